import type { CaseResponse } from '@app/cases/shared';
import { ageAtLeast } from '@app/platform/shared';
import type { Signatory, SignatoryProblem } from '@app/waivers/shared';
import type { TFunction } from 'i18next';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { today } from '../../app/format.js';
import { PersonName } from '../../app/person-name.js';
import { signatoriesSoFar, type WaiverValues } from './values.js';

/** Who must sign with what is filled in, by the server's own rules. */
export function MustSign({ file, words }: { file: CaseResponse; words?: TFunction }) {
  const { t: own } = useTranslation();
  const t = words ?? own;
  const { watch } = useFormContext<WaiverValues>();
  const found = signatoriesSoFar(watch(), ageAtLeast(file.dateOfBirth, today()));
  return (
    <section className="hint-box" aria-labelledby="must-sign">
      <h3 className="kern-heading-small" id="must-sign">
        {t('waivers.wizard.mustSign')}
      </h3>
      <div role="status">
        {found === null ? (
          <p className="kern-body">{t('waivers.wizard.mustSignOpen')}</p>
        ) : isProblems(found) ? (
          found.map((problem) => (
            <p className="kern-body" key={problem}>
              {t(`waivers.errors.${problem}`)}
            </p>
          ))
        ) : (
          <SignatoryList signatories={found} file={file} t={t} />
        )}
      </div>
    </section>
  );
}

const isProblems = (found: Signatory[] | SignatoryProblem[]): found is SignatoryProblem[] =>
  typeof found[0] === 'string';

interface SignatoryListProps {
  signatories: readonly Signatory[];
  file: CaseResponse;
  t: TFunction;
}

function SignatoryList({ signatories, file, t }: SignatoryListProps) {
  return (
    <ol className="kern-list kern-list--number">
      {signatories.map(({ role, name }, index) => (
        <li key={index}>
          {role === 'person' ? <PersonName of={file} /> : <bdi>{name || t('waivers.wizard.nameOpen')}</bdi>} (
          {t(`waivers.roles.${role}`)})
        </li>
      ))}
    </ol>
  );
}
