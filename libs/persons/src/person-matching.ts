import { audit } from '@app/audit';
import type { Database, Tx, UserActor } from '@app/platform';
import type { DuplicateDecision } from './person.dto.js';
import type { ProbableMatch } from './person-response.dto.js';
import { ProbableDuplicates } from './person.errors.js';
import { SUMMARY_COLUMNS, WITH_LATEST_CASE } from './person-summary.sql.js';
import { matchScore, tokensOf, type PersonKeys } from './person-keys.js';

/** From this score on a match is shown before a person is created. */
export const PROBABLE = 0.6;
const MOST_SHOWN = 10;
const MOST_COMPARED = 200;

/** People who share a key with somebody ($1). */
export const CANDIDATES = `
  select ${SUMMARY_COLUMNS}, p.match_keys as "matchKeys" from ${WITH_LATEST_CASE}
  where p.match_keys && $1::text[] limit ${MOST_COMPARED}`;

interface Candidate extends Omit<ProbableMatch, 'score'> {
  matchKeys: string[];
}

/** People who might be the one described, most probable first. */
export async function probableMatches(
  tx: Tx,
  keys: PersonKeys,
  dateOfBirth: string | undefined,
): Promise<ProbableMatch[]> {
  const candidates = await tx.query<Candidate>(CANDIDATES, [keys.matchKeys]);
  const wanted = { tokens: keys.tokens, matchKeys: keys.matchKeys, dateOfBirth };
  return candidates
    .map(({ matchKeys, ...summary }) => {
      const tokens = tokensOf(`${summary.familyName} ${summary.givenNames ?? ''}`).toSorted();
      return {
        ...summary,
        score: matchScore(wanted, { tokens, matchKeys, dateOfBirth: summary.dateOfBirth }),
      };
    })
    .filter((match) => match.score >= PROBABLE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN);
}

/** Logs that these people were shown, found by `kind` of search: how many, and who. */
export async function logShown(tx: Tx, kind: string, people: readonly { id: string }[]): Promise<void> {
  await audit(tx, {
    action: 'search',
    objectType: 'person',
    fields: [kind],
    detail: { shown: people.length, persons: people.map((p) => p.id) },
  });
}

/**
 * Runs `work`. The matches it is refused with are shown to the actor, so that they were is logged, although of the
 * refused transaction nothing else is kept.
 */
export async function loggingMatches<T>(
  database: Database,
  actor: UserActor,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProbableDuplicates)
      await database.as(actor, (tx) => logShown(tx, 'match', error.matches));
    throw error;
  }
}

/**
 * Lets a person be created when nobody like them is registered, or when the one who registers has looked at every
 * probable match and decided; that decision is logged with what it was taken against.
 *
 * @throws ProbableDuplicates with the matches not decided on
 */
export async function assertNoDuplicate(
  tx: Tx,
  personId: string,
  keys: PersonKeys,
  dateOfBirth: string,
  decision: DuplicateDecision | undefined,
): Promise<void> {
  const matches = await probableMatches(tx, keys, dateOfBirth);
  if (matches.length === 0) return;
  const decided = new Set(decision?.notTheSameAs ?? []);
  if (matches.some((m) => !decided.has(m.id))) throw new ProbableDuplicates(matches);
  await audit(tx, {
    action: 'duplicateOverride',
    objectType: 'person',
    objectId: personId,
    personId,
    detail: { notTheSameAs: matches.map((m) => ({ id: m.id, score: m.score })) },
  });
}
