import { useEffect, useRef, useState, type RefObject } from 'react';
import { focusField } from '../kern/error-summary.js';

/**
 * A new step takes the focus: at its heading, or where the function returned was told to land in it. The first rendering
 * leaves the focus where the page put it.
 */
export function useLanding(
  heading: RefObject<HTMLElement | null>,
  step: number,
): (step: number, id: string) => void {
  const [landing, setLanding] = useState({ step: 0, id: '' });
  const previous = useRef(step);
  useEffect(() => {
    if (previous.current === step) return;
    previous.current = step;
    if (landing.step === step) focusField(landing.id);
    else heading.current?.focus();
  }, [heading, step, landing]);
  return (to, id) => setLanding({ step: to, id });
}
