import {
  CONTENT_WIDTH,
  innerWidth,
  isolateLtr,
  textBlock,
  tickItem,
  TICK_INDENT,
  type Block,
} from '@app/forms';
import { answerAt, indexed, matters, type Answer, type AnswerIndex } from './answer.rules.js';
import { cellText, fieldRow, longText, rowHeading, type Unit } from './assessment.form-layout.js';
import { printedAnswer, printedValue, recordValue, type Printed } from './assessment.form-values.js';
import { both, sentence, words, type FormWords, type Sheet } from './assessment.form-words.js';
import { ASSESSMENT_TEMPLATE } from './assessment.rules.js';
import type { AssessmentRecord } from './assessment-response.dto.js';
import { experienceOf } from './experience.rules.js';
import { SECTION_CODES, type Field, type SectionCode } from './field.rules.js';
import { fieldId, fieldsIn } from './fields.rules.js';
import { DAY_PARTS, WEEKDAYS } from './option-lists.rules.js';
import type { Row } from './progress.rules.js';

/** What a form or a part of it is read off. */
export interface Content {
  readonly rows: readonly Row[];
  readonly index: AnswerIndex;
  readonly record: AssessmentRecord | null;
  readonly procedures: readonly object[];
  /** Of the form's own row, by key. */
  readonly own: Readonly<Record<string, string>>;
  /** Until which day experience is counted. */
  readonly today: string;
  /** Fields that are printed; the others are left out without a trace. */
  readonly isShown: (field: Field) => boolean;
}

const DAY_PART_WIDTH = 74;

/** A numbered section with all its fields; null when the content holds nothing of it. */
export function sectionUnits(sheet: Sheet, section: SectionCode, content: Content): Unit[] {
  const fields = fieldsIn(section).filter(content.isShown);
  const units: Unit[] = [];
  const seen = new Set<string>();
  let open: Block[] = [];
  const close = () => {
    if (open.length > 0) units.push({ kind: 'fields', rows: open });
    open = [];
  };
  for (const field of fields) {
    if (field.group === null) {
      const printed = valueOf(sheet, field, null, content);
      if (printed === 'nothing') continue;
      if (printed === null || printed.kind === 'words')
        open.push(fieldRow(sheet, labelOf(sheet, field), printed));
      else {
        close();
        units.push(...wide(sheet, field, printed));
      }
    } else if (!seen.has(field.group)) {
      seen.add(field.group);
      close();
      units.push(...groupUnits(sheet, field.group, fields, content));
    }
  }
  close();
  return units;
}

/** The same under its heading, in the place it has on every form. */
export function numberedSection(sheet: Sheet, section: SectionCode, content: Content): Unit[] {
  const number = isolateLtr(String(SECTION_CODES.indexOf(section) + 1));
  const { de, other } = both(sheet, (t) => t.sections[section].title);
  const title = { de: `${number}. ${de}`, other: other && `${number}. ${other}` };
  const units = sectionUnits(sheet, section, content);
  const none: Unit = { kind: 'block', block: sentence(sheet, words(sheet, 'noRows')), gap: 7 };
  return [
    { kind: 'block', block: sentence(sheet, title, 'heading', { tag: 'H2' }), gap: 1, keepWithNext: true },
    {
      kind: 'block',
      block: sentence(
        sheet,
        both(sheet, (t) => t.sections[section].intro),
        'small',
      ),
      gap: 3,
      keepWithNext: true,
    },
    ...(units.length > 0 ? units : [none]),
  ];
}

const labelOf = (sheet: Sheet, field: Field): FormWords => both(sheet, (t) => t.fields[fieldId(field)]);

/** `null` = nothing is said and there is room to write; `nothing` = it is left out. */
function valueOf(
  sheet: Sheet,
  field: Field,
  rowId: string | null,
  content: Content,
): Printed | null | 'nothing' {
  if (!matters(field, rowId, content.index)) return 'nothing';
  const printed =
    field.store === 'form'
      ? printedValue(sheet, field, content.own[field.key])
      : field.store === 'record'
        ? content.record && recordValue(sheet, field, content.record)
        : printedAnswer(sheet, field, answerAt(content.index, field, rowId));
  if (printed !== null) return printed;
  if (sheet.isDraft) return null;
  if (field.need === 'required') return { kind: 'words', words: words(sheet, 'none'), isStanding: true };
  return 'nothing';
}

