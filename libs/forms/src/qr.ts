import QRCode from 'qrcode';
import { QrTooSmallError } from './forms.errors.js';

/** Below this a telephone's camera fails on ordinary prints (measured). */
export const MIN_QR_SIZE_MM = 20;
/** Modules of white round the symbol, as the standard demands. */
export const QUIET_ZONE_MODULES = 4;
const POINTS_PER_MM = 72 / 25.4;

/** The dark and light modules of a symbol without its quiet zone. */
export interface QrMatrix {
  readonly size: number;
  isDark(row: number, column: number): boolean;
}

/** The symbol of a text, error correction level M. */
export function qrMatrix(text: string): QrMatrix {
  const { data, size } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  return { size, isDark: (row, column) => data[row * size + column] === 1 };
}

/**
 * Draws a QR code as vector rectangles (horizontal neighbours merged), quiet zone included in the size.
 * @param x points, left edge; @param y points, upper edge; @param sizeMm edge length in millimetres.
 * @throws QrTooSmallError below {@link MIN_QR_SIZE_MM}.
 */
export function drawQr(doc: PDFKit.PDFDocument, text: string, x: number, y: number, sizeMm: number): void {
  if (sizeMm < MIN_QR_SIZE_MM) throw new QrTooSmallError(sizeMm, MIN_QR_SIZE_MM);
  const matrix = qrMatrix(text);
  const edge = sizeMm * POINTS_PER_MM;
  const module = edge / (matrix.size + 2 * QUIET_ZONE_MODULES);
  doc.save().rect(x, y, edge, edge).fill('#ffffff');
  for (let row = 0; row < matrix.size; row++) {
    for (let column = 0; column < matrix.size; column++) {
      if (!matrix.isDark(row, column)) continue;
      let end = column + 1;
      while (end < matrix.size && matrix.isDark(row, end)) end++;
      const left = x + (column + QUIET_ZONE_MODULES) * module;
      doc.rect(left, y + (row + QUIET_ZONE_MODULES) * module, (end - column) * module, module);
      column = end;
    }
  }
  doc.fill('#000000').restore();
}
