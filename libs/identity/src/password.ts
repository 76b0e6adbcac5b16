import { hash, verify } from '@node-rs/argon2';

/** `Algorithm.Argon2id`: its enum cannot be read by compilers that look at one file at a time. */
const ARGON2ID: number = 2;

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash (no such user) the same work is done on a decoy, so that the time tells
 * nothing.
 */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such user');
  const fits = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'));
  return fits && passwordHash !== undefined;
}
