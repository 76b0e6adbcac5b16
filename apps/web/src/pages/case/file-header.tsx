import type { Fact } from '../../kern/description-list.js';

/** The head of a file: the few facts that must stay in sight while one works on it. */
export function FileHeader({
  facts,
  fixed,
}: {
  facts: readonly (Fact | false | null | undefined)[];
  fixed?: boolean;
}) {
  return (
    <dl className={fixed ? 'file-header file-header--fixed' : 'file-header'}>
      {facts.map((fact) =>
        fact && fact.value ? (
          <div className="file-header__fact" key={fact.key}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
