import { useBlocker } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kern/button.js';
import { Dialog } from '../kern/dialog.js';

interface UnsavedGuard {
  /** The question, to be rendered somewhere on the page. */
  question: ReactNode;
  /** What was typed is saved: the next navigation asks nothing. */
  release: () => void;
}

/** Asks before a page with unsaved input is left. Steps of one page (same path) may be changed freely. */
export function useUnsavedGuard(dirty: boolean, text?: string): UnsavedGuard {
  const { t } = useTranslation();
  const released = useRef(false);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && !released.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty && !released.current,
    withResolver: true,
  });
  const question =
    blocker.status === 'blocked' ? (
      <Dialog
        title={t('unsaved.title')}
        onClose={blocker.reset}
        footer={
          <>
            <Button variant="secondary" onClick={blocker.proceed}>
              {t('unsaved.leave')}
            </Button>
            <Button onClick={blocker.reset}>{t('unsaved.stay')}</Button>
          </>
        }
      >
        <p className="kern-body">{text ?? t('unsaved.text')}</p>
      </Dialog>
    ) : null;
  return { question, release: () => void (released.current = true) };
}
