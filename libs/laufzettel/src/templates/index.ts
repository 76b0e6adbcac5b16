import type { TemplateContent } from '../template-content.rules.js';
const s = (
  code: string,
  institutionType: string | null,
  prerequisites: { code: string; hard: boolean }[] = [],
  bring: string[] = ['passport'],
) => ({
  code,
  institutionType: institutionType as never,
  byMunicipality: false,
  bring,
  prerequisites,
  deadline: {
    kind: 'practice' as const,
    amount: 10,
    unit: 'workingDays' as const,
    from: 'issuedOn' as const,
    basis: null,
  },
  optional: false,
  condition: null,
});
export const TEMPLATES: TemplateContent[] = [
  {
    code: 'A',
    version: 1,
    validFrom: '2026-01-01',
    source: 'x',
    stations: [
      s('REG', 'registration_office'),
      s('ABH', 'immigration_authority'),
      s('SOZ', 'social_authority'),
      s('KK', 'health_insurer', [{ code: 'SOZ', hard: true }]),
      s(
        'CLOSE',
        'central_office',
        ['REG', 'ABH', 'SOZ', 'KK'].map((code) => ({ code, hard: true })),
      ),
    ],
  },
];
