import { SECTION_CODES, type Field, type SectionCode } from './field.rules.js';
import { ABOUT_FIELDS } from './fields-about.rules.js';
import { EDUCATION_FIELDS } from './fields-education.rules.js';
import { WORK_FIELDS } from './fields-work.rules.js';

/** The one table of the form: schema, API, screens and PDF are read off it (DOMAIN.md §2). */
export const FIELDS: readonly Field[] = [...ABOUT_FIELDS, ...EDUCATION_FIELDS, ...WORK_FIELDS];

/** A field's name everywhere: `languages.listening`. */
export const fieldId = ({ section, key }: Pick<Field, 'section' | 'key'>): string => `${section}.${key}`;

const byId = new Map(FIELDS.map((field) => [fieldId(field), field]));

/** The field of this name; undefined = there is none. */
export const fieldOf = (id: string): Field | undefined => byId.get(id);

const bySection = new Map(
  SECTION_CODES.map((section) => [section, FIELDS.filter((field) => field.section === section)]),
);

export const fieldsIn = (section: SectionCode): readonly Field[] => bySection.get(section) ?? [];

/** Repeated rows of a section, in the order of its fields. */
export const groupsIn = (section: SectionCode): string[] => [
  ...new Set(fieldsIn(section).flatMap(({ group }) => group ?? [])),
];

/** Names of all repeated rows with their section: `languages`, `courses`, … */
export const GROUPS: Readonly<Record<string, SectionCode>> = Object.fromEntries(
  FIELDS.filter(({ group, store }) => group !== null && store === 'answer').map(({ group, section }) => [
    group,
    section,
  ]),
);
