import { addMonths } from '@app/platform/shared';
import {
  ADULT_FROM,
  DEFAULT_TERM_MONTHS,
  INSIGHT_FROM,
  LONGEST_TERM_MONTHS,
  requiredSignatories,
  signatoryProblems,
  GUARDIAN_ROLES,
  type CustodyType,
  type Guardian,
  type RecipientInput,
  type Signatory,
  type SignatoryException,
  type SignatoryProblem,
  type WaiverInput,
  type WaiverLanguage,
  type WaiverPurpose,
  type WaiverResponse,
} from '@app/waivers/shared';
import type { FieldProblem } from '../../api/problem.js';
import { clean } from '../../app/form/dto-problems.js';
import type { FormOf } from '../../app/form/form-of.js';

/** A question answered by neither before somebody has asked it. */
export type Answer = 'yes' | 'no' | '';

export interface GuardianValues {
  name: string;
  role: Guardian['role'] | '';
}

export type RecipientValues = FormOf<RecipientInput>;

/** A waiver as its form holds it; paths are those of `WaiverInput`. */
export interface WaiverValues {
  language: WaiverLanguage | '';
  explainedLanguage: string;
  interpreting: Answer;
  interpreter: { name: string; language: string; sworn: Answer; adult: Answer; pledged: Answer };
  recipients: RecipientValues[];
  otherText: string;
  purposes: WaiverPurpose[];
  purposeText: string;
  validUntil: string;
  custody: CustodyType | '';
  /** Always two rows; how many of them count follows from custody. */
  guardians: GuardianValues[];
  exception: SignatoryException | '';
  exceptionReason: string;
  identityDocument: string;
  supersedes: string;
  /** Of the stored draft that is being changed; 0 = not stored yet. */
  version: number;
}

const NO_GUARDIAN: GuardianValues = { name: '', role: '' };
const NO_INTERPRETER: WaiverValues['interpreter'] = {
  name: '',
  language: '',
  sworn: '',
  adult: '',
  pledged: '',
};

/** An untouched form: nothing is ticked, only the usual term stands there. */
export const emptyWaiver = (today: string): WaiverValues => ({
  language: '',
  explainedLanguage: '',
  interpreting: '',
  interpreter: NO_INTERPRETER,
  recipients: [],
  otherText: '',
  purposes: [],
  purposeText: '',
  validUntil: addMonths(today, DEFAULT_TERM_MONTHS),
  custody: '',
  guardians: [NO_GUARDIAN, NO_GUARDIAN],
  exception: '',
  exceptionReason: '',
  identityDocument: '',
  supersedes: '',
  version: 0,
});

/** A stored draft as its form holds it. */
export function storedWaiver(waiver: WaiverResponse): WaiverValues {
  const { interpreter } = waiver;
  return {
    language: waiver.language,
    explainedLanguage: waiver.explainedLanguage,
    interpreting: interpreter ? 'yes' : 'no',
    // The server keeps nobody under age and nobody unpledged.
    interpreter: interpreter
      ? { ...interpreter, sworn: interpreter.sworn ? 'yes' : 'no', adult: 'yes', pledged: 'yes' }
      : NO_INTERPRETER,
    recipients: waiver.recipients.map(({ institutionId, direction, categories }) => ({
      institutionId,
      direction,
      categories,
    })),
    otherText: waiver.otherText ?? '',
    purposes: waiver.purposes,
    purposeText: waiver.purposeText ?? '',
    validUntil: waiver.validUntil,
    custody: waiver.custody,
    guardians: [...waiver.guardians, NO_GUARDIAN, NO_GUARDIAN].slice(0, 2),
    exception: waiver.exception ?? '',
    exceptionReason: waiver.exceptionReason ?? '',
    identityDocument: waiver.identityDocument ?? '',
    supersedes: waiver.supersedes ?? '',
    version: waiver.version,
  };
}

/** What a new waiver takes over from the one it replaces: names and words, but no tick. The person decides anew. */
export function renewedWaiver(former: WaiverResponse, today: string): WaiverValues {
  const { explainedLanguage, guardians, recipients, otherText, purposeText } = storedWaiver(former);
  return {
    ...emptyWaiver(today),
    explainedLanguage,
    otherText,
    purposeText,
    recipients: recipients.map(({ institutionId }) => ({ institutionId, direction: '', categories: [] })),
    guardians: guardians.map(({ name }) => ({ name, role: '' })),
    supersedes: former.id,
  };
}

/** Input kept on the server on top of what the form has now. */
export function keptWaiver(base: WaiverValues, data: Record<string, unknown>): WaiverValues {
  const known = Object.fromEntries(
    Object.entries(data).filter(([key, value]) => {
      const now = (base as unknown as Record<string, unknown>)[key];
      return typeof now === typeof value && Array.isArray(now) === Array.isArray(value);
    }),
  );
  return { ...base, ...known };
}

/** How many represent the person with this custody. */
export function guardianCount(custody: CustodyType | '', exception: SignatoryException | ''): number {
  if (custody === '' || custody === 'none') return 0;
  return custody === 'joint' && exception !== 'daily' ? 2 : 1;
}

