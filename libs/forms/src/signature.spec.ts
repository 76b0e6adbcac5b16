import { describe, expect, it } from '@jest/globals';
import { SignaturePathError } from './forms.errors.js';
import { renderForm } from './render-form.js';
import { signatureBlock } from './signature.js';

const BOX = { width: 200, height: 40 } as const;
/** The path operators of a form with this signature, in the page's own points from its top. */
async function drawn(path: string): Promise<string[]> {
  const furniture = { header: { left: '', right: '' }, footer: [] };
  const options = { title: 'x', author: 'x', language: 'de', furniture, compress: false } as const;
  const pdf = await renderForm(options, (form) =>
    form.flow(signatureBlock(path, BOX.width, BOX.height), 0, 100),
  );
  const figure = /\/Figure <<[\s\S]*?EMC/.exec(pdf.toString('latin1'))![0];
  return figure.split('\n').filter((line) => / [mlc]$/.test(line));
}
const numbers = (operators: readonly string[]) =>
  operators.flatMap((line) => line.match(/-?[\d.]+/g)!.map(Number));

describe('a drawn signature', () => {
  it.each([
    ['wide', 'M0 0 L1000 10 L500 90'],
    ['high', 'M0,0L10,1000'],
    ['far from the origin, with curves', 'M-500 -500 Q -400 -600 -300 -500 C -290.5 -480 -280 -470 -.5 -460'],
    ['a level line', 'M10 10 L 20 10 30 10'],
    ['a dot', 'M5 5 L5 5'],
  ])('is fitted into its box: %s', async (_what, path) => {
    const places = numbers(await drawn(path));
    const xs = places.filter((_, index) => index % 2 === 0);
    const ys = places.filter((_, index) => index % 2 === 1);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...xs)).toBeLessThanOrEqual(100 + BOX.width);
    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThanOrEqual(BOX.height);
  });

  it('keeps its shape', async () => {
    const [x0, y0, x1, y1] = numbers(await drawn('M0 0 L400 100')) as [number, number, number, number];
    expect((x1 - x0) / (y1 - y0)).toBeCloseTo(4, 3);
  });

  it.each([
    '',
    'nichts',
    'M0 0',
    'L1 1',
    'M0 0 L1',
    'M0 0 l5 5',
    'M0 0 H5',
    'M0 0 L1 1 Z',
    'M0 0 L1e9 1',
    'M0 0 L1 1"/><script>',
    `M0 0 ${'L1 1 '.repeat(20_000)}`,
  ])('is refused when it is none: %.20s', (path) => {
    expect(() => signatureBlock(path, BOX.width, BOX.height)).toThrow(SignaturePathError);
  });
});
