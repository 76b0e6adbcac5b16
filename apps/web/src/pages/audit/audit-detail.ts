import type { AuditEntryResponse } from '@app/audit/shared';
import type { InstitutionResponse } from '@app/institutions/shared';
import { LEGAL_BASES, type LegalBasisCode } from '@app/waivers/shared';
import type { i18n } from 'i18next';
import { isSheetLanguage, SHEET_LANGUAGE_NAMES } from '../laufzettel/choice.js';

/** One particular of an entry in words. */
export interface DetailFact {
  key: string;
  label: string;
  text: string;
  /** The whole identifier where the text is its beginning. */
  whole?: string;
}

/** What happened comes first; ids, and what is not named here, come last. The database keeps no order. */
const ORDER = [
  'result',
  'from',
  'to',
  'route',
  'state',
  'via',
  'language',
  'reason',
  'role',
  'institutionId',
];
const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

type Entry = Pick<AuditEntryResponse, 'objectType' | 'detail'>;

/** What the codes and ids of an entry's detail mean. What is not known stays readable, with its own name. */
export function detailFacts(
  { objectType, detail }: Entry,
  { t, exists }: Pick<i18n, 't' | 'exists'>,
  institutions: readonly InstitutionResponse[],
): DetailFact[] {
  const word = (list: string, code: string) => (exists(`${list}.${code}`) ? t(`${list}.${code}`) : code);
  const stateOf = (value: string) =>
    word(objectType === 'waiver' ? 'waivers.standings' : `enums.${objectType}State`, value);
  const yesOrNo = (value: string) => t(value === 'true' ? 'form.yes' : 'form.no');
  const institutionOf = (value: string) => institutions.find(({ id }) => id === value)?.name ?? value;
  const words: Record<string, (value: string) => string> = {
    basis: (value) => (isLegalBasis(value) ? LEGAL_BASES[value].citation : value),
    grave: yesOrNo,
    health: yesOrNo,
    immigration: yesOrNo,
    institution: institutionOf,
    institutions: institutionOf,
    by: (value) => (value === 'operator' ? t('audit.operator') : value),
    disabled: yesOrNo,
    from: stateOf,
    institutionId: institutionOf,
    language: (value) => (isSheetLanguage(value) ? SHEET_LANGUAGE_NAMES[value] : value),
    reason: (value) => word('audit.reasons', value),
    result: (value) => word('enums.stampResult', value),
    role: (value) => word(objectType === 'waiver' ? 'waivers.roles' : 'enums.role', value),
    route: (value) => t('audit.route', { code: value }),
    state: (value) => (objectType === 'waiver' ? stateOf(value) : word('enums.stationState', value)),
    to: stateOf,
    type: (value) => word('enums.institutionType', value),
    via: (value) => word('enums.stampVia', value),
  };
  const labelOf = (name: string) =>
    exists(`audit.detailKeys.${name}`)
      ? t(`audit.detailKeys.${name}`)
      : t('audit.detailKeys.detail', { name });

  const inOrder = Object.entries(detail ?? {}).toSorted(([a], [b]) => rank(a) - rank(b));
  return inOrder.flatMap(([name, value]): DetailFact[] => {
    const fact = { key: name, label: labelOf(name) };
    // Nobody's account is news for a log-in that failed; elsewhere null says that there was nothing.
    if (value === null) return name === 'userId' ? [{ ...fact, text: t('audit.unknownAccount') }] : [];
    if (isMatches(value)) {
      const texts = value.map(({ id, score }) =>
        t('audit.match', { id: shortId(id), percent: Math.round(score * 100) }),
      );
      return [{ ...fact, text: texts.join(', '), whole: value.map(({ id }) => id).join(', ') }];
    }
    if (isTexts(value)) {
      const texts = value.map((one) => words[name]?.(one) ?? one);
      return [
        {
          ...fact,
          text: texts.map((one) => (isId(one) ? shortId(one) : one)).join(', '),
          whole: value.join(', '),
        },
      ];
    }
    const plain = typeof value === 'string' ? value : JSON.stringify(value);
    const text = words[name]?.(plain) ?? plain;
    return [isId(text) ? { ...fact, text: shortId(text), whole: text } : { ...fact, text }];
  });
}

/** Names of the fields of an entry in words; station codes and what is not known stay as they are. */
export function fieldNames(fields: readonly string[], { t, exists }: Pick<i18n, 't' | 'exists'>): string {
  const nameOf = (field: string) =>
    [`audit.fieldNames.${field}`, `fields.${field}`].find((key) => exists(key));
  return fields
    .map((field) => {
      const key = nameOf(field);
      return key ? t(key) : field;
    })
    .join(', ');
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');

const isLegalBasis = (code: string): code is LegalBasisCode => Object.hasOwn(LEGAL_BASES, code);

const isId = (text: string): boolean => /^([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64})$/.test(text);

/** Enough to tell two apart on one page. */
const shortId = (id: string): string => `${id.slice(0, 8)}…`;

function isMatches(value: unknown): value is { id: string; score: number }[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one: unknown) => {
      const { id, score } = (one ?? {}) as { id?: unknown; score?: unknown };
      return typeof id === 'string' && typeof score === 'number';
    })
  );
}
