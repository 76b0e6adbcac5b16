import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, withClient } from '@app/platform';
import { MIGRATIONS, runMigrations } from '../../migrations/index.js';
import { arrangeCase } from '../support/arrange.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Migrations meet data directories that have been worked with. */
describe('a database with people in it', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('says the same after the sight of institutions was made anew', async () => {
    const someone = await arrangeCase(test);
    const closed = await arrangeCase(test);
    const [abh, team] = [await test.as('abh'), await test.as('intake')];
    await abh
      .post(`/api/stations/${(await someone.station('ABH')).id}/stamps`, {
        result: 'done',
        stationVersion: 1,
      })
      .expect(201);
    await team
      .patch(`/api/cases/${closed.caseId}`, { version: 1, state: 'closed', closeReason: 'moved_away' })
      .expect(200);
    const facts = () =>
      withClient(test.db.superuser, async (c) => {
        const people = await c.query('select id, counter_text from person order by id');
        const stations = await c.query(
          'select id, slip_active, settled_at is not null as settled from station order by id',
        );
        return [...people.rows, ...stations.rows] as unknown[];
      });
    const before = await facts();
    expect(before).toHaveLength(2 + 10);

    const owner = createDataSource(test.db.owner, { migrations: MIGRATIONS, poolSize: 1 });
    await owner.initialize();
    const last = MIGRATIONS.findIndex((m) => m.name.startsWith('NarrowInstitutionsSight'));
    for (const _ of MIGRATIONS.slice(last)) await owner.undoLastMigration();
    await owner.destroy();
    await runMigrations(test.db.owner);

    expect(await facts()).toEqual(before);
    const found = await abh.post('/api/stations/work-list', { query: 'Muster' }).expect(200);
    expect(found.body.items).toEqual([]);
  });
});
