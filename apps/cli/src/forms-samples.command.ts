import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { renderAssessment, renderExtract } from '@app/assessments';
import { makeDemoSeal, sealPdf } from '@app/forms';
import { renderLaufzettel } from '@app/laufzettel';
import { renderPrivacyNotice, renderRevocation, renderWaiver } from '@app/waivers';
import {
  sampleAssessments,
  sampleExtract,
  sampleExtremes,
  sampleSignedAssessments,
} from './forms-samples-assessments.data.js';
import { sampleLaufzettel } from './forms-samples.data.js';
import {
  samplePrivacyNotices,
  sampleRevocations,
  sampleSignedWaivers,
  sampleWaivers,
} from './forms-samples-waivers.data.js';

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
      for await (const [name, pdf] of samples()) {
        const file = path.join(out, `${name}.pdf`);
        await writeFile(file, pdf);
        process.stdout.write(`${file}\n`);
      }
    });
}

/** One after the other: a form is held in memory no longer than it takes to write it. */
async function* samples(): AsyncGenerator<[name: string, pdf: Buffer]> {
  for (const data of sampleLaufzettel()) yield [`laufzettel-${data.language}`, await renderLaufzettel(data)];
  for (const data of sampleWaivers()) yield [`waiver-${data.language}`, await renderWaiver(data)];
  const seal = await makeDemoSeal();
  for (const data of sampleSignedWaivers())
    yield [`waiver-${data.language}-signed`, await sealPdf(await renderWaiver(data, { seal: true }), seal)];
  for (const data of sampleRevocations()) yield [`revocation-${data.language}`, await renderRevocation(data)];
  for (const data of samplePrivacyNotices())
    yield [`privacy-${data.language}`, await renderPrivacyNotice(data)];
  for (const data of sampleAssessments())
    yield [`assessment-${data.language ?? 'de'}`, await renderAssessment(data)];
  for (const data of sampleSignedAssessments())
    yield [
      `assessment-${data.language}-signed`,
      await sealPdf(await renderAssessment(data, { seal: true }), seal),
    ];
  for (const [name, data] of Object.entries(sampleExtremes()))
    yield [`assessment-${name}`, await renderAssessment(data)];
  yield ['assessment-extract', await sealPdf(await renderExtract(sampleExtract(), { seal: true }), seal)];
}
