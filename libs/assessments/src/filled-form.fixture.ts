import type { AnswerResponse, AssessmentResponse } from './assessment-response.dto.js';
import type { AnswerValue } from './answer.rules.js';
import { assessmentTexts } from './assessment-texts.js';
import type { Field } from './field.rules.js';
import { fieldId, fieldOf, FIELDS } from './fields.rules.js';
import { AVAILABILITY_SLOTS, OPTION_LISTS, type OptionList } from './option-lists.rules.js';

// A form in which every field of the table has a value, for the specs; and what a reader must find of each.

const german = assessmentTexts('de');

/** What the fields are answered with that others depend on. */
const CHOSEN = new Map<string, AnswerValue>(
  FIELDS.flatMap(({ section, when }) =>
    when
      ? [when.field].flat().map((key) => {
          const id = `${section}.${key}`;
          const options: readonly unknown[] = OPTION_LISTS[fieldOf(id)!.options as OptionList] ?? when.is;
          return [id, when.is.find((value) => options.includes(value))!] as const;
        })
      : [],
  ),
);
CHOSEN.set('header.interpreterPresent', true);

const AT = '2026-11-24T09:00:00.000Z';

function answerTo(field: Field): AnswerValue {
  const id = fieldId(field);
  const chosen = CHOSEN.get(id);
  if (chosen !== undefined) return chosen;
  const options: readonly string[] = OPTION_LISTS[field.options as OptionList] ?? [];
  switch (field.kind) {
    case 'yesNo':
      return true;
    case 'integer':
      return 7;
    case 'half':
      return 9.5;
    case 'integers':
      return [4, 11];
    case 'date':
      return '2026-11-02';
    case 'partialDate':
      return id === 'work.from' ? '2011-03' : '2019';
    case 'option':
      return options[0]!;
    case 'options':
      return options.slice(0, 2);
    case 'language':
      return 'ara';
    case 'country':
      return 'SY';
    case 'scripts':
      return ['Arab', 'Cyrl'];
    case 'industry':
      return '86';
    case 'occupation':
      return { code: 'pflegefachkraft', text: `Wort ${id}` };
    case 'occupations':
      return [{ code: 'pflegefachkraft' }, { text: `Wort ${id}` }];
    case 'institution':
      return { text: `Wort ${id}` };
    case 'availability':
      return [AVAILABILITY_SLOTS[0]!, AVAILABILITY_SLOTS[4]!];
    case 'text':
    case 'longText':
    case 'user':
    case 'shown':
    default:
      return `Wort ${id}`;
  }
}

/** What stands in the record, and how it is printed. */
export const RECORD_VALUES: Readonly<Record<string, string>> = {
  familyName: 'Demodari',
  givenNames: 'Rania',
  nativeScriptName: 'Ранія Демодарі',
  birthName: 'Musterfrau',
  otherNames: 'Ranya, Rana',
  dateOfBirth: '05.1988',
  dobUncertain: 'nein',
  placeOfBirth: 'Homs',
  countryOfBirth: 'Syrien',
  gender: 'weiblich',
  nationalities: 'Syrien, staatenlos',
  address: 'Musterweg 4, 38350 Helmstedt',
  accommodationType: 'eigene Wohnung',
  phone: '+49 5351 0001',
  email: 'rania@demodari.example',
  preferredContact: 'Telefon',
  safeContactNote: 'Wort person.safeContactNote',
  entryDateGermany: '05.2023',
  arrivedDistrictOn: '14.11.2023',
  household: 'Demodari, Sami; Demodari, Lina',
  residenceStatus: 'Subsidiärer Schutz',
  residenceDocument: 'elektronischer Aufenthaltstitel (Karte)',
  documentValidUntil: '30.06.2028',
  permitConditionText: 'Erwerbstätigkeit erlaubt',
};

