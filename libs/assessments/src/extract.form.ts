import {
  CONTENT_WIDTH,
  formDate,
  isolate,
  isolateLtr,
  keyValueBlock,
  renderForm,
  textBlock,
  type Block,
  type KeyValue,
} from '@app/forms';
import { waiverTexts, type DataCategory } from '@app/waivers';
import { writeUnits } from './assessment.form-layout.js';
import { contentOf, sectionUnits, type Content } from './assessment.form-sections.js';
import { both, languagesOf, userText, words, type Sheet } from './assessment.form-words.js';
import type { AssessmentFormOptions } from './assessment.form-data.js';
import { isOpen } from './extract.rules.js';
import type { AssessmentExtract, ExtractCategory } from './extract.dto.js';
import { SECTION_CODES } from './field.rules.js';

/** What an institution is given on paper of somebody's form, and what it may use it for. German. */
export interface ExtractFormData {
  readonly extract: AssessmentExtract;
  readonly institutionName: string;
  readonly officeName: string;
  /** Who printed it, and when, in words. */
  readonly userName: string;
  readonly printedAt: string;
  readonly names?: Readonly<Record<string, string>> | undefined;
}

const BASES = { waiver: 'Einwilligung der Person', law: 'gesetzliche Grundlage' } as const;

/** @throws FormError when it cannot be made completely */
export async function renderExtract(
  data: ExtractFormData,
  options: AssessmentFormOptions = {},
): Promise<Buffer> {
  const { extract, institutionName, userName, officeName, printedAt } = data;
  const printed = `Gedruckt für ${userText(institutionName)}, ${userText(userName)}, ${printedAt}. Nach einem Widerruf nicht weiter verwenden.`;
  return renderForm(
    {
      ...options,
      title: `Auszug aus der Kompetenzfeststellung ${extract.caseNumber}`,
      author: officeName,
      language: 'de',
      furniture: {
        header: { left: userText(officeName), right: isolateLtr(extract.caseNumber) },
        footer: [printed],
      },
    },
    (form) => write({ form, ...languagesOf(null), names: data.names ?? {}, isDraft: false }, data),
  );
}

function write(sheet: Sheet, data: ExtractFormData): void {
  const { form } = sheet;
  const { extract } = data;
  form.flow(textBlock('de', 'title', sheet.de.form.extractTitle, CONTENT_WIDTH, { tag: 'H1' }), 3);
  const recipient = words(sheet, 'extractFor', { institution: userText(data.institutionName) });
  form.flow(textBlock('de', 'strong', recipient.de, CONTENT_WIDTH), 6);
  form.flow(keyValueBlock(form, about(sheet, extract), CONTENT_WIDTH), 4);
  form.flow(textBlock('de', 'small', sheet.de.form.extractNotice, CONTENT_WIDTH), 10);
  for (const category of extract.categories) writeCategory(sheet, extract, category);
}

function about(
  sheet: Sheet,
  { person, caseNumber, number, signedAt, purposes }: AssessmentExtract,
): KeyValue[] {
  const named = waiverTexts('de').purposes as Readonly<Record<string, string>>;
  const name = person && [person.givenNames, person.familyName].filter(Boolean).join(' ');
  const version = { version: isolateLtr(String(number)), date: formDate(signedAt.slice(0, 10)) };
  return [
    ...(person && name
      ? [
          { de: sheet.de.form.name, value: userText(name) },
          { de: sheet.de.form.dateOfBirth, value: formDate(person.dateOfBirth) },
        ]
      : []),
    { de: sheet.de.form.caseNumber, value: isolateLtr(caseNumber) },
    { de: sheet.de.form.state, value: words(sheet, 'versionOf', version).de },
    ...(purposes
      ? [{ de: sheet.de.form.purposes, value: isolate(purposes.map((one) => named[one] ?? one).join(', ')) }]
      : []),
  ];
}

function writeCategory(
  sheet: Sheet,
  extract: AssessmentExtract,
  { category, released, basis, until }: ExtractCategory,
): void {
  const { form } = sheet;
  const heading = textBlock('de', 'heading', waiverTexts('de').categories[category], CONTENT_WIDTH, {
    tag: 'H2',
  });
  const line = (text: string, gap: number, keepWithNext = false) =>
    ({ kind: 'block', block: textBlock('de', 'body', text, CONTENT_WIDTH), gap, keepWithNext }) as const;
  const head = { kind: 'block', block: heading, gap: 2, keepWithNext: true } as const;
  if (!released || basis === null) {
    writeUnits(form, [head, line('nicht freigegeben', 10)]);
    return;
  }
  const why = words(sheet, 'extractBasis', { basis: BASES[basis], date: formDate(until ?? '') }).de;
  const sections = sectionsOf(sheet, extract, category);
  writeUnits(form, [
    head,
    { kind: 'block', block: textBlock('de', 'small', why, CONTENT_WIDTH), gap: 4, keepWithNext: true },
    ...(sections.length > 0 ? sections : [line(sheet.de.form.noRows, 6)]),
  ]);
  form.y += 4;
}

function sectionsOf(sheet: Sheet, extract: AssessmentExtract, category: DataCategory) {
  const { rows, answers, procedures, signedAt } = extract;
  const base = { record: null, procedures, today: signedAt.slice(0, 10) };
  const content: Content = contentOf({ rows, answers, ...base }, (field) => isOpen(field, [category]));
  return SECTION_CODES.flatMap((section) => {
    const units = sectionUnits(sheet, section, content);
    if (units.length === 0) return [];
    const title = both(sheet, (t) => t.sections[section].title).de;
    const block = heading3(textBlock('de', 'strong', title, CONTENT_WIDTH));
    return [{ kind: 'block', block, gap: 2, keepWithNext: true } as const, ...units];
  });
}

/** A heading below the category's. */
function heading3(block: Block): Block {
  return { height: block.height, draw: (form, x, y) => form.group('H3', {}, () => block.draw(form, x, y)) };
}
