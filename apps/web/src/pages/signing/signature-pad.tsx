import { useRef, type PointerEvent, type ReactNode } from 'react';
import { Button } from '../../kern/button.js';
import { ErrorText } from '../../kern/field-frame.js';
import { cx } from '../../kern/cx.js';
import { FIELD, hasRoom, pathOf, pointAt, simplify, type Point, type Stroke } from './drawing.js';
import { Words } from './words.js';

interface SignaturePadProps {
  id: string;
  label: string;
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
  error?: string;
  /** Words of another form than the waiver. */
  prompt?: ReactNode;
  clear?: ReactNode;
}

/** A field to sign in with finger, pen or mouse. Who cannot draw signs on paper: a typed name is no signature. */
export function SignaturePad({ id, label, strokes, onChange, error, prompt, clear }: SignaturePadProps) {
  const active = useRef<{ pointer: number; points: Point[]; before: readonly Stroke[] } | null>(null);
  const show = () => {
    const line = active.current;
    if (line) onChange([...line.before, [...line.points]]);
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    // A palm that rests on the screen, or a second finger, draws nothing.
    if (active.current || event.button !== 0 || !hasRoom(strokes)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    active.current = { pointer: event.pointerId, points: [place(event)], before: strokes };
    show();
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    const line = active.current;
    if (line?.pointer !== event.pointerId) return;
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of passed.length > 0 ? passed : [event]) line.points.push(place(one, event.currentTarget));
    show();
  };
  const finish = (event: PointerEvent<SVGSVGElement>) => {
    const line = active.current;
    if (line?.pointer !== event.pointerId) return;
    active.current = null;
    onChange([...line.before, simplify(line.points, 0.4)]);
  };
  const errorId = `${id}-error`;
  return (
    <div
      id={id}
      tabIndex={-1}
      role="group"
      aria-label={label}
      aria-describedby={error ? errorId : undefined}
      className={cx('signature-pad', error && 'signature-pad--error')}
    >
      <p className="kern-label" aria-hidden="true">
        {prompt ?? <Words of="screen" name="signHere" />}
      </p>
      <svg
        viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
        className="signature-pad__field"
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={finish}
        onPointerCancel={finish}
      >
        <line className="signature-pad__line" x1="20" x2={FIELD.width - 20} y1="160" y2="160" />
        <path className="signature-pad__ink" d={pathOf(strokes)} />
      </svg>
      {error && <ErrorText id={errorId}>{error}</ErrorText>}
      <Button variant="secondary" icon="delete" onClick={() => onChange([])}>
        {clear ?? <Words of="screen" name="clear" />}
      </Button>
    </div>
  );
}

/** Where on the field something happened. */
function place(
  event: { clientX: number; clientY: number; currentTarget: EventTarget | null },
  field = event.currentTarget as SVGSVGElement,
): Point {
  const box = field.getBoundingClientRect();
  return pointAt(
    ((event.clientX - box.left) / box.width) * FIELD.width,
    ((event.clientY - box.top) / box.height) * FIELD.height,
  );
}
