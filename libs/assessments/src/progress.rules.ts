import { answerAt, isAnswered, matters, type AnswerIndex } from './answer.rules.js';
import { SECTION_CODES, type Field, type SectionCode } from './field.rules.js';
import { fieldId, fieldsIn } from './fields.rules.js';

export interface Row {
  readonly id: string;
  readonly group: string;
}

export interface MissingAnswer {
  readonly field: string;
  readonly rowId: string | null;
}

export interface Progress {
  /** Fields that must have an answer, with those of each row. */
  readonly required: number;
  readonly missing: readonly MissingAnswer[];
  /** All answers, the optional ones too. */
  readonly answered: number;
}

const isRequired = ({ need }: Field): boolean => need !== 'optional';

/** Sections in which at least one row must be there: without a language nobody can be talked to. */
const NEEDS_ROW: Readonly<Partial<Record<SectionCode, string>>> = { languages: 'languages', goals: 'steps' };

/**
 * How far a section is. "Declined", "unknown" and "not asked" count as answers: they never block (DOMAIN.md §2).
 * Fields of the person's record are kept there and ask for nothing here.
 */
export function progressOf(section: SectionCode, rows: readonly Row[], index: AnswerIndex): Progress {
  const missing: MissingAnswer[] = [];
  let required = 0;
  let answered = 0;
  const look = (field: Field, rowId: string | null) => {
    if (!matters(field, rowId, index)) return;
    const there = isAnswered(answerAt(index, field, rowId));
    if (there) answered += 1;
    if (isRequired(field)) {
      required += 1;
      if (!there) missing.push({ field: fieldId(field), rowId });
    }
  };
  const fields = fieldsIn(section).filter(({ store }) => store === 'answer');
  for (const field of fields) {
    if (field.group === null) look(field, null);
    else for (const row of rows) if (row.group === field.group) look(field, row.id);
  }
  const group = NEEDS_ROW[section];
  if (group !== undefined && !rows.some((row) => row.group === group)) {
    required += 1;
    missing.push({ field: fieldId(fields.find((field) => field.group === group)!), rowId: null });
  }
  return { required, missing, answered };
}

/** Everything that is still missing in the whole form. */
export function missingIn(rows: readonly Row[], index: AnswerIndex): MissingAnswer[] {
  return SECTION_CODES.flatMap((section) => progressOf(section, rows, index).missing);
}
