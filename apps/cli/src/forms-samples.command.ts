import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { renderLaufzettel } from '@app/laufzettel';
import { sampleLaufzettel } from './forms-samples.data.js';

/**
 * `forms:samples --out DIR`: writes every form in every language from fictional data, for looking at, as
 * `<form>-<language>.pdf`. Needs no database.
 */
export function registerFormsSamples(program: Command): void {
  program
    .command('forms:samples')
    .description('Schreibt jedes Formular in jeder Sprache aus erfundenen Daten als PDF')
    .requiredOption('--out <dir>', 'Ordner für die PDF-Dateien; wird angelegt')
    .action(async ({ out }: { out: string }) => {
      await mkdir(out, { recursive: true });
      for (const data of sampleLaufzettel()) {
        const file = path.join(out, `laufzettel-${data.language}.pdf`);
        await writeFile(file, await renderLaufzettel(data));
        process.stdout.write(`${file}\n`);
      }
    });
}
