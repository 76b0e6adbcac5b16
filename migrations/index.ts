import { createDataSource, underMigrationLock, type ConnectionOptions } from '@app/platform';
import { CreateActors1763971200000 } from './1763971200000-create-actors.js';
import { CreateAudit1763971260000 } from './1763971260000-create-audit.js';
import { CreateIdentity1763971320000 } from './1763971320000-create-identity.js';
import { CreatePersons1763971380000 } from './1763971380000-create-persons.js';
import { CreateCases1763971440000 } from './1763971440000-create-cases.js';
import { CreateLaufzettel1763971500000 } from './1763971500000-create-laufzettel.js';
import { TightenSessions1763971560000 } from './1763971560000-tighten-sessions.js';
import { NarrowInstitutionsSight1763971620000 } from './1763971620000-narrow-institutions-sight.js';
import { CreateWaivers1763971680000 } from './1763971680000-create-waivers.js';
import { CreateAssessments1763971740000 } from './1763971740000-create-assessments.js';
import { CreateRecognition1763971800000 } from './1763971800000-create-recognition.js';
import { AddStationsLater1763971860000 } from './1763971860000-add-stations-later.js';

/** Every migration, oldest first: the schema, and the only way to it. */
export const MIGRATIONS = [
  CreateActors1763971200000,
  CreateAudit1763971260000,
  CreateIdentity1763971320000,
  CreatePersons1763971380000,
  CreateCases1763971440000,
  CreateLaufzettel1763971500000,
  TightenSessions1763971560000,
  NarrowInstitutionsSight1763971620000,
  CreateWaivers1763971680000,
  CreateAssessments1763971740000,
  CreateRecognition1763971800000,
  AddStationsLater1763971860000,
];

/**
 * Brings the database up to date as its owner; several processes may call it at once, one works, the others wait.
 *
 * @returns the names of the migrations that ran
 */
export async function runMigrations(owner: ConnectionOptions): Promise<string[]> {
  const source = createDataSource(owner, { migrations: MIGRATIONS, poolSize: 2 });
  await source.initialize();
  try {
    return await underMigrationLock(source, async () => {
      const done = await source.runMigrations({ transaction: 'each' });
      return done.map((m) => m.name);
    });
  } finally {
    await source.destroy();
  }
}
