import { useEffect, useRef, type ReactNode } from 'react';
import type { Tone } from './badge.js';
import { Icon } from './icon.js';

interface AlertProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  id?: string;
  /** Moves the focus here whenever this value changes to something truthy. */
  focusOn?: unknown;
  /** No announcement: the alert stood there from the start or has the focus anyway. */
  quiet?: boolean;
}

/** A message that stays; announced when it appears. */
export function Alert({ tone, title, children, id, focusOn, quiet }: AlertProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusOn) box.current?.focus();
  }, [focusOn]);
  const role = quiet ? undefined : tone === 'danger' ? 'alert' : 'status';
  return (
    <div
      ref={box}
      id={id}
      tabIndex={focusOn === undefined ? undefined : -1}
      className={`kern-alert kern-alert--${tone}`}
      role={role}
    >
      <div className="kern-alert__header">
        <Icon name={tone} />
        <span className="kern-title">{title}</span>
      </div>
      {children && <div className="kern-alert__body">{children}</div>}
    </div>
  );
}
