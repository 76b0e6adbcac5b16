import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { readBackText } from '@app/forms';
import { SHEET_LANGUAGES } from '@app/laufzettel';
import { registerFormsSamples } from './forms-samples.command.js';

describe('forms:samples', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'forms-samples-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('writes a Laufzettel in every language into a folder that it makes', async () => {
    const out = path.join(parent, 'new', 'folder');
    const program = new Command();
    registerFormsSamples(program);
    await program.parseAsync(['forms:samples', '--out', out], { from: 'user' });
    const files = SHEET_LANGUAGES.map((language) => `laufzettel-${language}.pdf`);
    expect((await readdir(out)).toSorted()).toEqual(files.toSorted());
    for (const file of files) {
      const text = readBackText(await readFile(path.join(out, file)));
      expect(text).toContain('Abschlussgespräch');
      expect(text).toContain('HE-2026-000123');
    }
  });
});
