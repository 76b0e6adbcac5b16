/** The field in which signatures are kept, whatever the screen's size (`GiveSignatureRequest`). */
export const FIELD = { width: 600, height: 200 } as const;
/** What the server takes. */
const MOST_STROKES = 60;
const LONGEST = 40_000;
/** Less ink than this is a touch by accident. */
const LEAST_INK = 40;
/** A curve may lose this much of its shape, which nobody sees. */
const TOLERANCE = 0.4;

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** One line, from touching to lifting. */
export type Stroke = readonly Point[];

/** Whether another line can be taken. */
export const hasRoom = (strokes: readonly Stroke[]): boolean => strokes.length < MOST_STROKES;

/** Somebody has really drawn something. */
export const isSignature = (strokes: readonly Stroke[]): boolean =>
  strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= LEAST_INK;

/** A point of the field, never outside of it, with one decimal. */
export function pointAt(x: number, y: number): Point {
  const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most) * 10) / 10;
  return { x: within(x, FIELD.width), y: within(y, FIELD.height) };
}

/** The lines as an SVG path of moves and lines, without the points nobody would miss; small enough to be sent. */
export function pathOf(strokes: readonly Stroke[]): string {
  for (let tolerance = TOLERANCE; ; tolerance *= 1.5) {
    const path = strokes.map((stroke) => strokePath(simplify(stroke, tolerance))).join('');
    if (path.length <= LONGEST) return path;
  }
}

function strokePath(points: Stroke): string {
  const [first, ...rest] = points;
  if (!first) return '';
  // A dot is a line too short to see; its round ends make it one.
  const lines =
    rest.length > 0 ? rest : [{ x: first.x < FIELD.width ? first.x + 0.1 : first.x - 0.1, y: first.y }];
  return `M${coordinates(first)}${lines.map((point) => `L${coordinates(point)}`).join('')}`;
}

const coordinates = ({ x, y }: Point): string => `${decimal(x)} ${decimal(y)}`;
const decimal = (value: number): string => String(Math.round(value * 10) / 10);

/** Douglas and Peucker: keeps a point only where the line would leave its course without it. */
export function simplify(points: Stroke, tolerance: number): Stroke {
  if (points.length < 3) return points;
  const kept = new Set([0, points.length - 1]);
  const parts: [number, number][] = [[0, points.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    let farthest = 0;
    let at = 0;
    for (let index = from + 1; index < to; index += 1) {
      const distance = distanceTo(points[from]!, points[to]!, points[index]!);
      if (distance > farthest) [farthest, at] = [distance, index];
    }
    if (farthest <= tolerance) continue;
    kept.add(at);
    parts.push([from, at], [at, to]);
  }
  return points.filter((_, index) => kept.has(index));
}

/** How far a point lies from the piece between two others. */
function distanceTo(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square;
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

function lengthOf(stroke: Stroke): number {
  return stroke
    .slice(1)
    .reduce((sum, { x, y }, index) => sum + Math.hypot(x - stroke[index]!.x, y - stroke[index]!.y), 0);
}
