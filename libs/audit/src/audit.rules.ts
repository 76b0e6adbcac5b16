/** What can happen to an object; the words of the supervisor's filter. */
export const AUDIT_ACTIONS = [
  'view',
  'search',
  'create',
  'change',
  'issue',
  'stamp',
  'correct',
  'transcribe',
  'print',
  'scan',
  'login',
  'loginFailed',
  'logout',
  'sessionRevoked',
  'duplicateOverride',
  'seed',
  'sign',
  'decline',
  'confirm',
  'revoke',
  'disclose',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_OBJECTS = [
  'person',
  'case',
  'followUp',
  'laufzettel',
  'station',
  'household',
  'user',
  'institution',
  'session',
  'audit',
  'template',
  'waiver',
  'release',
  'disclosure',
] as const;
export type AuditObject = (typeof AUDIT_OBJECTS)[number];