/** Roles that fit a custody, by the shared rules. */
export const rolesFor = (custody: CustodyType): Guardian['role'][] =>
  GUARDIAN_ROLES.filter(
    (role) =>
      !signatoryProblems({
        age: 0,
        custody,
        guardians: [{ name: '', role }],
        exception: null,
      }).includes('guardianRole'),
  );

/** Who can represent somebody of this age. */
export const custodiesFor = (age: number): CustodyType[] =>
  age >= ADULT_FROM ? ['none', 'legal_support'] : ['joint', 'sole', 'guardianship'];

export function exceptionsFor(custody: CustodyType | '', age: number): SignatoryException[] {
  return [
    ...(custody === 'joint' ? (['daily'] as const) : []),
    ...(age >= INSIGHT_FROM && age < ADULT_FROM ? (['insight'] as const) : []),
  ];
}

/** Who must sign with what was said so far, also before every name is known; null = custody is still open. */
export function signatoriesSoFar(values: WaiverValues, age: number): Signatory[] | SignatoryProblem[] | null {
  const custody = usedCustody(values, age);
  if (custody === '') return null;
  const exception = usedException(values, age);
  const anyRole = rolesFor(custody).at(-1)!;
  const guardians = usedGuardians(values, age).map(({ name, role }) => ({
    name: name.trim(),
    role: role || anyRole,
  }));
  const facts = { age, custody, guardians, exception };
  const problems = signatoryProblems(facts);
  return problems.length > 0 ? problems : requiredSignatories(facts);
}

export const hasOther = ({ recipients }: WaiverValues): boolean =>
  recipients.some(({ categories }) => categories.includes('other'));

// What was chosen for another age or another custody does not count any more.
function usedCustody({ custody }: WaiverValues, age: number): CustodyType | '' {
  return custody !== '' && custodiesFor(age).includes(custody) ? custody : '';
}

function usedException({ custody, exception }: WaiverValues, age: number): SignatoryException | null {
  return exception !== '' && exceptionsFor(custody, age).includes(exception) ? exception : null;
}

function usedGuardians(values: WaiverValues, age: number): GuardianValues[] {
  const custody = usedCustody(values, age);
  const roles = custody === '' ? [] : rolesFor(custody);
  return values.guardians
    .slice(0, guardianCount(custody, usedException(values, age) ?? ''))
    .map(({ name, role }) => ({ name, role: role !== '' && roles.includes(role) ? role : '' }));
}

const said = (answer: Answer): boolean | undefined => (answer === '' ? undefined : answer === 'yes');

/** Form values as request: what belongs to a choice that was not made is left out. */
export function waiverRequest(values: WaiverValues, age: number): WaiverInput {
  const { interpreting, interpreter, version, ...rest } = values;
  const exception = usedException(values, age);
  return clean({
    ...rest,
    interpreter:
      interpreting === 'yes'
        ? {
            ...interpreter,
            sworn: said(interpreter.sworn),
            adult: said(interpreter.adult),
            pledged: said(interpreter.pledged),
          }
        : undefined,
    otherText: hasOther(values) ? values.otherText : undefined,
    purposeText: values.purposes.includes('other') ? values.purposeText : undefined,
    custody: usedCustody(values, age),
    guardians: usedGuardians(values, age),
    exception: exception ?? undefined,
    exceptionReason: exception ? values.exceptionReason : undefined,
    ...(version > 0 ? { version } : {}),
  }) as WaiverInput;
}

/** What the DTO cannot see, with the server's codes, so that it is said at once. */
export function waiverProblems(values: WaiverValues, today: string): FieldProblem[] {
  const { interpreting, interpreter, validUntil } = values;
  const problems: FieldProblem[] = [];
  if (interpreting === '') problems.push({ pointer: '/interpreting', code: 'required' });
  if (interpreting === 'yes' && interpreter.adult === 'no')
    problems.push({ pointer: '/interpreter/adult', code: 'minorInterpreter' });
  if (interpreting === 'yes' && interpreter.pledged === 'no')
    problems.push({ pointer: '/interpreter/pledged', code: 'notPledged' });
  if (validUntil.length === 10 && validUntil < today)
    problems.push({ pointer: '/validUntil', code: 'inPast' });
  if (validUntil > addMonths(today, LONGEST_TERM_MONTHS))
    problems.push({ pointer: '/validUntil', code: 'termTooLong' });
  return problems;
}

export const STEPS = ['language', 'recipients', 'purpose', 'signatories', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_FIELDS: Record<Step, readonly string[]> = {
  language: ['language', 'explainedLanguage', 'interpreting', 'interpreter'],
  recipients: ['recipients', 'otherText'],
  purpose: ['purposes', 'purposeText', 'validUntil'],
  signatories: ['custody', 'guardians', 'exception', 'exceptionReason', 'identityDocument'],
  check: ['supersedes', 'version'],
};

/** The number of the step that asks for a field, from 1. */
export function stepOf(fieldName: string): number {
  const index = STEPS.findIndex((step) =>
    STEP_FIELDS[step].some((name) => fieldName === name || fieldName.startsWith(`${name}.`)),
  );
  return index < 0 ? STEPS.length : index + 1;
}
