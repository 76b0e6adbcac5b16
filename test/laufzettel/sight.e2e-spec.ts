import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { withClient } from '@app/platform';
import { arrangeCase, person, randomName, slip, type Arranged } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

/** When an institution's sight of a person ends, and what it may search by. */
describe('an institution’s sight', () => {
  let test: TestApp;
  let abh: Client;
  let team: Client;
  let someone: Arranged;

  beforeAll(async () => {
    test = await startTestApp();
    [abh, team] = await Promise.all([test.as('abh'), test.as('intake')]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test);
  });

  const close = () =>
    team
      .patch(`/api/cases/${someone.caseId}`, { version: 1, state: 'closed', closeReason: 'moved_away' })
      .expect(200);
  /** As the role of institutions, in the name of the clerk `abh`, whatever the program's queries say. */
  const asAgency = <T>(work: (query: (sql: string) => Promise<{ rowCount: number | null }>) => Promise<T>) =>
    withClient(test.db.superuser, async (c) => {
      await c.query('begin');
      await c.query(
        `select set_config('role', 'app_agency', true), set_config('app.user_id', $1, true), set_config('app.institution_id', $2, true)`,
        [test.users.abh, test.institutions.immigration],
      );
      const result = await work((sql) => c.query(sql));
      await c.query('rollback');
      return result;
    });
  /** Lets time pass for what has been settled. */
  const settledDaysAgo = (stationId: string, days: number) =>
    withClient(test.db.superuser, (c) =>
      c.query(`update station set settled_at = now() - make_interval(days => $2) where id = $1`, [
        stationId,
        days,
      ]),
    );

  it('does not come back with a slip issued for a closed case, which the office is told', async () => {
    const request = await slip(test, team);
    await close();
    const refused = await team.post(`/api/cases/${someone.caseId}/laufzettel`, request).expect(409);
    expect(refused.body.code).toBe('case-closed');
  });

  it('does not come with stations that get into a closed case past the program', async () => {
    await close();
    const made = await withClient(test.db.superuser, (c) =>
      c.query<{ id: string; slip_active: boolean }>(
        `with l as (
           insert into laufzettel (case_id, person_id, template_id, route_code, language, issued_on, issued_by)
           select case_id, person_id, template_id, 'B', language, issued_on, issued_by from laufzettel where id = $1
           returning id, case_id, person_id)
         insert into station (laufzettel_id, case_id, person_id, institution_id, position, code)
         select id, case_id, person_id, $2, 1, 'ABH' from l returning id`,
        [someone.laufzettelId, test.institutions.immigration],
      ),
    );
    await abh.get(`/api/stations/${made.rows[0]!.id}`).expect(404);
  });

  it('does not come with a slip issued at the very moment the case is closed', async () => {
    const request = await slip(test, team);
    await withClient(test.db.superuser, async (closing) => {
      await closing.query('begin');
      await closing.query(
        `update case_file set state = 'closed', closed_on = now(), close_reason = 'moved_away' where id = $1`,
        [someone.caseId],
      );
      const issued = team.post(`/api/cases/${someone.caseId}/laufzettel`, request).then((a) => a.status);
      await setTimeout(300);
      await closing.query('commit');
      // It was open when the request looked; what counts is that nobody outside sees the new stations.
      expect(await issued).toBe(201);
      const { rows } = await closing.query('select id from station where case_id = $1 and slip_active', [
        someone.caseId,
      ]);
      expect(rows).toEqual([]);
    });
  });

  it('ends 14 days after the station was settled, and a correction renews nothing', async () => {
    const station = await someone.station('ABH');
    const first = await abh
      .post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 })
      .expect(201);
    await settledDaysAgo(station.id, 13);
    await abh
      .post(`/api/stations/${station.id}/stamps`, {
        result: 'not_applicable',
        note: 'doch nicht nötig',
        stationVersion: 2,
        corrects: first.body.id,
      })
      .expect(201);
    await abh.get(`/api/stations/${station.id}`).expect(200);
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query<{ days: number }>(
        `select extract(day from now() - settled_at)::int as days from station where id = $1`,
        [station.id],
      ),
    );
    expect(rows[0]!.days).toBe(13);
    await settledDaysAgo(station.id, 15);
    await abh.get(`/api/stations/${station.id}`).expect(404);
    await abh
      .post(`/api/stations/${station.id}/stamps`, { result: 'applied', stationVersion: 3 })
      .expect(404);
  });

  it('is not prolonged by opening the station again: only the office can', async () => {
    const station = await someone.station('ABH');
    const stamp = (client: Client, body: object) => client.post(`/api/stations/${station.id}/stamps`, body);
    const first = await stamp(abh, { result: 'done', stationVersion: 1 }).expect(201);
    await settledDaysAgo(station.id, 13);
    const opened = await stamp(abh, { result: 'no_show', stationVersion: 2, corrects: first.body.id }).expect(
      201,
    );
    await stamp(abh, { result: 'done', stationVersion: 3 }).expect(201);
    await settledDaysAgo(station.id, 15);
    await abh.get(`/api/stations/${station.id}`).expect(404);
    const last = (await someone.station('ABH')).stamps.at(-1)!;
    expect(opened.body.stationState).toBe('attention');
    await team
      .post(`/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/stations/${station.id}/stamps`, {
        result: 'applied',
        stationVersion: 4,
        corrects: last.id,
        stampedOn: last.stampedOn,
        via: 'phone',
      })
      .expect(201);
    await abh.get(`/api/stations/${station.id}`).expect(200);
  });

  it('tells the route of a station no longer than the station itself', async () => {
    const station = await someone.station('ABH');
    await abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }).expect(201);
    const told = () =>
      asAgency(
        async (query) =>
          (await query(`select where app.template_of_station('${station.id}') is not null`)).rowCount,
      );
    expect(await told()).toBe(1);
    await settledDaysAgo(station.id, 15);
    expect(await told()).toBe(0);
  });

  it('is the same for changes: even a careless statement reaches nothing outside', async () => {
    const station = await someone.station('ABH');
    await abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }).expect(201);
    await settledDaysAgo(station.id, 15);
    const reached = await asAgency(async (query) => {
      const { rowCount } = await query('update station set version = 7');
      return rowCount;
    });
    const open = await asAgency(async (query) => (await query('select id from station')).rowCount);
    expect(reached).toBe(open);
    await close();
    const { rowCount } = await asAgency((query) => query('update station set version = 7'));
    expect(rowCount).toBe(open);
  });

  it('does not let it find out birth name or further names by searching', async () => {
    const [birthName, further, family] = [randomName(), randomName(), randomName()];
    const changes = { person: person({ familyName: family, birthName, otherNames: [further] }) };
    await arrangeCase(test, changes);
    const found = async (query: string) =>
      ((await abh.post('/api/stations/work-list', { query }).expect(200)).body as { items: unknown[] }).items
        .length;
    expect(await found(family)).toBe(1);
    expect(await found(birthName)).toBe(0);
    expect(await found(further)).toBe(0);
    await expect(asAgency((query) => query('select search_text from person'))).rejects.toMatchObject({
      code: '42501',
    });
    // The office finds the person by all of them.
    for (const query of [family, birthName, further])
      expect((await team.post('/api/persons/search', { query }).expect(200)).body.items).toHaveLength(1);
  });

  it('follows a change of the name', async () => {
    const { body } = await team.get(`/api/persons/${someone.personId}`).expect(200);
    const name = randomName();
    const given = person({ familyName: name, dateOfBirth: body.dateOfBirth });
    await team.put(`/api/persons/${someone.personId}`, { ...given, version: 1 }).expect(200);
    const found = await abh.post('/api/stations/work-list', { query: name }).expect(200);
    expect(found.body.items).toHaveLength(1);
  });

  it('does not come through a sheet that was voided: the new one leads there, the old one nowhere', async () => {
    const codes = () =>
      withClient(test.db.superuser, async (c) => {
        const { rows } = await c.query<{ reference: string; short_code: string }>(
          'select reference, short_code from laufzettel_sheet where laufzettel_id = $1 order by created_at desc',
          [someone.laufzettelId],
        );
        return rows;
      });
    const path = `/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}`;
    const [old] = await codes();
    await abh.get(`/api/sheets/${old!.reference}`).expect(200);
    const printed = await team.get(`${path}/pdf`).responseType('blob').expect(200);
    const sha256 = createHash('sha256')
      .update(printed.body as Buffer)
      .digest('hex');
    await team.post(`${path}/sheets`, { reason: 'lost', version: 1 }).expect(204);
    const unknown = await abh.get('/api/sheets/AAAAAAAAAAAAAAAAAAAAAA').expect(404);
    for (const code of [old!.reference, old!.short_code])
      expect((await abh.get(`/api/sheets/${code}`).expect(404)).text).toBe(unknown.text);
    const [valid, ...rest] = await codes();
    expect(rest).toEqual([old]);
    await abh.get(`/api/sheets/${valid!.reference}`).expect(200);
    expect((await someone.slip()).shortCode).toBe(valid!.short_code);
    expect((await team.post(`${path}/verify`, { sha256 })).body).toEqual({ genuine: true, voided: true });
    await team.get(`${path}/pdf`).expect(200);

    expect(
      (await team.post(`${path}/sheets`, { reason: 'lost', version: 1 }).expect(409)).body,
    ).toMatchObject({ code: 'version-conflict', currentVersion: 2 });
    const both = await Promise.all(
      [1, 2].map(() => team.post(`${path}/sheets`, { reason: 'copied', version: 2 })),
    );
    expect(both.map((a) => a.status).toSorted()).toEqual([204, 409]);
    const supervisor = await test.as('supervisor');
    const { body } = await supervisor
      .post('/api/audit/search', {
        caseNumber: someone.caseNumber,
        action: 'change',
        objectType: 'laufzettel',
      })
      .expect(200);
    expect(body.items.map((i: { detail: object }) => i.detail)).toEqual([
      { reason: 'copied' },
      { reason: 'lost' },
    ]);
  });
});
