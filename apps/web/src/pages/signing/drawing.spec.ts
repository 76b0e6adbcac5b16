import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { GiveSignatureRequest } from '@app/waivers/shared';
import { hasRoom, isSignature, pathOf, pointAt, simplify, type Point, type Stroke } from './drawing.js';

const point = fc
  .tuple(fc.double({ min: -50, max: 700, noNaN: true }), fc.double({ min: -50, max: 300, noNaN: true }))
  .map(([x, y]) => pointAt(x, y));
const stroke = fc.array(point, { minLength: 1, maxLength: 40 });

/** What the server says to a drawing. */
function complaints(drawing: string): unknown[] {
  const request = { token: 'x'.repeat(43), drawing, health: false, immigration: false };
  return validateSync(plainToInstance(GiveSignatureRequest, request));
}

describe('a drawn signature', () => {
  it('is always something the server takes', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 60 }), (strokes) => {
        expect(complaints(pathOf(strokes))).toEqual([]);
      }),
    );
  });

  it('stays small however long somebody scribbles', () => {
    const scribble = (n: number): Stroke =>
      Array.from({ length: 150 }, (_, i) =>
        pointAt(300 + 299 * Math.sin(i * n), 100 + 99 * Math.cos(i * 1.7)),
      );
    const strokes = Array.from({ length: 60 }, (_, n) => scribble(n + 1));
    expect(complaints(pathOf(strokes))).toEqual([]);
    expect(hasRoom(strokes)).toBe(false);
    expect(hasRoom(strokes.slice(1))).toBe(true);
  });

  it('keeps its shape: no point lies farther from the simpler line than is allowed', () => {
    fc.assert(
      fc.property(stroke, fc.double({ min: 0.1, max: 20, noNaN: true }), (points, tolerance) => {
        const kept = simplify(points, tolerance);
        expect(kept[0]).toEqual(points[0]);
        expect(kept.at(-1)).toEqual(points.at(-1));
        for (const one of points) expect(distance(kept, one)).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
    );
  });

  it('writes corners in place and leaves out what lies on the way', () => {
    const corner: Stroke = [pointAt(10, 20), pointAt(20, 20), pointAt(30.04, 20), pointAt(30, 40.25)];
    expect(pathOf([corner])).toBe('M10 20L30 20L30 40.3');
    expect(pathOf([[pointAt(600, 0)]])).toBe('M600 0L599.9 0');
  });

  it('is none when the screen was only touched', () => {
    expect(isSignature([])).toBe(false);
    expect(isSignature([[pointAt(5, 5)], [pointAt(90, 90), pointAt(92, 91)]])).toBe(false);
    expect(isSignature([[pointAt(5, 5), pointAt(60, 5)]])).toBe(true);
  });
});

function distance(line: Stroke, to: Point): number {
  if (line.length === 1) return Math.hypot(line[0]!.x - to.x, line[0]!.y - to.y);
  return Math.min(
    ...line.slice(1).map((b, i) => {
      const a = line[i]!;
      const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
      const along = square && ((to.x - a.x) * (b.x - a.x) + (to.y - a.y) * (b.y - a.y)) / square;
      const t = Math.min(Math.max(along, 0), 1);
      return Math.hypot(a.x + t * (b.x - a.x) - to.x, a.y + t * (b.y - a.y) - to.y);
    }),
  );
}