const RECORD: AssessmentResponse['record'] = {
  familyName: 'Demodari',
  givenNames: 'Rania',
  nativeScriptName: 'Ранія Демодарі',
  birthName: 'Musterfrau',
  otherNames: ['Ranya', 'Rana'],
  dateOfBirth: '1988-05',
  dobUncertain: false,
  placeOfBirth: 'Homs',
  countryOfBirth: 'SY',
  gender: 'w',
  nationalities: ['SY', 'STATELESS'],
  street: 'Musterweg',
  houseNumber: '4',
  postalCode: '38350',
  place: 'Helmstedt',
  accommodationType: 'own_flat',
  phone: '+49 5351 0001',
  email: 'rania@demodari.example',
  preferredContact: 'phone',
  safeContactNote: 'Wort person.safeContactNote',
  entryDateGermany: '2023-05',
  arrivedDistrictOn: '2023-11-14',
  household: [
    { name: 'Demodari, Sami', relation: 'spouse' },
    { name: 'Demodari, Lina', relation: 'child' },
  ],
  residenceStatus: 'AE_25_2_SUB',
  residenceDocument: 'eat_card',
  documentValidUntil: '2028-06-30',
  permitConditionText: 'Erwerbstätigkeit erlaubt',
};

/** A recognition by the keys of the table of fields. */
export const PROCEDURE: Readonly<Record<string, AnswerValue>> = Object.fromEntries(
  FIELDS.filter(({ store }) => store === 'recognition').map((field) => [field.key, answerTo(field)]),
);

const STORED = FIELDS.filter(({ store }) => store === 'answer');
export const ANSWERED = STORED.length;

/** A form with `count` rows of each group, all fields answered. */
export function filledForm(count: number): AssessmentResponse {
  const answer = (field: Field, rowId: string | null): AnswerResponse => ({
    field: fieldId(field),
    rowId,
    standing: 'given',
    value: answerTo(field),
    evidence: field.evidence ? 'observed' : null,
    version: 1,
    updatedBy: 'u',
    updatedByName: 'Sabine Beispiel',
    updatedAt: AT,
  });
  const groups = [...new Set(STORED.flatMap(({ group }) => group ?? []))];
  const rows = groups.flatMap((group) =>
    Array.from({ length: count }, (_, n) => ({
      id: `${group}-${n}`,
      group,
      position: n + 1,
      removed: false,
    })),
  );
  return {
    id: 'a',
    caseId: 'c',
    caseNumber: 'HE-2026-000123',
    personId: 'p',
    number: 1,
    state: 'completed',
    supersedes: null,
    language: 'ar',
    templateVersion: 1,
    version: 2,
    revision: 9,
    createdAt: AT,
    createdByName: 'Sabine Beispiel',
    completedAt: AT,
    signedAt: null,
    endedAt: null,
    withdrawnReason: null,
    record: RECORD,
    rows,
    answers: STORED.flatMap((field) =>
      field.group === null
        ? [answer(field, null)]
        : rows.filter(({ group }) => group === field.group).map(({ id }) => answer(field, id)),
    ),
    signatures: [],
  };
}

const NURSE = 'Pflegefachmann/-frau (KldB 81302, ISCO 3221)';

/** The value of a field as a German reader finds it on paper. */
export function valueOf(field: Field): string {
  const id = fieldId(field);
  if (field.store === 'record') return RECORD_VALUES[field.key]!;
  if (field.store === 'form') return field.key === 'version' ? 'KFB 1' : 'Sabine Beispiel';
  const value = answerTo(field);
  const option = (code: string) => german.options[field.options!]![code]!;
  const words = (): string => {
    switch (field.kind) {
      case 'yesNo':
        return value === true ? 'ja' : 'nein';
      case 'integer':
        return '7';
      case 'half':
        return '9,5';
      case 'integers':
        return '4, 11';
      case 'date':
        return '02.11.2026';
      case 'partialDate':
        return id === 'work.from' ? '03.2011' : '2019';
      case 'option':
        return option(value as string);
      case 'options':
        return (value as string[]).map(option).join(', ');
      case 'language':
        return 'Arabisch';
      case 'country':
        return 'Syrien';
      case 'scripts':
        return 'Arabisch, Kyrillisch';
      case 'industry':
        return '86 Gesundheitswesen';
      case 'occupation':
        return `${NURSE} · Wort ${id}`;
      case 'occupations':
        return `${NURSE}, Wort ${id}`;
      case 'availability':
        return 'Montag';
      case 'text':
      case 'longText':
      case 'institution':
      case 'user':
      case 'shown':
      default:
        return `Wort ${id}`;
    }
  };
  return field.evidence ? `${words()} (im Gespräch beobachtet)` : words();
}
