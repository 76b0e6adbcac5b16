import type { FieldError } from './domain.errors.js';

/** Members of one object and items of one array at most; the longest list of any form has a quarter of that. */
export const WIDTH_LIMIT = 200;
/** Values of a whole body at most: what validates them takes time for each. */
export const VALUES_LIMIT = 2_000;

/**
 * What no field may hold, whatever it is for: text that PostgreSQL cannot keep (U+0000, half a surrogate pair) and more
 * values than anybody fills in. Looked for before the DTO's rules, which would spend time on every one of them.
 *
 * @returns the first fault found, or null
 */
export function unusableValue(body: unknown): FieldError | null {
  let values = 0;
  const look = (value: unknown, pointer: string): FieldError | null => {
    if (++values > VALUES_LIMIT) return { pointer: '', code: 'tooMany', params: { max: VALUES_LIMIT } };
    if (typeof value === 'string') return isStorable(value) ? null : { pointer, code: 'invalidCharacter' };
    if (typeof value !== 'object' || value === null) return null;
    const members = Object.entries(value);
    if (members.length > WIDTH_LIMIT) return { pointer, code: 'tooMany', params: { max: WIDTH_LIMIT } };
    for (const [name, member] of members) {
      // What every object has (`constructor`, `toString`) slips through the validator's list of known members.
      if (name in Object.prototype) return { pointer: `${pointer}/${name}`, code: 'unknownField' };
      const fault = isStorable(name)
        ? look(member, `${pointer}/${name}`)
        : { pointer, code: 'invalidCharacter' };
      if (fault) return fault;
    }
    return null;
  };
  return look(body, '');
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
