/** The signature pad's size in its own units, and the least that looks like somebody's hand. */
const PAD = { width: 600, height: 200 } as const;
const SHORTEST_LINE = 60;

/** Whether the path is a line of somebody's hand on the pad: no dot, nothing outside of it. */
export function isDrawn(path: string): boolean {
  const points = [...path.matchAll(/([ML])([\d.]+) ([\d.]+)/g)].map(([, move, x, y]) => ({
    move,
    x: Number(x),
    y: Number(y),
  }));
  const length = points.reduce((sum, { move, x, y }, i) => {
    const before = points[i - 1];
    return move === 'L' && before ? sum + Math.hypot(x - before.x, y - before.y) : sum;
  }, 0);
  return length >= SHORTEST_LINE && points.every(({ x, y }) => x <= PAD.width && y <= PAD.height);
}
