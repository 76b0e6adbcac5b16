import { fillText } from './bidi-text.rules.js';

/**
 * Texts of a form, at any depth, made ready to print: `[[…]]` becomes an isolate, so that a left-to-right piece inside a
 * right-to-left text keeps its order; placeholders (`{date}`) stay, to be filled in later.
 */
export function isolateMarked<T>(texts: T): T {
  if (typeof texts === 'string') return isolateText(texts) as T;
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([key, inner]) => [key, isolateMarked<unknown>(inner)]),
  ) as T;
}

function isolateText(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) ? part : fillText(part)))
    .join('');
}
