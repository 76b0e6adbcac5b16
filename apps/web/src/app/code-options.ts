import type { CodeLabel, CodeLists, MunicipalityCode, ResidenceStatusCode } from '@app/platform/shared';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { codeListsQuery } from '../api/code-lists.js';
import type { Option } from '../kern/select-field.js';
import { countryName, today } from './format.js';

const NO_LISTS: CodeLists = {
  residenceStatuses: [],
  municipalities: [],
  countries: [],
  nationalitySpecials: [],
  languages: [],
};

/** The code lists as choices with names in the language of the interface, sorted as that language sorts. */
export function useCodeOptions() {
  const { t, i18n } = useTranslation();
  const { data: lists = NO_LISTS } = useQuery(codeListsQuery);
  const language = i18n.language;
  return useMemo(() => {
    const sorted = (options: Option[]) =>
      options.toSorted((a, b) => a.label.localeCompare(b.label, language));
    const specials = lists.nationalitySpecials.map((code) => ({
      value: code,
      label: t(`enums.nationality.${code}`),
    }));
    const countries = sorted(lists.countries.map((code) => ({ value: code, label: countryName(code) })));
    return {
      lists,
      countries,
      nationalities: [...countries, ...specials],
      languages: sorted(
        lists.languages.map(({ code, name }) => ({ value: code, label: labelIn(name, language) })),
      ),
      municipalities: sorted(
        lists.municipalities
          .filter((place) => isValidOn(place, today()))
          .map((place) => ({ value: place.ags, label: municipalityName(place) })),
      ),
      residenceStatuses: lists.residenceStatuses
        .filter((status) => isValidOn(status, today()))
        .map((status) => ({ value: status.code, label: residenceLabel(status, language) })),
    };
  }, [lists, language, t]);
}

/** Names of codes that are shown, not chosen; an unknown code shows as itself. */
export function useCodeNames() {
  const { i18n } = useTranslation();
  const options = useCodeOptions();
  const nameIn = (list: readonly Option[], code: string) =>
    list.find((option) => option.value === code)?.label ?? code;
  return {
    country: (code: string) => nameIn(options.countries, code),
    nationality: (code: string) => nameIn(options.nationalities, code),
    language: (code: string) => nameIn(options.languages, code),
    municipality: (ags: string) => nameIn(options.municipalities, ags),
    residenceStatus: (code: string) => {
      const status = options.lists.residenceStatuses.find((known) => known.code === code);
      return status ? residenceLabel(status, i18n.language) : code;
    },
  };
}

const labelIn = (label: CodeLabel, language: string): string => (language === 'en' ? label.en : label.de);

function residenceLabel(status: ResidenceStatusCode, language: string): string {
  const label = labelIn(status.label, language);
  return status.legalBasis ? `${label} (${status.legalBasis})` : label;
}

function municipalityName(place: MunicipalityCode): string {
  return place.samtgemeinde ? `${place.name} (${place.samtgemeinde})` : place.name;
}

function isValidOn(code: { validFrom: string | null; validTo: string | null }, day: string): boolean {
  return (!code.validFrom || code.validFrom <= day) && (!code.validTo || day <= code.validTo);
}
