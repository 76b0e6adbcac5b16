import {
  AREA,
  CONTENT_WIDTH,
  formDate,
  FORM_LANGUAGES,
  isolate,
  isolateLtr,
  keyValueBlock,
  renderForm,
  type KeyValue,
} from '@app/forms';
import type { AssessmentFormData, AssessmentFormOptions } from './assessment.form-data.js';
import { heightOf, writeUnits } from './assessment.form-layout.js';
import { contentOf, numberedSection } from './assessment.form-sections.js';
import { signingBlocks } from './assessment.form-signatures.js';
import {
  caption,
  isUnreviewed,
  languagesOf,
  plain,
  sentence,
  userText,
  words,
  type FormLanguages,
  type Sheet,
} from './assessment.form-words.js';
import { ASSESSMENT_TEMPLATE, type AssessmentState } from './assessment.rules.js';
import { SECTION_CODES, type Field } from './field.rules.js';
import { fieldId } from './fields.rules.js';

/** What stands on the paper for the file alone: notes of the office, and what may endanger somebody who is found with it. */
const FOR_THE_FILE: readonly string[] = ['goals.counsellorSummary', 'person.safeContactNote'];

/** How a form of this state is marked on every page; German, for the offices. */
const MARKS: Readonly<Partial<Record<AssessmentState, string>>> = {
  draft: 'Entwurf',
  superseded: 'durch eine neuere Fassung ersetzt',
  withdrawn: 'zurückgezogen',
};

/**
 * The Kompetenzfeststellung as a PDF: German beside the person's language, or German alone for the file. What matters is
 * printed in the order of the table of fields; a draft leaves room to write where nothing is said yet.
 * @throws FormError when it cannot be made completely
 */
export async function renderAssessment(
  data: AssessmentFormData,
  options: AssessmentFormOptions = {},
): Promise<Buffer> {
  const languages = languagesOf(data.language);
  const language = languages.other?.meta.language ?? 'de';
  return renderForm(
    {
      ...options,
      title: `Kompetenzfeststellung ${data.assessment.caseNumber} (${language})`,
      author: data.officeName,
      language,
      furniture: furniture(data, languages),
    },
    (form) => {
      const isDraft = data.assessment.state === 'draft';
      write({ form, ...languages, names: data.names ?? {}, isDraft }, data);
    },
  );
}

function furniture({ assessment, officeName }: AssessmentFormData, languages: FormLanguages) {
  const { caseNumber, state, number, templateVersion } = assessment;
  const language = FORM_LANGUAGES[languages.other?.meta.language ?? 'de'].germanName;
  const mark = MARKS[state] === undefined ? '' : `${MARKS[state]} · `;
  return {
    header: { left: userText(officeName), right: `${mark}${isolateLtr(caseNumber)}` },
    footer: [
      `Formular ${ASSESSMENT_TEMPLATE.id}, Fassung ${templateVersion}, ${language} · Kompetenzfeststellung Nr. ${number}`,
      ...(languages.other ? [languages.de.form.binding] : []),
    ],
    watermark: isUnreviewed(languages) ? languages.de.form.workingTranslation : undefined,
  };
}

function write(sheet: Sheet, data: AssessmentFormData): void {
  const { form } = sheet;
  const { assessment } = data;
  const title = { tag: 'H1' } as const;
  form.flow(caption(sheet, words(sheet, 'title'), CONTENT_WIDTH, 'title', title), 3);
  form.flow(sentence(sheet, words(sheet, 'subtitle'), 'heading'), 4);
  if (sheet.isDraft) form.flow(sentence(sheet, words(sheet, 'draft'), 'strong'), 4);
  form.flow(sentence(sheet, words(sheet, 'intro')), 4);
  if (sheet.other) {
    form.flow(sentence(sheet, words(sheet, 'binding'), 'small'), 4);
    if (isUnreviewed(sheet)) form.flow(sentence(sheet, words(sheet, 'workingTranslation'), 'small'), 4);
  }
  form.flow(keyValueBlock(form, about(sheet, data), CONTENT_WIDTH), 8);

  const content = contentOf(
    {
      rows: assessment.rows.filter(({ removed }) => !removed).toSorted((a, b) => a.position - b.position),
      answers: assessment.answers,
      record: assessment.record,
      procedures: data.procedures ?? [],
      today: dayOfTalk(data),
      assessedBy: assessment.createdByName,
      templateVersion: assessment.templateVersion,
    },
    (field: Field) => !sheet.other || !FOR_THE_FILE.includes(fieldId(field)),
  );
  for (const section of SECTION_CODES.slice(0, -1))
    writeUnits(form, numberedSection(sheet, section, content));

  // What is said last stands with what is signed: no page holds signatures alone.
  const closing = numberedSection(sheet, 'closing', content);
  const signing = signingBlocks(sheet, {
    signatures: data.signatures,
    dateOfBirth: assessment.record.dateOfBirth,
    answers: assessment.answers,
    day: dayOfTalk(data),
  });
  const height = signing.reduce((sum, block) => sum + block.height + SIGNING_GAP, heightOf(closing));
  if (height <= AREA.bottom - AREA.top) form.reserve(height);
  writeUnits(form, closing);
  for (const block of signing) form.flow(block, SIGNING_GAP);
}

const SIGNING_GAP = 7;

function about(sheet: Sheet, { assessment }: AssessmentFormData): KeyValue[] {
  const { record, caseNumber, number, createdAt, completedAt } = assessment;
  const name = [record.familyName, record.givenNames].filter(Boolean).join(', ');
  const on = formDate((completedAt ?? createdAt).slice(0, 10));
  const version = words(sheet, 'versionOf', { version: isolateLtr(String(number)), date: on });
  return [
    { ...words(sheet, 'caseNumber'), value: isolateLtr(caseNumber) },
    { ...words(sheet, 'name'), value: isolate(plain(name)) },
    { ...words(sheet, 'dateOfBirth'), value: formDate(record.dateOfBirth) },
    { ...words(sheet, 'state'), value: version.de },
  ];
}

/** The day of the talk; until it is said, the one on which the form was completed or begun. */
function dayOfTalk({ assessment }: AssessmentFormData): string {
  const { answers, completedAt, createdAt } = assessment;
  const said = answers.find(({ field }) => field === 'header.assessedOn')?.value;
  return typeof said === 'string' ? said : (completedAt ?? createdAt).slice(0, 10);
}
