import {
  stationNameOf,
  type DataCategory,
  type ReleasedAppointment,
  type ReleasedFile,
} from '@app/waivers/shared';
import type { TFunction } from 'i18next';
import type { useCodeNames } from '../../app/code-options.js';
import { bornAndAge, formatDay } from '../../app/format.js';
import type { Plain } from '../../app/plain.js';
import type { Fact } from '../../kern/description-list.js';
import { residenceFacts } from '../person/facts.js';

type Names = ReturnType<typeof useCodeNames>;

/** What a released category says; empty where the program holds nothing on it. */
export function factsOf(
  category: DataCategory,
  file: Plain<ReleasedFile>,
  t: TFunction,
  names: Names,
): Fact[] {
  switch (category) {
    case 'identity':
      return identityFacts(file, t);
    case 'residence':
      return (file.residence ?? []).flatMap((residence, index) =>
        residenceFacts(residence, t, names).map((fact) => ({ ...fact, key: `${index}-${fact.key}` })),
      );
    case 'language_school':
      return languageFacts(file, t, names);
    case 'family':
      return [
        {
          key: 'householdRelation',
          label: t('releases.person.householdRelation'),
          value: file.householdRelation && t(`enums.householdRelation.${file.householdRelation}`),
        },
      ];
    case 'appointments':
      return (file.appointments ?? []).map((appointment, index) => appointmentFact(appointment, index, t));
    case 'other':
      return [
        {
          key: 'other',
          label: t('releases.category.other'),
          value: file.other && (
            <span className="wrap" dir="auto">
              {file.other}
            </span>
          ),
        },
      ];
    // The program holds no data of these (`category-map.rules.ts`).
    case 'work_recognition':
    case 'employment_benefits':
    case 'health':
    default:
      return [];
  }
}

function identityFacts(file: Plain<ReleasedFile>, t: TFunction): Fact[] {
  const { contact } = file;
  const street = [contact?.street, contact?.houseNumber].filter(Boolean).join(' ');
  const place = [contact?.postalCode, contact?.place].filter(Boolean).join(' ');
  const address = [street, place].filter(Boolean).join(', ');
  const fact = (key: string, value: string | null | undefined): Fact => ({
    key,
    label: t(`fields.${key}`),
    value: value && <bdi>{value}</bdi>,
  });
  return [
    fact('familyName', file.familyName),
    fact('givenNames', file.givenNames),
    fact('nativeScriptName', file.nativeScriptName),
    fact('dateOfBirth', file.dateOfBirth && bornAndAge(file.dateOfBirth)),
    fact('address', address),
    fact('phone', contact?.phone),
  ];
}

function languageFacts(file: Plain<ReleasedFile>, t: TFunction, names: Names): Fact[] {
  const languages = (file.languages ?? []).map(
    ({ code, preferred }) => names.language(code) + (preferred ? ` (${t('releases.person.preferred')})` : ''),
  );
  return [
    { key: 'languages', label: t('fields.languages'), value: languages.join(', ') },
    {
      key: 'interpreterNeeded',
      label: t('fields.interpreterNeeded'),
      value: file.interpreterNeeded === undefined ? null : t(file.interpreterNeeded ? 'form.yes' : 'form.no'),
    },
  ];
}

function appointmentFact(appointment: ReleasedAppointment, index: number, t: TFunction): Fact {
  const { institutionName, code, state, deadlineOn, followUpOn } = appointment;
  const parts = [
    t(`enums.stationState.${state}`),
    deadlineOn && t('station.deadlineOn', { date: formatDay(deadlineOn) }),
    followUpOn && t('station.followUpOn', { date: formatDay(followUpOn) }),
    t('releases.person.stationCode', { code: stationNameOf(code) }),
  ];
  return {
    key: `${code}-${index}`,
    label: institutionName ? <span lang="de">{institutionName}</span> : t('station.noInstitution'),
    value: parts.filter(Boolean).join(' · '),
  };
}
