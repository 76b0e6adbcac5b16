import type { IntakeRequest } from '@app/intake';
import type { InstitutionType } from '@app/institutions';
import type { Role } from '@app/platform';
import type { SheetLanguage } from '@app/laufzettel';
export const DEMO_PASSWORD = 'Willkommen-in-Helmstedt-1';
export type DemoPerson = Omit<IntakeRequest, 'laufzettel'> & { route: string; language: SheetLanguage };
export const DEMO_INSTITUTIONS: {
  key: string;
  name: string;
  type: InstitutionType;
  isPublicBody: boolean;
  isCentralOffice: boolean;
  agsList: readonly string[];
}[] = [
  {
    key: 'z',
    name: 'Zentralstelle',
    type: 'central_office',
    isPublicBody: true,
    isCentralOffice: true,
    agsList: [],
  },
  {
    key: 'abh',
    name: 'Ausländerbehörde',
    type: 'immigration_authority',
    isPublicBody: true,
    isCentralOffice: false,
    agsList: [],
  },
  {
    key: 'reg',
    name: 'Meldeamt',
    type: 'registration_office',
    isPublicBody: true,
    isCentralOffice: false,
    agsList: [],
  },
];
export const DEMO_USERS: {
  username: string;
  displayName: string;
  role: Role;
  institutionKey: string;
  institution?: string;
}[] = [
  { username: 'empfang', displayName: 'E', role: 'reception', institutionKey: 'z' },
  { username: 'aufnahme', displayName: 'A', role: 'intake', institutionKey: 'z' },
  { username: 'aufsicht', displayName: 'S', role: 'supervisor', institutionKey: 'z' },
  { username: 'verwaltung', displayName: 'V', role: 'admin', institutionKey: 'z' },
  { username: 'abh', displayName: 'B', role: 'agency', institutionKey: 'abh' },
  { username: 'meldeamt', displayName: 'M', role: 'agency', institutionKey: 'reg' },
];
export const DEMO_PERSONS: DemoPerson[] = [];
