import { addressLine, canPrint, FORM_LANGUAGES, formDate, isolateLtr } from '@app/forms';
import { residenceStatusLabel } from '@app/platform';
import type { Answer, NamedOrCoded } from './answer.rules.js';
import { both, plain, userText, type FormWords, type Sheet } from './assessment.form-words.js';
import type { AssessmentRecord } from './assessment-response.dto.js';
import { countryName, industryName, languageName, occupationName, scriptName } from './code-names.js';
import type { Field } from './field.rules.js';

/** A value made ready to print: words beside the label, a long text below it, or half days of a week. */
export type Printed =
  | { readonly kind: 'words'; readonly words: FormWords; readonly isStanding?: boolean }
  | { readonly kind: 'long'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'slots'; readonly slots: readonly string[] };

/** Texts longer than this stand below their label, over the whole width. */
const LONG = 110;

const inWords = (words: FormWords): Printed => ({ kind: 'words', words });

/** What is recorded as the answer; null = nothing. */
export function printedAnswer(sheet: Sheet, field: Field, answer: Answer | undefined): Printed | null {
  if (!answer || answer.standing === null) return null;
  const { standing, value, evidence } = answer;
  if (standing !== 'given' || value === null)
    return { kind: 'words', words: both(sheet, (t) => t.standings[standing]), isStanding: true };
  const printed = printedValue(sheet, field, value);
  if (printed?.kind !== 'words' || evidence === null) return printed;
  const by = both(sheet, (t) => t.evidences[evidence]);
  return inWords(joined([printed.words, by], ([words, name]) => `${words} (${name})`));
}

/** A value by the kind of its field; null where there is none. */
export function printedValue(sheet: Sheet, field: Field, value: unknown): Printed | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  const language = sheet.other?.meta.language;
  switch (field.kind) {
    case 'yesNo':
      return inWords(both(sheet, (t) => (value === true ? t.form.yes : t.form.no)));
    case 'integer':
    case 'half':
      return inWords({ de: isolateLtr((value as number).toLocaleString('de-DE', { useGrouping: false })) });
    case 'integers':
      return inWords({ de: isolateLtr((value as number[]).join(', ')) });
    case 'date':
    case 'partialDate':
      return inWords({ de: formDate(value as string) });
    case 'option':
      return inWords(option(sheet, field, value as string));
    case 'options':
      return inWords(
        listed(
          sheet,
          (value as string[]).map((code) => option(sheet, field, code)),
        ),
      );
    case 'language':
      return inWords(named(languageName(value as string, language)));
    case 'country':
      return inWords(named(countryName(value as string, language)));
    case 'scripts':
      return inWords(
        listed(
          sheet,
          (value as string[]).map((code) => named(scriptName(code, language))),
        ),
      );
    case 'industry':
      return inWords(named(industryName(value as string)));
    case 'occupation':
    case 'institution':
      return inWords(namedOrCoded(sheet, field, value));
    case 'occupations':
      return inWords(
        listed(
          sheet,
          (value as NamedOrCoded[]).map((one) => namedOrCoded(sheet, field, one)),
        ),
      );
    case 'availability':
      return { kind: 'slots', slots: value as string[] };
    case 'user':
      return text(sheet.names[value as string] ?? (value as string));
    case 'text':
    case 'longText':
    case 'shown':
    default:
      return text(value as string);
  }
}

function text(value: string): Printed | null {
  const paragraphs = value.split('\n').map(plain).filter(Boolean);
  if (paragraphs.length === 0) return null;
  if (paragraphs.length === 1 && paragraphs[0]!.length <= LONG) return inWords({ de: userText(value) });
  return { kind: 'long', paragraphs };
}

function option(sheet: Sheet, { options }: Field, code: string): FormWords {
  const found = both(sheet, (t) => t.options[options!]?.[code]);
  return { ...found, de: found.de || code };
}

const named = ({ de, other }: FormWords): FormWords => ({
  de: userText(de),
  other: other && userText(other),
});

/** The words of the list, and the person's own where they say something else. */
function namedOrCoded(sheet: Sheet, { kind }: Field, { code, text: own }: NamedOrCoded): FormWords {
  const said = own === undefined ? [] : [named({ de: own })];
  if (code === undefined) return listed(sheet, said);
  const found =
    kind === 'institution'
      ? { de: sheet.names[code] ?? own ?? code }
      : occupationName(code, sheet.other?.meta.language);
  return found.de === own ? named(found) : joined([named(found), ...said], (parts) => parts.join(' · '));
}

/** Commas of scripts that have one of their own. */
const COMMAS: Readonly<Record<string, string>> = { arab: '، ', ethi: '፣ ' };

function listed({ other }: Sheet, parts: readonly FormWords[]): FormWords {
  const comma = (other && COMMAS[FORM_LANGUAGES[other.meta.language].script]) ?? ', ';
  return joined(parts, (one, language) => one.join(language === 'de' ? ', ' : comma));
}

/** Parts put together in each language; a part that has no word of the other language brings its German one. */
function joined(
  parts: readonly FormWords[],
  put: (parts: string[], language: keyof FormWords) => string,
): FormWords {
  const de = put(
    parts.map((part) => part.de),
    'de',
  );
  const isBilingual = parts.some(({ other }) => other !== undefined);
  return {
    de,
    other: isBilingual
      ? put(
          parts.map((part) => part.other ?? part.de),
          'other',
        )
      : undefined,
  };
}

/** What the person's record says of a field of the form. */
export function recordValue(sheet: Sheet, field: Field, record: AssessmentRecord): Printed | null {
  const language = sheet.other?.meta.language;
  switch (field.key) {
    case 'nativeScriptName':
      return record.nativeScriptName && canPrint(record.nativeScriptName)
        ? text(record.nativeScriptName)
        : null;
    case 'otherNames':
      return text(record.otherNames.join(', '));
    case 'nationalities':
      if (record.nationalities.length === 0) return null;
      return inWords(
        listed(
          sheet,
          record.nationalities.map((code) => named(countryName(code, language))),
        ),
      );
    case 'address':
      return text(addressLine(record) ?? '');
    case 'household':
      // How they are related is kept as seen from the household's reference person, who may be another one.
      return text(record.household.map(({ name }) => name).join('; '));
    case 'phone':
      return record.phone === null ? null : inWords({ de: isolateLtr(plain(record.phone)) });
    case 'residenceStatus':
      return record.residenceStatus === null ? null : text(residenceStatusLabel(record.residenceStatus));
    default:
      return printedValue(sheet, field, record[field.key as keyof AssessmentRecord]);
  }
}
