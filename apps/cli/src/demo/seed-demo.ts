import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { audit } from '@app/audit';
import { hashPassword, User } from '@app/identity';
import { Institution } from '@app/institutions';
import { IntakeService } from '@app/intake';
import { currentTemplates, StampService, type IssueLaufzettelRequest } from '@app/laufzettel';
import { Database, loaded, type Config, type Tx, type UserActor } from '@app/platform';
import { SigningService, WaiverService } from '@app/waivers';
import { AppModule } from '../../../api/src/app.module.js';
import {
  DEMO_INSTITUTIONS,
  DEMO_PASSWORD,
  DEMO_PERSONS,
  DEMO_USERS,
  type DemoPerson,
} from './demo-district.js';
import { seedWaiver } from './seed-waiver.js';

/**
 * Fills an empty database with the fictional district, through the same use cases that people's work goes through.
 *
 * @returns whether the database holds the fictional district (now or from an earlier start)
 */
export async function seedDemoDistrict(
  config: Config,
  source: DataSource,
  say: (line: string) => void,
): Promise<boolean> {
  const database = new Database(source);
  if (await wasSeeded(database)) return true;
  const users = await database.as('system', (tx) => tx.query('select 1 from app_user limit 1'));
  if (users.length > 0) return false;
  say('Erster Start: Demo-Landkreis wird angelegt …');
  await database.as('system', seedDirectory);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, source), {
    logger: false,
  });
  for (const person of DEMO_PERSONS) await seedPerson(database, app.get(IntakeService), person);
  await stampOne(database, app.get(StampService));
  await seedWaiver(
    database,
    await actorOf(database, 'beratung'),
    app.get(WaiverService),
    app.get(SigningService),
  );
  await database.as('auth', (tx) =>
    tx.query(`update session set revoked_at = now(), revoke_reason = 'seed' where revoked_at is null`),
  );
  say(
    `Demo-Landkreis: ${DEMO_INSTITUTIONS.length} Institutionen, ${DEMO_USERS.length} Konten, ${DEMO_PERSONS.length} Personen.`,
  );
  return true;
}

/** Whether the fictional district was ever put into this database, whatever became of it since. */
export async function wasSeeded(database: Database): Promise<boolean> {
  const [row] = await database.as('system', (tx) =>
    tx.query<{ seeded: boolean }>('select app.was_seeded() as seeded'),
  );
  return row?.seeded === true;
}

async function seedDirectory(tx: Tx): Promise<void> {
  const ids = new Map<string, string>();
  for (const { key, ...institution } of DEMO_INSTITUTIONS) {
    const id = randomUUID();
    ids.set(key, id);
    await tx.manager.insert(Institution, { ...institution, id, agsList: [...institution.agsList] });
  }
  // One hash for all: making it is slow on purpose, and the password stands in the README.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const { username, displayName, role, institutionKey } of DEMO_USERS) {
    const institutionId = ids.get(institutionKey);
    if (institutionId === undefined) throw new Error(`no demo institution ${institutionKey}`);
    await tx.manager.insert(User, {
      id: randomUUID(),
      username,
      displayName,
      role,
      institutionId,
      passwordHash,
    });
  }
  await audit(tx, {
    action: 'seed',
    objectType: 'institution',
    detail: { institutions: DEMO_INSTITUTIONS.length, users: DEMO_USERS.length },
  });
}

async function seedPerson(
  database: Database,
  intakes: IntakeService,
  { route, language, ...request }: DemoPerson,
): Promise<void> {
  const actor = await actorOf(database, 'aufnahme');
  const laufzettel = await database.as(actor, (tx) =>
    wholeRoute(tx, route, language, request.person.contact.ags),
  );
  await intakes.record(actor, { ...request, laufzettel }, null);
}

/** Every station of the newest version of a route that is not under a condition, with the first institution that fits. */
async function wholeRoute(
  tx: Tx,
  code: string,
  language: IssueLaufzettelRequest['language'],
  ags: string | undefined,
): Promise<IssueLaufzettelRequest> {
  const template = loaded((await currentTemplates(tx)).filter((t) => t.code === code));
  const institutions = await tx.manager.find(Institution);
  const stations = template.content.stations
    .filter((s) => !s.optional)
    .map((s) => ({
      code: s.code,
      institutionId: institutionFor(institutions, s.institutionType, ags)?.id,
    }));
  return { templateVersionId: template.id, language, stations };
}

/** The institution of the person's Kommune, else the first of its kind. */
function institutionFor(
  all: Institution[],
  type: string | null,
  ags: string | undefined,
): Institution | undefined {
  const ofType = all.filter((i) => i.type === type);
  return ofType.find((i) => ags !== undefined && i.agsList.includes(ags)) ?? ofType[0];
}

/** The first slip has been to the registration office already. */
async function stampOne(database: Database, stamps: StampService): Promise<void> {
  const actor = await actorOf(database, 'meldeamt');
  const [station] = await database.as(actor, (tx) =>
    tx.query<{ id: string; version: number }>(
      `select id, version from station where code = 'REG' order by created_at limit 1`,
    ),
  );
  if (station)
    await stamps.stamp(actor, station.id, { result: 'done', stationVersion: station.version }, null, 'de');
}

/** A session of a demo user for the time of seeding. */
async function actorOf(database: Database, username: string): Promise<UserActor> {
  return database.as('auth', async (tx) => {
    const user = loaded(
      await tx.query<{ id: string; role: UserActor['role']; institutionId: string }>(
        'select id, role, institution_id as "institutionId" from app_user where username = $1',
        [username],
      ),
    );
    const [session] = await tx.query<{ id: string }>(
      `insert into session (user_id, absolute_expires_at) values ($1, now() + interval '10 minutes') returning id`,
      [user.id],
    );
    return {
      userId: user.id,
      role: user.role,
      institutionId: user.institutionId,
      sessionId: session!.id,
      mustChangePassword: false,
    };
  });
}
