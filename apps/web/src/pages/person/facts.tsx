import { formatPartialDate, isPartialDate } from '@app/platform/shared';
import type { LanguageInput } from '@app/persons/shared';
import type { TFunction } from 'i18next';
import type { useCodeNames } from '../../app/code-options.js';
import type { Fact } from '../../kern/description-list.js';
import { Badge } from '../../kern/badge.js';

type Names = ReturnType<typeof useCodeNames>;
type Maybe = string | null;

/** What the check page (form values) and the person's file (stored person) have in common. */
interface PersonLike {
  familyName: string;
  givenNames: Maybe;
  mononym: boolean;
  nativeScriptName: Maybe;
  birthName: Maybe;
  otherNames: readonly string[];
  dateOfBirth: string;
  dobUncertain: boolean;
  gender: string;
  placeOfBirth: Maybe;
  countryOfBirth: Maybe;
  nationalities: readonly string[];
  entryDateGermany: Maybe;
  arrivedDistrictOn: Maybe;
  contact: {
    street: Maybe;
    houseNumber: Maybe;
    postalCode: Maybe;
    place: Maybe;
    ags: Maybe;
    accommodationType: Maybe;
    phone: Maybe;
    email: Maybe;
    preferredContact: Maybe;
    safeContactNote: Maybe;
  };
  languages: readonly LanguageInput[];
  interpreterNeeded: boolean;
}

const day = (value: Maybe) => value && (isPartialDate(value) ? formatPartialDate(value) : value);
const isolated = (value: Maybe) => value && <bdi>{value}</bdi>;

/** Facts about a person in the order of the intake. */
export function personFacts(person: PersonLike, t: TFunction, names: Names) {
  const { contact } = person;
  const street = [contact.street, contact.houseNumber].filter(Boolean).join(' ');
  const place = [contact.postalCode, contact.place].filter(Boolean).join(' ');
  const fact = (key: string, value: Fact['value']): Fact => ({ key, label: t(`fields.${key}`), value });
  const entry = fact('entryDateGermany', day(person.entryDateGermany));
  return {
    identity: [
      person.mononym
        ? { key: 'familyName', label: t('person.onlyName'), value: isolated(person.familyName) }
        : fact('familyName', isolated(person.familyName)),
      !person.mononym && fact('givenNames', isolated(person.givenNames)),
      fact('nativeScriptName', isolated(person.nativeScriptName)),
      fact('birthName', isolated(person.birthName)),
      fact('otherNames', isolated(person.otherNames.filter(Boolean).join(', '))),
      fact(
        'dateOfBirth',
        `${day(person.dateOfBirth)}${person.dobUncertain ? ` (${t('person.uncertain')})` : ''}`,
      ),
      fact('gender', person.gender && t(`enums.gender.${person.gender}`)),
    ].filter((item): item is Fact => item !== false),
    origin: [
      fact('nationalities', person.nationalities.map(names.nationality).join(', ')),
      fact('placeOfBirth', isolated(person.placeOfBirth)),
      fact('countryOfBirth', person.countryOfBirth && names.country(person.countryOfBirth)),
    ],
    contact: [
      {
        key: 'address',
        label: t('fields.address'),
        value: (street || place) && <bdi>{[street, place].filter(Boolean).join(', ')}</bdi>,
      },
      fact('ags', contact.ags && <span lang="de">{names.municipality(contact.ags)}</span>),
      fact(
        'accommodationType',
        contact.accommodationType && t(`enums.accommodation.${contact.accommodationType}`),
      ),
      fact('arrivedDistrictOn', day(person.arrivedDistrictOn)),
      fact('phone', isolated(contact.phone)),
      fact('email', isolated(contact.email)),
      fact(
        'preferredContact',
        contact.preferredContact && t(`enums.contactChannel.${contact.preferredContact}`),
      ),
      fact(
        'safeContactNote',
        contact.safeContactNote && (
          <>
            <Badge tone="warning">{t('person.safeContactBadge')}</Badge>{' '}
            <span dir="auto">{contact.safeContactNote}</span>
          </>
        ),
      ),
    ],
    languages: [
      fact(
        'languages',
        person.languages
          .map(
            ({ code, preferred }) => names.language(code) + (preferred ? ` (${t('person.preferred')})` : ''),
          )
          .join(', '),
      ),
      fact('interpreterNeeded', t(person.interpreterNeeded ? 'form.yes' : 'form.no')),
    ],
    entry,
  };
}

interface ResidenceLike {
  status: string;
  document: Maybe;
  validUntil: Maybe;
  permitConditionText: Maybe;
}

/** Facts about one residence status. */
export function residenceFacts(residence: ResidenceLike, t: TFunction, names: Names): Fact[] {
  return [
    {
      key: 'status',
      label: t('fields.status'),
      value: residence.status && names.residenceStatus(residence.status),
    },
    {
      key: 'document',
      label: t('fields.document'),
      value: residence.document && t(`enums.residenceDocument.${residence.document}`),
    },
    { key: 'validUntil', label: t('fields.validUntil'), value: day(residence.validUntil) },
    {
      key: 'permitConditionText',
      label: t('fields.permitConditionText'),
      value: residence.permitConditionText && <q lang="de">{residence.permitConditionText}</q>,
    },
  ];
}
