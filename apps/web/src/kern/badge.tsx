import type { ReactNode } from 'react';
import { Icon } from './icon.js';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

/** A state as word and icon, never by colour alone. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: string; children: ReactNode }) {
  return (
    <span className={`kern-badge kern-badge--small kern-badge--${tone}`}>
      <Icon name={icon ?? tone} size="small" />
      <span className="kern-label kern-label--small">{children}</span>
    </span>
  );
}
