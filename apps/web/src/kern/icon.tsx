import { cx } from './cx.js';

/** A KERN icon; always beside a word that says the same, so hidden from assistive technology. */
export function Icon({ name, size }: { name: string; size?: 'small' | 'large' }) {
  return (
    <span
      className={cx('kern-icon', `kern-icon--${name}`, size && `kern-icon--${size}`)}
      aria-hidden="true"
    />
  );
}
