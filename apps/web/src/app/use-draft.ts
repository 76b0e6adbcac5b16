import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { deleteDraft, saveDraft } from '../api/account.js';

const QUIET = 1_500;

export interface Draft {
  /** ISO 8601; null until something was saved. */
  savedAt: string | null;
  /** Something typed is not on the server yet. */
  pending: boolean;
  /** Deletes the draft for good, as the form was sent or thrown away. */
  discard: () => Promise<void>;
}

/**
 * Keeps what is typed into a form on the server, a moment after the last change and at once when the page is hidden.
 * On the server and not in the browser, because several people may share the PC.
 */
export function useDraft<V extends FieldValues>(name: string, form: UseFormReturn<V>): Draft {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const waiting = useRef(false);
  const ended = useRef(false);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (!waiting.current || ended.current) return;
    waiting.current = false;
    try {
      const saved = await saveDraft(name, form.getValues());
      setSavedAt(saved.savedAt);
      if (!waiting.current) setPending(false);
    } catch {
      // Stays pending: the next change tries again, and leaving the page asks first.
      waiting.current = true;
    }
  }, [form, name]);

  useEffect(() => {
    const unsubscribe = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ isDirty }) => {
        if (!isDirty || ended.current) return;
        waiting.current = true;
        setPending(true);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void flush(), QUIET);
      },
    });
    const hidden = () => document.visibilityState === 'hidden' && void flush();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', hidden);
      void flush();
    };
  }, [form, flush]);

  const discard = useCallback(async () => {
    ended.current = true;
    clearTimeout(timer.current);
    setPending(false);
    await deleteDraft(name);
  }, [name]);

  return { savedAt, pending, discard };
}
