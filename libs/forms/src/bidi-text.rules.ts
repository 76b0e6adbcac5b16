/** U+2066: what follows is left-to-right and does not mix with its surroundings. */
const LRI = '\u2066';
/** U+2068: what follows takes its direction from its own first strong letter. */
const FSI = '\u2068';
/** U+2069: end of an isolate. */
const PDI = '\u2069';
const NO_BREAK_SPACE = '\u00a0';

const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Removes every bidirectional control. Needed on anything a user typed: one U+202E would turn the rest of an
 * official line round.
 */
export function stripBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '');
}

/**
 * Wraps a value whose direction is not known (a name, a note, an address) so that it cannot disturb the order
 * of the text round it, whatever the direction of either. Controls inside the value are removed first.
 */
export function isolate(value: string): string {
  return value === '' ? '' : FSI + stripBidiControls(value) + PDI;
}

/**
 * Wraps something that is read from left to right in every language: a citation of law, a date, an amount, a
 * telephone number, a URL, a file number. Without it `§ 203 Abs. 1 StGB` inside Arabic prints as
 * `Abs. 1 StGB 203 §` (UAX #9 demands that).
 */
export function isolateLtr(value: string): string {
  return value === '' ? '' : LRI + stripBidiControls(value) + PDI;
}

/** Keeps `§ 203`, `Abs. 1`, `Nr. 5`, `Satz 1` and `Art. 6` on one line. */
export function keepCitationsTogether(text: string): string {
  return text.replace(/(§§?|Abs\.|Nr\.|Satz|Art\.) (?=[\d–-])/g, `$1${NO_BREAK_SPACE}`);
}

/** A citation of law, isolated and with its parts kept together. */
export function citation(text: string): string {
  return isolateLtr(keepCitationsTogether(text));
}

/**
 * A date as every language of the forms prints it: `2026-11-24` → `24.11.2026`, isolated; also partial ones
 * (`2026-11` → `11.2026`, `1998` → `1998`). Latin digits always, because offices compare them with papers.
 */
export function formDate(iso: string): string {
  return isolateLtr(iso.split('-').toReversed().join('.'));
}

/**
 * Fills a text of a form: `{name}` becomes the isolated value, `[[…]]` a left-to-right isolate (citations and
 * German terms inside a translation). Values that are isolates already stay as they are.
 * @throws RangeError when a placeholder has no value: a form with a hole is a mistake of the program.
 */
export function fillText(template: string, values: Readonly<Record<string, string>> = {}): string {
  return keepCitationsTogether(template)
    .replace(/\[\[(.+?)\]\]/g, (_, inner: string) => isolateLtr(inner))
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new RangeError(`No value for placeholder {${name}}`);
      return isIsolated(value) ? value : isolate(value);
    });
}

function isIsolated(value: string): boolean {
  return (value.startsWith(LRI) || value.startsWith(FSI)) && value.indexOf(PDI) === value.length - 1;
}
