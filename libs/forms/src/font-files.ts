import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FontAssetsError } from './forms.errors.js';
import type { FontFamily } from './languages.rules.js';

/** Weights a family comes in. */
export type FontWeight = 'regular' | 'bold';

const FILE_STEM: Readonly<Record<FontFamily, string>> = {
  'noto-sans': 'NotoSans',
  vazirmatn: 'Vazirmatn',
  'noto-sans-arabic': 'NotoSansArabic',
  'noto-sans-ethiopic': 'NotoSansEthiopic',
};

let directory: string | undefined;

/**
 * The folder with the committed fonts. Found by walking up from this file, because the same code runs from the
 * sources (tests) and from dist (server), at different depths.
 * @throws FontAssetsError when no parent folder has it.
 */
export function fontDirectory(): string {
  if (directory !== undefined) return directory;
  let here = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = path.join(here, 'assets', 'fonts');
    if (existsSync(path.join(candidate, 'manifest.json'))) return (directory = candidate);
    const parent = path.dirname(here);
    if (parent === here) throw new FontAssetsError('assets/fonts with its manifest.json was not found');
    here = parent;
  }
}

/** Absolute path of one font file. */
export function fontFile(family: FontFamily, weight: FontWeight): string {
  const name = `${FILE_STEM[family]}-${weight === 'bold' ? 'Bold' : 'Regular'}.ttf`;
  return path.join(fontDirectory(), name);
}
