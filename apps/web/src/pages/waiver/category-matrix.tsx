import { DATA_CATEGORIES, type DataCategory } from '@app/waivers/shared';
import { useTranslation } from 'react-i18next';
import { fieldId, useField } from '../../app/form/field-texts.js';
import { ErrorText } from '../../kern/field-frame.js';
import { Icon } from '../../kern/icon.js';
import { ScrollRegion } from '../../kern/scroll-region.js';

interface CategoryMatrixProps {
  /** Names of the institutions, one column each. */
  names: readonly string[];
  /** What is ticked for each of them. */
  ticked: readonly (readonly DataCategory[])[];
  onChange: (index: number, categories: DataCategory[]) => void;
}

/** What each institution may know: one row for each category, one column for each institution, nothing ticked. */
export function CategoryMatrix({ names, ticked, onChange }: CategoryMatrixProps) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <h3 className="kern-heading-small">{t('waivers.wizard.matrix')}</h3>
      <p className="kern-body">{t('waivers.wizard.matrixHint')}</p>
      <ScrollRegion label={t('waivers.wizard.matrix')}>
        <table className="kern-table category-matrix">
          <thead className="kern-table__head">
            <tr className="kern-table__row">
              <th scope="col" className="kern-table__header">
                {t('waivers.wizard.category')}
              </th>
              {names.map((name, index) => (
                <ColumnHead key={name} name={name} index={index} />
              ))}
            </tr>
          </thead>
          <tbody className="kern-table__body">
            {DATA_CATEGORIES.map((category) => (
              <tr key={category} className="kern-table__row">
                <th scope="row" className="kern-table__cell">
                  {category === 'health' && <Icon name="warning" size="small" />}{' '}
                  {t(`waivers.categories.${category}`)}
                </th>
                {names.map((name, index) => (
                  <td key={name} className="kern-table__cell">
                    <Tick
                      index={index}
                      category={category}
                      name={name}
                      ticked={ticked[index]!}
                      onChange={(categories) => onChange(index, categories)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="kern-body hint-box">{t('waivers.wizard.healthText')}</p>
    </div>
  );
}

function ColumnHead({ name, index }: { name: string; index: number }) {
  const field = `recipients.${index}.categories`;
  const { error } = useField(field);
  return (
    <th scope="col" className="kern-table__header" lang="de">
      {name}
      {error && <ErrorText id={`${fieldId(field)}-error`}>{error}</ErrorText>}
    </th>
  );
}

interface TickProps {
  index: number;
  category: DataCategory;
  name: string;
  ticked: readonly DataCategory[];
  onChange: (categories: DataCategory[]) => void;
}

function Tick({ index, category, name, ticked, onChange }: TickProps) {
  const { t } = useTranslation();
  const path = `recipients.${index}.categories`;
  const refused = useField(path).error !== undefined;
  // The error summary leads to the first box of the column.
  const id = category === DATA_CATEGORIES[0] ? fieldId(path) : `${fieldId(path)}-${category}`;
  const toggle = () =>
    onChange(DATA_CATEGORIES.filter((code) => ticked.includes(code) !== (code === category)));
  return (
    <div className="kern-form-check">
      <input
        type="checkbox"
        className="kern-form-check__checkbox"
        id={id}
        checked={ticked.includes(category)}
        onChange={toggle}
        aria-invalid={refused || undefined}
        aria-describedby={refused ? `${fieldId(path)}-error` : undefined}
      />
      <label className="kern-label" htmlFor={id}>
        <span className="visually-hidden">
          {t('waivers.wizard.cell', { category: t(`waivers.categories.${category}`), institution: name })}
        </span>
      </label>
    </div>
  );
}
