import type { InstitutionType } from '@app/institutions/shared';
import type { DeadlineKind } from './station.rules.js';
export interface DeadlineRule {
  kind: DeadlineKind;
  amount: number;
  unit: 'days' | 'workingDays' | 'weeks' | 'months' | 'endOfMonth';
  from: 'issuedOn' | 'arrivedDistrictOn';
  basis: string | null;
}
export interface TemplateStation {
  code: string;
  institutionType: InstitutionType | null;
  byMunicipality: boolean;
  bring: string[];
  prerequisites: { code: string; hard: boolean }[];
  deadline: DeadlineRule | null;
  optional: boolean;
  condition: string | null;
}
export interface TemplateContent {
  code: string;
  version: number;
  validFrom: string;
  source: string;
  stations: TemplateStation[];
}
