import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Frame of a page that leads nowhere: the main part alone. */
export function Bare({ children }: { children?: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="main">
      {children ?? <Outlet />}
    </main>
  );
}