function groupUnits(sheet: Sheet, group: string, fields: readonly Field[], content: Content): Unit[] {
  const ofGroup = fields.filter((field) => field.group === group);
  const rows =
    group === 'procedures'
      ? content.procedures.map((procedure) => (field: Field) => {
          return (
            printedValue(sheet, field, (procedure as Readonly<Record<string, unknown>>)[field.key]) ??
            ('nothing' as const)
          );
        })
      : content.rows
          .filter((row) => row.group === group)
          .map(
            ({ id }) =>
              (field: Field) =>
                valueOf(sheet, field, id, content),
          );
  const name = both(sheet, (t) => t.groups[group]);
  const units = rows.flatMap((value, index) => {
    const number = isolateLtr(String(index + 1));
    return rowUnits(sheet, words(sheet, 'rowOf', { name, number }), ofGroup, value);
  });
  return group === 'jobs' && rows.length > 0 ? [...units, ...experience(sheet, content)] : units;
}

function rowUnits(
  sheet: Sheet,
  heading: FormWords,
  fields: readonly Field[],
  value: (field: Field) => Printed | null | 'nothing',
): Unit[] {
  const short: Block[] = [];
  const long: Unit[] = [];
  for (const field of fields) {
    const printed = value(field);
    if (printed === 'nothing') continue;
    if (printed === null || printed.kind === 'words')
      short.push(fieldRow(sheet, labelOf(sheet, field), printed));
    else long.push(...wide(sheet, field, printed));
  }
  return [{ kind: 'fields', heading: rowHeading(sheet, heading), rows: short }, ...long];
}

function wide(sheet: Sheet, field: Field, printed: Exclude<Printed, { kind: 'words' }>): Unit[] {
  const label = labelOf(sheet, field);
  if (printed.kind === 'long') return longText(sheet, label, printed.paragraphs);
  return [
    { kind: 'block', block: sentence(sheet, label, 'label'), gap: 2, keepWithNext: true },
    availability(sheet, printed.slots),
  ];
}

/** When somebody has time: seven days of three parts. */
function availability(sheet: Sheet, slots: readonly string[]): Unit {
  const width = (CONTENT_WIDTH - DAY_PART_WIDTH) / WEEKDAYS.length;
  const head = (text: FormWords, room: number) => cellText(sheet, text, innerWidth(room));
  const columns = [
    {
      width: DAY_PART_WIDTH,
      header: textBlock('de', 'small', ' ', innerWidth(DAY_PART_WIDTH)),
      isRowHeader: true,
    },
    ...WEEKDAYS.map((day) => ({
      width,
      header: head(
        both(sheet, (t) => t.options.weekday![day]),
        width,
      ),
    })),
  ];
  const rows = DAY_PARTS.map((part) => [
    [
      head(
        both(sheet, (t) => t.options.dayPart![part]),
        DAY_PART_WIDTH,
      ),
    ],
    ...WEEKDAYS.map((day) => {
      const checked = slots.includes(`${day}_${part}`);
      const text = checked ? sheet.de.form.yes : '–';
      return [tickItem(textBlock('de', 'small', text, innerWidth(width) - TICK_INDENT), { checked })];
    }),
  ]);
  return { kind: 'grid', columns, rows };
}

function experience(sheet: Sheet, { rows, index, today }: Content): Unit[] {
  const { months } = experienceOf(rows, index, today);
  if (months === 0) return [];
  const value = words(sheet, 'months', { number: isolateLtr(String(months)) });
  return [
    {
      kind: 'fields',
      rows: [fieldRow(sheet, words(sheet, 'totalExperience'), { kind: 'words', words: value })],
    },
  ];
}

/** What a form is read off, of the answers and rows that are there. */
export function contentOf(
  parts: { rows: readonly Row[]; answers: readonly Answer[] } & Pick<
    Content,
    'record' | 'procedures' | 'today'
  > & {
      assessedBy?: string;
      templateVersion?: number;
    },
  isShown: Content['isShown'],
): Content {
  const { rows, answers, record, procedures, today, assessedBy, templateVersion } = parts;
  const version = `${ASSESSMENT_TEMPLATE.id} ${templateVersion ?? ASSESSMENT_TEMPLATE.version}`;
  return {
    rows,
    index: indexed(answers),
    record,
    procedures,
    today,
    own: { assessedBy: assessedBy ?? '', version },
    isShown,
  };
}
