import { useId, type ReactNode } from 'react';

/** A titled part of a page in a card. */
export function Section({
  title,
  actions,
  children,
}: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header className="section__header">
        <h2 className="kern-heading-medium" id={id}>
          {title}
        </h2>
        {actions && <div className="actions no-print">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
