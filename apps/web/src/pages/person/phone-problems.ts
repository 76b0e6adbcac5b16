import type { FieldProblem } from '../../api/problem.js';

/**
 * Says of a telephone number what the server would say; `prefix` is where the person stands in the request. The world's
 * numbering plans are large, so they come only when there is a number. Without a connection the server says it later.
 */
export async function phoneProblems(phone: string, prefix = ''): Promise<FieldProblem[]> {
  if (phone.trim() === '') return [];
  const rule = await import('./phone-number.js').catch(() => null);
  if (!rule || rule.isPhoneNumber(phone)) return [];
  return [{ pointer: `${prefix}/contact/phone`, code: 'invalidPhone' }];
}
