import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type jsQR from 'jsqr';
import { QrTooSmallError } from './forms.errors.js';
import { drawQr, QUIET_ZONE_MODULES, qrMatrix } from './qr.js';

const require = createRequire(import.meta.url);
const { default: decode } = require('jsqr') as typeof jsQR;
const URL = 'https://anlaufstelle.example/s/7KQ4-M2XD-9RTA';
const PIXELS = 4;

/** The rectangles that were filled, painted black on white with `PIXELS` pixels a module. */
function paint(modules: number, rectangles: readonly (readonly [number, number, number, number])[]) {
  const edge = (modules + 2 * QUIET_ZONE_MODULES) * PIXELS;
  const image = new Uint8ClampedArray(edge * edge * 4).fill(255);
  for (const [x, y, width, height] of rectangles) {
    for (let row = Math.round(y); row < Math.round(y + height); row++) {
      for (let column = Math.round(x); column < Math.round(x + width); column++) {
        image.fill(0, (row * edge + column) * 4, (row * edge + column) * 4 + 3);
      }
    }
  }
  return decode(image, edge, edge)?.data;
}

describe('QR code', () => {
  it('decodes from its modules', () => {
    const matrix = qrMatrix(URL);
    const { size } = matrix;
    const dark: [number, number, number, number][] = [];
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const at = (index: number) => (index + QUIET_ZONE_MODULES) * PIXELS;
        if (matrix.isDark(row, column)) dark.push([at(column), at(row), PIXELS, PIXELS]);
      }
    }
    expect(paint(size, dark)).toBe(URL);
  });

  it('decodes from the rectangles that are drawn, quiet zone included in the size', () => {
    const rectangles: [number, number, number, number][] = [];
    const doc = new Proxy({} as PDFKit.PDFDocument, {
      get:
        (_, method) =>
        (...args: number[]) => {
          if (method === 'rect') rectangles.push(args as [number, number, number, number]);
          return doc;
        },
    });
    drawQr(doc, URL, 0, 0, 25.4);
    const matrix = qrMatrix(URL);
    const modules = matrix.size + 2 * QUIET_ZONE_MODULES;
    const [background, ...dark] = rectangles.map((one) => one.map((n) => (n * modules) / 72) as typeof one);
    expect(background).toEqual([0, 0, modules, modules].map((n) => expect.closeTo(n, 6)));
    const covered = (x: number, y: number) =>
      dark.some(([left, top, width, height]) => x > left && x < left + width && y > top && y < top + height);
    for (let row = 0; row < matrix.size; row++) {
      for (let column = 0; column < matrix.size; column++) {
        for (const inset of [0.01, 0.5, 0.99]) {
          const [x, y] = [column + QUIET_ZONE_MODULES + inset, row + QUIET_ZONE_MODULES + inset];
          expect(covered(x, y)).toBe(matrix.isDark(row, column));
        }
      }
    }
    expect(
      paint(
        matrix.size,
        dark.map((one) => one.map((n) => n * PIXELS) as typeof one),
      ),
    ).toBe(URL);
  });

  it('is refused when it would be too small for a camera', () => {
    expect(() => drawQr({} as PDFKit.PDFDocument, URL, 0, 0, 19)).toThrow(QrTooSmallError);
  });
});
