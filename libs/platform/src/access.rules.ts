/**
 * Who may do what: the one table of roles and permissions (DOMAIN.md §7.5). Server guard, navigation of the
 * web UI and the OpenAPI document (`x-permission`, `x-roles`) all read it; row-level security in the database
 * stands under it and is written apart on purpose.
 */
export const ROLES = ['reception', 'intake', 'counselor', 'agency', 'supervisor', 'dpo', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles whose users belong to the central office itself; `agency` users belong to any other institution. */
export const OFFICE_ROLES = ['reception', 'intake', 'counselor', 'supervisor', 'dpo', 'admin'] as const;

const caseTeam = ['intake', 'counselor'] as const;
const frontDesk = ['reception', 'intake', 'counselor'] as const;
const everyone = ROLES;

export const PERMISSION_ROLES = {
  'account.own': everyone,
  'draft.own': everyone,
  'codeList.read': everyone,
  'institution.read': everyone,
  'institution.manage': ['admin'],
  'user.manage': ['admin'],
  'colleague.read': frontDesk,
  'person.search': frontDesk,
  'person.register': frontDesk,
  'person.read': caseTeam,
  'person.update': caseTeam,
  'intake.record': caseTeam,
  'case.open': frontDesk,
  'case.read': caseTeam,
  'case.update': caseTeam,
  'case.workList': caseTeam,
  'laufzettel.issue': caseTeam,
  'laufzettel.read': caseTeam,
  'laufzettel.print': caseTeam,
  'waiver.read': caseTeam,
  'waiver.prepare': caseTeam,
  'waiver.confirm': caseTeam,
  'waiver.revoke': caseTeam,
  'release.overview': caseTeam,
  'release.read': ['agency'],
  'assessment.read': caseTeam,
  'assessment.write': caseTeam,
  'assessment.sign': caseTeam,
  'recognition.read': caseTeam,
  'recognition.manage': caseTeam,
  'disclosure.read': caseTeam,
  'disclosure.record': caseTeam,
  'disclosure.confirm': caseTeam,
  'disclosure.review': ['supervisor', 'dpo'],
  'station.workList': ['agency'],
  'station.read': ['agency'],
  'station.stamp': ['agency'],
  'station.transcribe': caseTeam,
  'audit.search': ['supervisor', 'dpo'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSION_ROLES;

/** `public` routes need nobody to be logged in; each one stands in the list of the route test. */
export type RoutePermission = Permission | 'public';

/** May this role use what needs this permission? */
export function mayUse(role: Role, permission: Permission): boolean {
  return (PERMISSION_ROLES[permission] as readonly Role[]).includes(role);
}

/** Every permission of a role, in the table's order. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSION_ROLES) as Permission[]).filter((p) => mayUse(role, p));
}
