import { DATA_CATEGORIES, type DataCategory, type WaiverRecipientResponse } from '@app/waivers/shared';
import { useId } from 'react';
import { DescriptionList } from '../../kern/description-list.js';
import { useReading, Words } from './words.js';

/** Who × what: each institution with a box for every category, ticked or visibly empty, as on the paper. */
export function Recipients() {
  const { form } = useReading();
  return (
    <ul className="recipients">
      {form.recipients.map((recipient) => (
        <Recipient key={recipient.id} recipient={recipient} />
      ))}
    </ul>
  );
}

function Recipient({ recipient }: { recipient: WaiverRecipientResponse }) {
  const id = useId();
  const town = [recipient.postalCode, recipient.place].filter(Boolean).join(' ');
  const address = [recipient.unit, recipient.street, town].filter(Boolean).join(', ');
  return (
    <li className="recipient" aria-labelledby={id}>
      <h3 className="recipient__name" id={id}>
        <bdi lang="de">{recipient.name}</bdi>
      </h3>
      {address && (
        <p>
          <bdi lang="de">{address}</bdi>
        </p>
      )}
      <DescriptionList
        facts={[
          {
            key: 'direction',
            label: <Words of="form" name="columnDirection" />,
            value: <Words of="directions" name={recipient.direction} />,
          },
        ]}
      />
      <p>
        <strong>
          <Words of="form" name="columnCategories" />
        </strong>
      </p>
      <ul className="ticks">
        {DATA_CATEGORIES.map((category) => (
          <Tick key={category} category={category} ticked={recipient.categories.includes(category)} />
        ))}
      </ul>
    </li>
  );
}

/** A box nobody can change here; assistive technology says in its own language whether it is ticked. */
function Tick({ category, ticked }: { category: DataCategory; ticked: boolean }) {
  const { form } = useReading();
  return (
    <li>
      <label className="tick">
        <input type="checkbox" className="tick__box" checked={ticked} disabled readOnly />
        <span>
          <Words of="categories" name={category} />
          {category === 'other' && ticked && form.otherText && (
            <>
              {' '}
              <bdi className="wrap">{form.otherText}</bdi>
            </>
          )}
        </span>
      </label>
    </li>
  );
}
