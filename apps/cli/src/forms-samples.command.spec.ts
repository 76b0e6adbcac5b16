import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { ASSESSMENT_LANGUAGES } from '@app/assessments';
import { readBackText, verifySeal } from '@app/forms';
import { SHEET_LANGUAGES } from '@app/laufzettel';
import { WAIVER_LANGUAGES } from '@app/waivers';
import { registerFormsSamples } from './forms-samples.command.js';

describe('forms:samples', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'forms-samples-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('writes every form in every language into a folder that it makes', async () => {
    const out = path.join(parent, 'new', 'folder');
    const program = new Command();
    registerFormsSamples(program);
    await program.parseAsync(['forms:samples', '--out', out], { from: 'user' });
    const laufzettel = SHEET_LANGUAGES.map((language) => `laufzettel-${language}.pdf`);
    const waivers = WAIVER_LANGUAGES.flatMap((language) => [
      `waiver-${language}`,
      `waiver-${language}-signed`,
    ]);
    const others = WAIVER_LANGUAGES.flatMap((language) => [`revocation-${language}`, `privacy-${language}`]);
    const assessments = [...ASSESSMENT_LANGUAGES, 'full', 'least'].map((name) => `assessment-${name}`);
    const sealed = ['fr-signed', 'ar-signed', 'extract'].map((name) => `assessment-${name}`);
    const files = [
      ...laufzettel,
      ...[...waivers, ...others, ...assessments, ...sealed].map((name) => `${name}.pdf`),
    ];
    expect((await readdir(out)).toSorted()).toEqual(files.toSorted());
    const read = (name: string) => readFile(path.join(out, name));
    for (const file of laufzettel) {
      const text = readBackText(await read(file));
      expect(text).toContain('Abschlussgespräch');
      expect(text).toContain('HE-2026-000123');
    }
    for (const name of waivers) {
      const pdf = await read(`${name}.pdf`);
      expect(readBackText(pdf)).toContain('17. Vermerk der Stelle');
      const isSigned = name.endsWith('-signed');
      expect(verifySeal(pdf)).toMatchObject({ valid: isSigned, wholeDocumentSigned: isSigned });
    }
    for (const name of assessments)
      expect(readBackText(await read(`${name}.pdf`)).join('')).toContain('15. Abschluss');
    for (const name of sealed)
      expect(verifySeal(await read(`${name}.pdf`))).toMatchObject({ valid: true, wholeDocumentSigned: true });
  }, 90_000);
});
