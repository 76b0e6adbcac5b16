import type { DeadlineRule, TemplateStation } from '../template-content.rules.js';

const practice = (amount: number): DeadlineRule => ({
  kind: 'practice',
  amount,
  unit: 'workingDays',
  from: 'issuedOn',
  basis: null,
});

type Base = Pick<TemplateStation, 'institutionType' | 'bring' | 'deadline'> & { condition?: string };

/** What a station is on every route: whom it leads to, what to bring, by when. */
const STATIONS = {
  REG: {
    institutionType: 'registration_office',
    bring: ['passport', 'landlord_confirmation'],
    deadline: {
      kind: 'legal',
      amount: 2,
      unit: 'weeks',
      from: 'arrivedDistrictOn',
      basis: '§ 17 Abs. 1 BMG',
    },
  },
  ABH: {
    institutionType: 'immigration_authority',
    bring: ['registration_certificate', 'photo', 'passport'],
    deadline: practice(10),
  },
  SOZ: {
    institutionType: 'social_authority',
    bring: ['residence_paper', 'registration_certificate', 'bank_details'],
    deadline: practice(3),
  },
  JC: {
    institutionType: 'jobcenter',
    bring: ['residence_paper', 'rent_contract', 'bank_details', 'health_insurance'],
    // The application works back to the first of the month, so each month begun counts.
    deadline: {
      kind: 'practice',
      amount: 0,
      unit: 'endOfMonth',
      from: 'issuedOn',
      basis: '§ 37 Abs. 2 SGB II',
    },
  },
  AA: { institutionType: 'employment_agency', bring: ['residence_paper', 'cv'], deadline: practice(20) },
  KK: {
    institutionType: 'health_insurer',
    bring: ['benefit_notice', 'passport'],
    deadline: practice(10),
  },
  IQ: { institutionType: 'recognition_counselling', bring: ['certificates', 'cv'], deadline: practice(20) },
  MBE: {
    institutionType: 'welfare_counselling',
    bring: [],
    deadline: practice(15),
    condition: 'ab 27 Jahren',
  },
  JMD: {
    institutionType: 'youth_migration_service',
    bring: [],
    deadline: practice(15),
    condition: 'von 12 bis zum 27. Geburtstag',
  },
  IK: { institutionType: 'course_provider', bring: ['course_entitlement'], deadline: practice(20) },
  BSK: { institutionType: 'course_provider', bring: ['b1_proof'], deadline: null },
  RECOG: {
    institutionType: 'recognition_authority',
    bring: ['diploma', 'certificates', 'cv', 'passport'],
    deadline: null,
  },
  CLOSE: {
    institutionType: 'central_office',
    bring: [],
    deadline: { kind: 'agreed', amount: 3, unit: 'months', from: 'issuedOn', basis: null },
  },
} as const satisfies Record<string, Base>;

interface OnRoute {
  hard?: string[];
  soft?: string[];
  optional?: boolean;
  condition?: string;
  /** § that the deadline rests on for the people of this route alone. */
  basis?: string;
}

/** A station as it stands on one route. */
export function station(
  code: keyof typeof STATIONS,
  { hard = [], soft = [], optional = false, condition, basis }: OnRoute = {},
): TemplateStation {
  const base: Base = STATIONS[code];
  return {
    code,
    institutionType: base.institutionType,
    bring: [...base.bring],
    prerequisites: [
      ...hard.map((c) => ({ code: c, hard: true })),
      ...soft.map((c) => ({ code: c, hard: false })),
    ],
    deadline: base.deadline && basis ? { ...base.deadline, basis } : base.deadline,
    optional,
    condition: condition ?? base.condition ?? null,
  };
}

/** The closing interview comes when everything that had to be done is settled. */
export function closing(before: TemplateStation[]): TemplateStation {
  const codes = (optional: boolean): string[] =>
    before.filter((s) => s.optional === optional).map((s) => s.code);
  return station('CLOSE', { hard: codes(false), soft: codes(true) });
}
