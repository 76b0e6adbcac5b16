import { ageAtLeast, latestDay } from '@app/platform/shared';

/** Who represents a person (DOMAIN.md §5.3). */
export const CUSTODY_TYPES = ['none', 'joint', 'sole', 'guardianship', 'legal_support'] as const;
export type CustodyType = (typeof CUSTODY_TYPES)[number];

/** As what somebody signs. */
export const SIGNATORY_ROLES = [
  'person',
  'mother',
  'father',
  'parent',
  'guardian',
  'youth_office',
  'legal_custodian',
] as const;
export type SignatoryRole = (typeof SIGNATORY_ROLES)[number];

/**
 * Who signs beside those who agree, to what they did themselves: `interpreter` that everything was translated (no. 14) ·
 * `worker` who explained and presented it (no. 15). Nothing opens before they have, and they agree to nothing.
 */
export const DECLARING_ROLES = ['interpreter', 'worker'] as const;
export type DeclaringRole = (typeof DECLARING_ROLES)[number];
export type SignerRole = SignatoryRole | DeclaringRole;

/** Whether a signature of this kind is an agreement, not a declaration. */
export function isAgreement(role: SignerRole): role is SignatoryRole {
  return !(DECLARING_ROLES as readonly string[]).includes(role);
}

/** Roles of those who hold custody or represent. */
export const GUARDIAN_ROLES = SIGNATORY_ROLES.filter((role) => role !== 'person');

/**
 * Exceptions from "all sign", each only with a documented reason: `daily` one of two parents, for a matter of daily life
 * (§ 1687 Abs. 1 BGB) · `insight` a youth of 15 to 17 alone, because they understand what they do (cf. § 36 SGB I).
 */
export const SIGNATORY_EXCEPTIONS = ['daily', 'insight'] as const;
export type SignatoryException = (typeof SIGNATORY_EXCEPTIONS)[number];

/** From these completed years on a minor signs too, may sign alone by way of exception, signs for themselves. */
export const YOUTH_SIGNS_FROM = 14;
export const INSIGHT_FROM = 15;
export const ADULT_FROM = 18;

export interface Guardian {
  readonly name: string;
  readonly role: Exclude<SignatoryRole, 'person'>;
}

export interface SignatoryFacts {
  /** Completed years on the day of signing, the lower bound where the birth date is not exact. */
  readonly age: number;
  readonly custody: CustodyType;
  readonly guardians: readonly Guardian[];
  readonly exception: SignatoryException | null;
}

export interface Signatory {
  readonly role: SignatoryRole;
  /** Null: the person of the case. */
  readonly name: string | null;
}

/** Why facts do not say who must sign. */
export type SignatoryProblem =
  | 'custodyMissing'
  | 'custodyNotForAdults'
  | 'custodyNotForMinors'
  | 'guardianMissing'
  | 'secondGuardianMissing'
  | 'tooManyGuardians'
  | 'guardianRole'
  | 'exceptionNotForAge'
  | 'exceptionNotForCustody';

const ROLES_OF: Record<CustodyType, readonly SignatoryRole[]> = {
  none: [],
  joint: ['mother', 'father', 'parent'],
  sole: ['mother', 'father', 'parent'],
  guardianship: ['guardian', 'youth_office'],
  legal_support: ['legal_custodian'],
};

/** What is wrong with the facts; empty = {@link requiredSignatories} can be asked. */
export function signatoryProblems(facts: SignatoryFacts): SignatoryProblem[] {
  const { age, custody, guardians, exception } = facts;
  const problems: SignatoryProblem[] = [];
  const minor = age < ADULT_FROM;
  if (minor && custody === 'none') problems.push('custodyMissing');
  if (minor && custody === 'legal_support') problems.push('custodyNotForMinors');
  if (!minor && custody !== 'none' && custody !== 'legal_support') problems.push('custodyNotForAdults');
  if (custody !== 'none' && guardians.length === 0) problems.push('guardianMissing');
  if (custody === 'joint' && guardians.length === 1 && exception !== 'daily')
    problems.push('secondGuardianMissing');
  if (guardians.length > (custody === 'joint' ? 2 : custody === 'none' ? 0 : 1))
    problems.push('tooManyGuardians');
  if (custody !== 'none' && guardians.some((g) => !ROLES_OF[custody].includes(g.role)))
    problems.push('guardianRole');
  if (exception === 'insight' && (age < INSIGHT_FROM || !minor)) problems.push('exceptionNotForAge');
  if (exception === 'daily' && custody !== 'joint') problems.push('exceptionNotForCustody');
  return problems;
}

/**
 * Who must sign before anything opens: adults themselves (with their legal custodian where that is set); below 14 all who
 * hold custody; from 14 they and the youth. The exceptions need a reason, which the caller keeps.
 *
 * @throws RangeError when {@link signatoryProblems} finds something
 */
export function requiredSignatories(facts: SignatoryFacts): Signatory[] {
  const problems = signatoryProblems(facts);
  if (problems.length > 0) throw new RangeError(problems.join(', '));
  const self: Signatory = { role: 'person', name: null };
  const guardians = facts.guardians.map(({ role, name }): Signatory => ({ role, name }));
  if (facts.age >= ADULT_FROM) return [self, ...guardians];
  if (facts.exception === 'insight') return [self];
  return facts.age >= YOUTH_SIGNS_FROM ? [...guardians, self] : guardians;
}

/**
 * Whether those who are to sign are still the ones who must: a minor may have come of age since, or a birth date been put
 * right. The database asks the same (`app.required_roles`).
 */
export function signatoriesFit(facts: SignatoryFacts, roles: readonly SignatoryRole[]): boolean {
  if (signatoryProblems(facts).length > 0) return false;
  return (
    requiredSignatories(facts)
      .map(({ role }) => role)
      .join() === roles.join()
  );
}

/**
 * The age at which others sign that somebody has reached since they signed, and the first day of it; null = none. What was
 * signed stays in force; a new waiver is due. The later one counts where both were reached.
 */
export function cameOfAge(
  dateOfBirth: string,
  signedOn: string,
  today: string,
): { age: number; since: string } | null {
  const reached = [ADULT_FROM, YOUTH_SIGNS_FROM].find(
    (age) => ageAtLeast(dateOfBirth, signedOn) < age && ageAtLeast(dateOfBirth, today) >= age,
  );
  if (reached === undefined) return null;
  const latest = latestDay(dateOfBirth);
  const year = Number(latest.slice(0, 4)) + reached;
  // Born on 29 February: in other years a day later.
  const since = new Date(`${year}-${latest.slice(5, 7)}-01T00:00:00Z`);
  since.setUTCDate(Number(latest.slice(8)));
  return { age: reached, since: since.toISOString().slice(0, 10) };
}
