import type { Block } from './blocks.js';
import { SignaturePathError } from './forms.errors.js';

/** Points of a drawn signature; a longer one is no signature but an attack on the machine. */
const MAX_PATH_LENGTH = 60_000;
const PEN_WIDTH = 1.1;
/** Absolute commands of SVG paths and the numbers that each takes. */
const COMMANDS: Readonly<Record<string, number>> = { M: 2, L: 2, Q: 4, C: 6 };

interface Command {
  readonly letter: string;
  readonly numbers: readonly number[];
}

/**
 * A signature drawn on a screen, as vectors, fitted into a box and standing on its lower edge.
 * @param path SVG path data of absolute `M`, `L`, `Q` and `C` alone, in whatever unit the pad has
 * @throws SignaturePathError for anything else: what a browser sends is not trusted
 */
export function signatureBlock(path: string, width: number, height: number): Block {
  const commands = readPath(path);
  const xs = commands.flatMap(({ numbers }) => numbers.filter((_, index) => index % 2 === 0));
  const ys = commands.flatMap(({ numbers }) => numbers.filter((_, index) => index % 2 === 1));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [drawnWidth, drawnHeight] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const room = { width: width - 2 * PEN_WIDTH, height: height - 2 * PEN_WIDTH };
  // A dot or a straight line has no extent in one direction or both.
  const scale = Math.min(room.width / Math.max(drawnWidth, 1), room.height / Math.max(drawnHeight, 1));
  return {
    height,
    draw: (form, x, y) => {
      const originY = y + height - PEN_WIDTH - drawnHeight * scale;
      const place = (value: number, index: number) =>
        index % 2 === 0 ? x + PEN_WIDTH + (value - left) * scale : originY + (value - top) * scale;
      const bbox: [number, number, number, number] = [x, y, x + width, y + height];
      form.leaf('Figure', { lang: 'de-DE', alt: 'Gezeichnete Unterschrift', bbox }, () => {
        const { doc } = form;
        doc.save().lineWidth(PEN_WIDTH).lineCap('round').lineJoin('round');
        for (const { letter, numbers } of commands) draw(doc, letter, numbers.map(place));
        doc.stroke('#000000').restore();
      });
    },
  };
}

function draw(doc: PDFKit.PDFDocument, letter: string, at: readonly number[]): void {
  const [a, b, c, d, e, f] = at as [number, number, number, number, number, number];
  if (letter === 'M') doc.moveTo(a, b);
  else if (letter === 'L') doc.lineTo(a, b);
  else if (letter === 'Q') doc.quadraticCurveTo(a, b, c, d);
  else doc.bezierCurveTo(a, b, c, d, e, f);
}

function readPath(path: string): Command[] {
  if (path.length > MAX_PATH_LENGTH || !/^\s*M[\dMLQC\s,.-]*$/.test(path)) throw new SignaturePathError();
  const commands: Command[] = [];
  for (const [, letter, rest] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const numbers = (rest!.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const arity = COMMANDS[letter!]!;
    if (numbers.length === 0 || numbers.length % arity !== 0) throw new SignaturePathError();
    for (let at = 0; at < numbers.length; at += arity) {
      // More pairs behind an M are lines.
      const implied = letter === 'M' && at > 0 ? 'L' : letter!;
      commands.push({ letter: implied, numbers: numbers.slice(at, at + arity) });
    }
  }
  if (!commands.some(({ letter }) => letter !== 'M')) throw new SignaturePathError();
  return commands;
}
