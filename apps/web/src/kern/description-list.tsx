import type { ReactNode } from 'react';

export interface Fact {
  key: string;
  label: ReactNode;
  /** Null, undefined and '' are left out. */
  value: ReactNode;
}

/** Terms and what they are; facts without a value do not show. */
export function DescriptionList({ facts }: { facts: readonly (Fact | false | null | undefined)[] }) {
  return (
    <dl className="kern-description-list">
      {facts.map((fact) =>
        fact && fact.value !== null && fact.value !== undefined && fact.value !== '' ? (
          <div className="kern-description-list-item" key={fact.key}>
            <dt className="kern-description-list-item__key">{fact.label}</dt>
            <dd className="kern-description-list-item__value">{fact.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
