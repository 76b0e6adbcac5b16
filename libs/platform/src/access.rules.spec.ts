import { describe, expect, it } from '@jest/globals';
import {
  mayUse,
  PERMISSION_ROLES,
  permissionsOf,
  ROLES,
  type Permission,
  type Role,
} from './access.rules.js';

/** Written a second time, by role: what each may do. The two tables must agree. */
const EXPECTED: Record<Role, string[]> = {
  reception: ['colleague.read', 'person.search', 'person.register', 'case.open'],
  intake: 'TEAM'.split(' '),
  counselor: 'TEAM'.split(' '),
  agency: ['station.workList', 'station.read', 'station.stamp', 'release.read'],
  supervisor: ['audit.search', 'disclosure.review'],
  dpo: ['audit.search', 'disclosure.review'],
  admin: ['institution.manage', 'user.manage'],
};
const TEAM = [
  'colleague.read',
  'person.search',
  'person.register',
  'person.read',
  'person.update',
  'intake.record',
  'case.open',
  'case.read',
  'case.update',
  'case.workList',
  'laufzettel.issue',
  'laufzettel.read',
  'laufzettel.print',
  'station.transcribe',
  'waiver.read',
  'waiver.prepare',
  'waiver.confirm',
  'waiver.revoke',
  'release.overview',
  'disclosure.read',
  'disclosure.record',
  'disclosure.confirm',
  'assessment.read',
  'assessment.write',
  'assessment.sign',
  'recognition.read',
  'recognition.manage',
];
const EVERYBODY = ['account.own', 'draft.own', 'codeList.read', 'institution.read'];

describe('permissions', () => {
  it.each(ROLES)('of %s are these and no others', (role) => {
    const own = EXPECTED[role][0] === 'TEAM' ? TEAM : EXPECTED[role];
    expect(new Set(permissionsOf(role))).toEqual(new Set([...EVERYBODY, ...own]));
  });
  it('keep personal data from those who administer and oversee', () => {
    for (const role of ['admin', 'supervisor', 'dpo'] as const) {
      expect(
        permissionsOf(role).filter((p) =>
          /^(person|case|intake|laufzettel|station|waiver|release|assessment|recognition)\./.test(p),
        ),
      ).toEqual([]);
    }
  });
  it('are each given to somebody', () => {
    for (const permission of Object.keys(PERMISSION_ROLES) as Permission[]) {
      expect(ROLES.some((role) => mayUse(role, permission))).toBe(true);
    }
  });
});
