import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fontDirectory, fontFile } from './font-files.js';
import { canPrint, fontsFor, replaceUnprintable } from './fonts.js';
import { FORM_LANGUAGES, isFormLanguage, type FormLanguageCode } from './languages.rules.js';
import { layoutParagraph } from './paragraph.js';
import { textStyle } from './text-styles.js';

interface Manifest {
  fonts: { file: string; bytes: number; sha256: string; licence: string; licenceFile: string }[];
}

describe('assets/fonts', () => {
  const read = (file: string) => readFileSync(path.join(fontDirectory(), file));
  const { fonts } = JSON.parse(read('manifest.json').toString()) as Manifest;

  it('holds exactly the files of the manifest, unchanged', () => {
    const found = readdirSync(fontDirectory()).filter((file) => file.endsWith('.ttf'));
    expect(found.toSorted()).toEqual(fonts.map(({ file }) => file).toSorted());
    for (const { file, bytes, sha256 } of fonts) {
      expect(read(file)).toHaveLength(bytes);
      expect(createHash('sha256').update(read(file)).digest('hex')).toBe(sha256);
    }
  });

  it('has the licence of each font beside it', () => {
    for (const { licence, licenceFile } of fonts) {
      expect(licence).toBe('OFL-1.1');
      expect(read(licenceFile).toString()).toContain('SIL OPEN FONT LICENSE Version 1.1');
    }
  });

  it('has a file for every family and weight', () => {
    for (const family of FORM_LANGUAGES.de.fonts) {
      for (const weight of ['regular', 'bold'] as const) {
        expect(fonts.map(({ file }) => file)).toContain(path.basename(fontFile(family, weight)));
      }
    }
  });
});

describe('languages', () => {
  it.each(Object.keys(FORM_LANGUAGES) as FormLanguageCode[])(
    '%s can write its own name in its first font',
    (code) => {
      const { ownName, direction } = FORM_LANGUAGES[code];
      const { runs } = layoutParagraph(ownName, textStyle(code, 'strong'), 500).lines[0]!;
      expect(new Set(runs.map((run) => run.font))).toEqual(new Set([fontsFor(code, 'bold')[0]]));
      expect(runs.every((run) => run.shape.direction === direction)).toBe(true);
    },
  );

  it('are told from other codes', () => {
    expect(isFormLanguage('fa-AF')).toBe(true);
    expect(isFormLanguage('xx')).toBe(false);
    expect(isFormLanguage('toString')).toBe(false);
  });
});

describe('what users type', () => {
  it('is printable in every script of the fonts', () => {
    expect(canPrint('Müller Łukasz Őrsi Nguyễn Şahin Їжак Ђорђе رانیا ሰላም ₴ € “x” – №')).toBe(true);
    expect(canPrint('中')).toBe(false);
  });

  it('shows a gap for letters that are not', () => {
    expect(replaceUnprintable('gut 👍 中\nنعم')).toBe('gut [?] [?]\nنعم');
    expect(replaceUnprintable('unverändert')).toBe('unverändert');
  });
});
