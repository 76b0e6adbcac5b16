import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.js';

interface DialogProps {
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** Escape and the cross; absent = the dialog must be answered. */
  onClose?: () => void;
}

/**
 * A modal dialog that is open as long as it is rendered: native `<dialog>`, so that focus stays inside and goes
 * back to where it came from.
 */
export function Dialog({ title, children, footer, onClose }: DialogProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className="kern-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header className="kern-dialog__header">
        <h2 className="kern-title kern-title--large" id={titleId}>
          {title}
        </h2>
        {onClose && (
          <button type="button" className="kern-btn kern-btn--tertiary" onClick={onClose}>
            <Icon name="close" />
            <span className="kern-label kern-sr-only">{t('action.close')}</span>
          </button>
        )}
      </header>
      <section className="kern-dialog__body">{children}</section>
      {footer && <footer className="kern-dialog__footer">{footer}</footer>}
    </dialog>
  );
}
