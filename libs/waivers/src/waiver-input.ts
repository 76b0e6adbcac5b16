import { addMonths } from '@app/platform/shared';
import { ageAtLeast, InvalidInput, isKnownLanguage, type FieldError, type Tx } from '@app/platform';
import {
  requiredSignatories,
  signatoryProblems,
  type Signatory,
  type SignatoryProblem,
} from './signatory.rules.js';
import type { WaiverInput } from './waiver.dto.js';
import { DEFAULT_TERM_MONTHS, LONGEST_TERM_MONTHS } from './waiver.rules.js';

/** The field at which each problem with the signatories is said. */
const PROBLEM_AT: Record<SignatoryProblem, string> = {
  custodyMissing: '/custody',
  custodyNotForAdults: '/custody',
  custodyNotForMinors: '/custody',
  guardianMissing: '/guardians',
  secondGuardianMissing: '/guardians',
  tooManyGuardians: '/guardians',
  guardianRole: '/guardians',
  exceptionNotForAge: '/exception',
  exceptionNotForCustody: '/exception',
};

/** What is checked against: the person's birth date as far as it is known, today, and who may be a recipient. */
export interface WaiverFacts {
  dateOfBirth: string;
  today: string;
}

export function termOf(input: WaiverInput, today: string): string {
  return input.validUntil ?? addMonths(today, DEFAULT_TERM_MONTHS);
}

/**
 * What the field rules cannot see: institutions, term, languages, who must sign.
 *
 * @throws InvalidInput naming every field at once
 */
export async function assertWaiverInput(tx: Tx, input: WaiverInput, facts: WaiverFacts): Promise<void> {
  const { today, dateOfBirth } = facts;
  const errors: FieldError[] = [];
  const term = termOf(input, today);
  if (term < today) errors.push({ pointer: '/validUntil', code: 'inPast' });
  if (term > addMonths(today, LONGEST_TERM_MONTHS))
    errors.push({ pointer: '/validUntil', code: 'termTooLong', params: { months: LONGEST_TERM_MONTHS } });
  if (!isKnownLanguage(input.explainedLanguage))
    errors.push({ pointer: '/explainedLanguage', code: 'invalidChoice' });
  if (input.interpreter && !isKnownLanguage(input.interpreter.language))
    errors.push({ pointer: '/interpreter/language', code: 'invalidChoice' });
  if (input.interpreter?.adult === false)
    errors.push({ pointer: '/interpreter/adult', code: 'minorInterpreter' });
  if (input.interpreter?.pledged === false)
    errors.push({ pointer: '/interpreter/pledged', code: 'notPledged' });
  for (const code of signatoryProblems(signatoryFacts(input, dateOfBirth, today)))
    errors.push({ pointer: PROBLEM_AT[code], code });
  const known = await tx.query<{ id: string }>(
    'select id from institution where id = any ($1) and active and not is_central_office',
    [input.recipients.map((r) => r.institutionId)],
  );
  const ids = new Set(known.map((k) => k.id));
  input.recipients.forEach(({ institutionId }, i) => {
    if (!ids.has(institutionId))
      errors.push({ pointer: `/recipients/${i}/institutionId`, code: 'invalidChoice' });
    if (input.recipients.findIndex((r) => r.institutionId === institutionId) !== i)
      errors.push({ pointer: `/recipients/${i}/institutionId`, code: 'notUnique' });
  });
  if (errors.length > 0) throw new InvalidInput(errors);
}

/** Who must sign, with the names that stand on the paper. */
export function signatoriesOf(
  input: WaiverInput,
  facts: WaiverFacts,
  ownName: string,
): (Signatory & { name: string })[] {
  return requiredSignatories(signatoryFacts(input, facts.dateOfBirth, facts.today)).map(({ role, name }) => ({
    role,
    name: name ?? ownName,
  }));
}

function signatoryFacts(
  input: WaiverInput,
  dateOfBirth: string,
  today: string,
): Parameters<typeof signatoryProblems>[0] {
  return {
    age: ageAtLeast(dateOfBirth, today),
    custody: input.custody,
    guardians: input.guardians,
    exception: input.exception ?? null,
  };
}
