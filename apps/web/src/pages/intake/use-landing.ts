import { useEffect, useRef, type RefObject } from 'react';
import { focusField } from '../../kern/error-summary.js';

interface Landing {
  heading: RefObject<HTMLHeadingElement | null>;
  /** Where the focus goes with the next step: an element's id, or the heading. */
  next: (id?: string) => void;
}

/** A new step takes the focus; the first rendering leaves it where the page put it. */
export function useLanding(step: number): Landing {
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const previous = useRef(step);
  useEffect(() => {
    if (previous.current === step) return;
    previous.current = step;
    if (wanted.current) focusField(wanted.current);
    else heading.current?.focus();
    wanted.current = undefined;
  }, [step]);
  return { heading, next: (id) => void (wanted.current = id) };
}
