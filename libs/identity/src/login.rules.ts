/** Failed log-ins of one account before it has to wait, and of one address (an office shares one). */
export const ACCOUNT_FAILURES = 5;
export const ADDRESS_FAILURES = 30;
/** One failure of an address is forgotten in this time. */
export const ADDRESS_DRAIN_SECONDS = 5 * 60;
/** Waiting time after the last allowed failure; doubles with each further one. */
export const FIRST_WAIT_SECONDS = 60;
export const LONGEST_WAIT_SECONDS = 15 * 60;
/** Failures older than this are forgotten. */
export const FORGET_AFTER_SECONDS = 12 * 60 * 60;

/** How long to wait after `failures` failures in a row, in seconds; 0 = not at all. */
export function waitSeconds(failures: number, allowed: number): number {
  if (failures < allowed) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(failures - allowed, 10), LONGEST_WAIT_SECONDS);
}

/** The network an address counts for: IPv6 by /64, since one machine owns a whole one. */
export function addressBlock(address: string): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - front.length - back.length).fill('0');
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(':');
}

/** Seconds an access token counts; what it says is checked against the session at every request anyway. */
export const ACCESS_SECONDS = 5 * 60;
/** Seconds without any sign of life after which a session ends. */
export const IDLE_SECONDS = 15 * 60;
/** Seconds after which a session ends whatever is done. */
export const SESSION_SECONDS = 10 * 60 * 60;

export const PASSWORD_MIN_LENGTH = 12;

const COMMON = [
  'passwortpasswort',
  'passwordpassword',
  'password1234',
  'passwort1234',
  'password12345',
  'passwort12345',
  '123456789012',
  '1234567890123',
  '1234567890ab',
  'qwertzuiop12',
  'qwertyuiop12',
  'qwertzuiopasdf',
  'qwertyuiopasdf',
  'iloveyou1234',
  'hallohallohallo',
  'willkommen123',
  'willkommen1234',
  'welcome12345',
  'adminadmin12',
  'administrator',
  'administrator1',
  'letmeinletmein',
  'changemechangeme',
  'helmstedt123',
  'helmstedt1234',
  'helmstedt12345',
  'anlaufstelle',
  'anlaufstelle1',
  'anlaufstelle123',
  'sommer202600',
  'winter202600',
  'sonnenschein',
  'schatzschatz',
  'fussballfussball',
  'abcdefghijkl',
  'geheimgeheim',
  'geheim123456',
  'testtesttest',
  'test12345678',
  '111111111111',
  '000000000000',
  '987654321098',
];

/** A password anybody would try: too common, hardly any different characters, or built round the user name. */
export function isWeakPassword(password: string, username: string): boolean {
  const folded = password.toLowerCase();
  if (COMMON.includes(folded)) return true;
  if (new Set(folded).size < 5) return true;
  return username.length >= 4 && folded.includes(username.toLowerCase());
}
