import type { DataCategory, WaiverDirection } from '@app/waivers/shared';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';

interface ShownRecipient {
  id: string;
  name: string;
  direction: WaiverDirection | '';
  categories: readonly DataCategory[];
  /** Said behind the name, for example that it was revoked. */
  note?: ReactNode;
}

/** Each institution with direction and data. */
export function RecipientFacts({ recipients, t }: { recipients: readonly ShownRecipient[]; t: TFunction }) {
  return (
    <ul className="rows">
      {recipients.map(({ id, name, direction, categories, note }) => (
        <li className="row" key={id}>
          <div className="row__main">
            <p className="row__title">
              <strong lang="de">{name}</strong>
              {note}
            </p>
            {direction && <p className="row__text">{t(`waivers.directions.${direction}`)}</p>}
            <ul className="kern-list kern-list--bullet">
              {categories.map((category) => (
                <li key={category}>{t(`waivers.categories.${category}`)}</li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
