import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { InvalidArgumentError, type Command } from 'commander';
import { audit } from '@app/audit';
import { hashPassword, isWeakPassword, PASSWORD_MIN_LENGTH, User } from '@app/identity';
import { Institution } from '@app/institutions';
import { StartupError, type Tx } from '@app/platform';
import { withDatabase } from './with-database.js';

interface Options {
  username: string;
  name: string;
  office: string;
}

export function registerCreateAdmin(program: Command): void {
  program
    .command('create-admin')
    .description(
      'Legt ein Verwaltungskonto an; das Passwort wird verdeckt abgefragt oder von der Standardeingabe gelesen',
    )
    .requiredOption('--username <name>', 'Benutzername (Kleinbuchstaben, Ziffern, . - _)', validUsername)
    .requiredOption('--name <name>', 'angezeigter Name')
    .option('--office <name>', 'Name der Zentralstelle, falls sie noch nicht angelegt ist', 'Zentralstelle')
    .action(async (options: Options) => {
      const password = await readPassword();
      if (password.length < PASSWORD_MIN_LENGTH || isWeakPassword(password, options.username)) {
        throw new StartupError(
          `Das Passwort braucht mindestens ${PASSWORD_MIN_LENGTH} Zeichen und darf nicht leicht zu erraten sein.`,
        );
      }
      const passwordHash = await hashPassword(password);
      await withDatabase((database) => database.as('system', (tx) => createAdmin(tx, options, passwordHash)));
      process.stdout.write(`Verwaltungskonto »${options.username}« angelegt.\n`);
    });
}

async function createAdmin(tx: Tx, { username, name, office }: Options, passwordHash: string): Promise<void> {
  const taken = await tx.query('select 1 from app_user where username = $1', [username]);
  if (taken.length > 0) throw new StartupError(`Den Benutzernamen »${username}« gibt es schon.`);
  const central = await tx.manager.findOneBy(Institution, { isCentralOffice: true });
  const institutionId = central?.id ?? randomUUID();
  if (!central) {
    await tx.manager.insert(Institution, {
      id: institutionId,
      name: office,
      type: 'central_office',
      isPublicBody: true,
      isCentralOffice: true,
      agsList: [],
    });
  }
  const id = randomUUID();
  await tx.manager.insert(User, {
    id,
    username,
    displayName: name,
    role: 'admin',
    institutionId,
    passwordHash,
  });
  await audit(tx, {
    action: 'create',
    objectType: 'user',
    objectId: id,
    detail: { role: 'admin', by: 'operator' },
  });
}

function validUsername(value: string): string {
  if (!/^[a-z0-9][a-z0-9._-]{2,49}$/.test(value))
    throw new InvalidArgumentError('3 bis 50 Kleinbuchstaben, Ziffern, Punkt, Binde- oder Unterstrich');
  return value;
}

/** From a terminal without showing it, else the first line of standard input. */
async function readPassword(): Promise<string> {
  const terminal = process.stdin.isTTY;
  if (terminal) process.stderr.write('Passwort: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal });
  try {
    for await (const line of reader) return line;
    return '';
  } finally {
    reader.close();
    if (terminal) process.stderr.write('\n');
  }
}
