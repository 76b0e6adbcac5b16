import {
  AVAILABILITY_SLOTS,
  FIELDS,
  fieldId,
  matters,
  OPTION_LISTS,
  indexed,
  type Answer,
  type AnswerValue,
  type AssessmentResponse,
  type AssessmentRowResponse,
  type Field,
  type OptionList,
  type SaveAnswerRequest,
} from '@app/assessments/shared';
import type { Arranged } from './arrange.js';
import type { Client } from './test-app.js';

/** A line of somebody's hand, as the pad draws it. */
export const DRAWING = 'M10 100L60 40L120 140L200 60';

/** Values that say more than the first of a list, so that everything that depends on them matters. */
const CHOSEN: Readonly<Record<string, AnswerValue>> = {
  'header.infoArt13Given': true,
  'header.interpreterPresent': true,
  'header.interpreterKind': 'pool',
  'languages.certificateType': 'DTZ',
  'school.schoolAttended': 'yes',
  'school.germanEquivalent': 'RSA',
  'training.completed': 'interrupted',
  'residence.workPermission': 'part_time_limit',
  'residence.residenceObligation': 'district',
  'study.anabinInstitution': 'H_plus',
  'work.ongoing': false,
  'skills.childcareNeed': 'needed',
  'skills.specialNeedsConsent': true,
  'level.levelScore': 'below',
  'level.referredForDiagnostics': true,
  'documents.copyKept': true,
  'closing.copyHanded': true,
};

/** A value that fits the field; texts say which field they stand in, so that it is known again on paper. */
export function sampleValue(field: Field): AnswerValue {
  const id = fieldId(field);
  if (CHOSEN[id] !== undefined) return CHOSEN[id];
  const options: readonly string[] =
    field.options === undefined ? [] : OPTION_LISTS[field.options as OptionList];
  const text = `Wort ${id}`.slice(0, field.maxLength ?? 200);
  const later = /\.(to|courseTo|schoolTo)$/.test(id);
  switch (field.kind) {
    case 'yesNo':
      return true;
    case 'integer':
    case 'half':
      return Math.max(field.min ?? 0, 2);
    case 'integers':
      return [2, 5];
    case 'date':
      return '2026-11-02';
    case 'partialDate':
      return later ? '2019' : '2011-03';
    case 'option':
      return options[0]!;
    case 'options':
      return options.slice(0, 2);
    case 'language':
      return 'ara';
    case 'country':
      return 'SY';
    case 'scripts':
      return ['Arab', 'Latn'];
    case 'industry':
      return '41';
    case 'occupation':
    case 'institution':
      return { text };
    case 'occupations':
      return [{ text }];
    case 'availability':
      return AVAILABILITY_SLOTS.slice(0, 4);
    case 'text':
    case 'longText':
    case 'user':
    case 'shown':
    default:
      return text;
  }
}

export interface ArrangedAssessment {
  id: string;
  path: string;
  save(request: Omit<SaveAnswerRequest, 'version'> & { version?: number }): Promise<void>;
  addRow(group: string): Promise<AssessmentRowResponse>;
  readonly read: () => Promise<AssessmentResponse>;
  step(what: 'complete' | 'reopen' | 'withdraw' | 'sign', body?: object): Promise<AssessmentResponse>;
}

/** A form that is there. */
export function formAt(client: Client, path: string): ArrangedAssessment {
  const read = async () => (await client.get(path).expect(200)).body as AssessmentResponse;
  return {
    id: path.split('/').at(-1)!,
    path,
    read,
    async save(request) {
      const send = (version: number) => client.put(`${path}/answers`, { version, ...request });
      let answer = await send(0);
      // Filled in by the program when the form was begun.
      if (answer.status === 409 && request.version === undefined && answer.body.current?.version)
        answer = await send(answer.body.current.version as number);
      if (answer.status !== 200) throw new Error(`${request.field}: ${JSON.stringify(answer.body)}`);
    },
    addRow: async (group) =>
      (await client.post(`${path}/rows`, { group }).expect(201)).body as AssessmentRowResponse,
    async step(what, body = {}) {
      const answer = await client.post(`${path}/${what}`, { version: (await read()).version, ...body });
      if (answer.status !== 200) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
      return answer.body as AssessmentResponse;
    },
  };
}

/** A form just begun. */
export async function beginAssessment(
  client: Client,
  { caseId }: Pick<Arranged, 'caseId'>,
  body: object = {},
): Promise<ArrangedAssessment> {
  const list = `/api/cases/${caseId}/assessments`;
  const { id } = (await client.post(list, { language: 'ar', ...body }).expect(201)).body as { id: string };
  return formAt(client, `${list}/${id}`);
}

const STORED = FIELDS.filter(({ store }) => store === 'answer');

/** Fills a form: everything with `rows` rows of each group, or only what must be there. */
export async function fillAssessment(
  form: ArrangedAssessment,
  { rows = 1, only }: { rows?: number; only?: 'required' } = {},
): Promise<void> {
  const answers: Answer[] = [];
  const give = async (field: Field, rowId: string | null) => {
    if (!matters(field, rowId, indexed(answers))) return;
    const id = fieldId(field);
    const value = only === 'required' && field.kind === 'yesNo' && !CHOSEN[id] ? false : sampleValue(field);
    answers.push({ field: id, rowId, standing: 'given', value, evidence: null });
    await form.save({
      field: id,
      standing: 'given',
      value,
      ...(rowId && { rowId }),
      ...(field.evidence && { evidence: 'observed' as const }),
    });
  };
  const wanted = STORED.filter(({ need }) => only === undefined || need !== 'optional');
  for (const field of wanted.filter(({ group }) => group === null)) await give(field, null);
  const groups =
    only === undefined ? [...new Set(STORED.flatMap(({ group }) => group ?? []))] : ['languages', 'steps'];
  for (const group of groups) {
    const there = (await form.read()).rows.filter((row) => row.group === group && !row.removed);
    for (let n = 0; n < (only === undefined ? rows : 1); n++) {
      const { id } = there[n] ?? (await form.addRow(group));
      for (const field of wanted) if (field.group === group) await give(field, id);
    }
  }
}

/** What it takes to sign. */
export const signatures = (...roles: string[]) => ({
  signatures: roles.map((role) => ({
    role,
    name: `Name ${role}`.replace(/[^A-Za-z ]/g, ''),
    drawing: DRAWING,
  })),
});

/** A form filled and signed. */
export async function arrangeSignedAssessment(
  client: Client,
  someone: Pick<Arranged, 'caseId'>,
  how: Parameters<typeof fillAssessment>[1] = {},
): Promise<ArrangedAssessment> {
  const form = await beginAssessment(client, someone);
  await fillAssessment(form, how);
  await form.step('complete');
  await form.step('sign', signatures('person', 'worker', 'interpreter'));
  return form;
}
