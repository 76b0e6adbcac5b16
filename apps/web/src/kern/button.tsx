import type { ComponentProps } from 'react';
import { cx } from './cx.js';
import { Icon } from './icon.js';

interface ButtonProps extends ComponentProps<'button'> {
  variant?: 'primary' | 'secondary' | 'tertiary';
  icon?: string;
  /** Smaller, for buttons inside of rows. */
  small?: boolean;
  /** Something is under way: stays focusable, does nothing, and says so. */
  busy?: boolean;
}

export function Button({
  variant = 'primary',
  icon,
  small,
  busy,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx('kern-btn', `kern-btn--${variant}`, small && 'kern-btn--x-small', className)}
      aria-disabled={busy ? true : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </button>
  );
}
