import type { ReactNode } from 'react';

/** A table wider than a narrow screen scrolls by itself, also by keyboard. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="table-scroll section" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
