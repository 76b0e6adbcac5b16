import type { TemplateStation } from '../template-content.rules.js';

const offRoute = (
  code: string,
  institutionType: TemplateStation['institutionType'],
  bring: string[],
  ...soft: string[]
): TemplateStation => ({
  code,
  institutionType,
  bring,
  prerequisites: soft.map((c) => ({ code: c, hard: false })),
  deadline: null,
  optional: true,
  condition: null,
});

/** Stations of DOMAIN.md §4.2 that stand on no route: somebody is sent there when it turns out to be needed. */
export const OFF_ROUTE: readonly TemplateStation[] = [
  offRoute('BAMF', 'federal_office', []),
  offRoute('BANK', 'bank', ['passport'], 'REG'),
  offRoute('ZAB', 'recognition_authority', ['diploma']),
  offRoute('SCHOOL', 'school', ['registration_certificate', 'child_papers', 'measles_proof'], 'REG'),
  offRoute('KITA', 'kita', ['child_papers', 'measles_proof'], 'REG'),
  // Who pays depends on the benefit: Jobcenter, Sozialamt or Wohngeld.
  offRoute('BUT', null, ['school_certificate'], 'SCHOOL', 'JC', 'SOZ'),
  offRoute('HEALTH', 'health_authority', []),
  offRoute('FAIR', null, []),
  offRoute('WOHN', 'housing_office', []),
  offRoute('LICENCE', 'licence_office', ['driving_licence'], 'REG'),
  offRoute('VOLUNTEER', 'volunteer_initiative', []),
];
