import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditSealer } from '@app/audit';
import { withClient } from '@app/platform';
import { arrangeCase } from '../support/arrange.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('audit', () => {
  let test: TestApp;
  let sealer: AuditSealer;

  beforeAll(async () => {
    test = await startTestApp();
    sealer = new AuditSealer(test.database, test.config.dataDir);
  });
  afterAll(() => test.close());

  /** As nobody could through the program: the server's superuser, with the table's triggers off. */
  const tamper = (sql: string, values: unknown[] = []) =>
    withClient(test.db.superuser, async (client) => {
      await client.query('set session_replication_role = replica');
      return client.query(sql, values);
    });

  it('writes who, role, institution, what, which object and fields for changes and openings', async () => {
    const someone = await arrangeCase(test);
    const team = await test.as('counselor');
    await team.get(`/api/persons/${someone.personId}`).expect(200);
    await team.get(`/api/cases/${someone.caseId}`).expect(200);
    await team.get(`/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/pdf`).expect(200);
    const station = await someone.station('ABH');
    const abh = await test.as('abh');
    await abh.get(`/api/stations/${station.id}`).expect(200);
    await abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }).expect(201);

    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query(
        'select action, object_type, actor_id, actor_role, institution_id, fields from audit.log where person_id = $1 order by id',
        [someone.personId],
      ),
    );
    const seen = rows.map(
      (r: Record<string, unknown>) => `${r['actor_role']} ${r['action']} ${r['object_type']}`,
    );
    expect(seen).toEqual(
      expect.arrayContaining([
        'intake create person',
        'intake create case',
        'intake issue laufzettel',
        'counselor view person',
        'counselor view case',
        'counselor print laufzettel',
        'agency view station',
        'agency stamp station',
      ]),
    );
    const stamped = rows.find((r: Record<string, unknown>) => r['action'] === 'stamp') as Record<
      string,
      unknown
    >;
    expect(stamped).toMatchObject({
      actor_id: test.users.abh,
      institution_id: test.institutions.immigration,
      fields: ['stamp'],
    });
  });

  it('lets supervisor and data-protection officer search it, logs the search, and names nobody', async () => {
    const someone = await arrangeCase(test);
    for (const account of ['supervisor', 'dpo'] as const) {
      const reader = await test.as(account);
      const { body } = await reader.post('/api/audit/search', { caseNumber: someone.caseNumber }).expect(200);
      expect(body.items.length).toBeGreaterThanOrEqual(2);
      expect(body.items.every((i: { caseNumber: string }) => i.caseNumber === someone.caseNumber)).toBe(true);
      expect(JSON.stringify(body)).not.toContain('Muster');
      const own = await reader
        .post('/api/audit/search', { action: 'search', objectType: 'audit' })
        .expect(200);
      expect(own.body.items.some((i: { actorId: string }) => i.actorId === test.users[account])).toBe(true);
    }
    await (await test.as('counselor')).post('/api/audit/search', {}).expect(403);
  });

  it('pages through all entries without losing or repeating one', async () => {
    const reader = await test.as('supervisor');
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await reader.post('/api/audit/search', cursor ? { cursor } : {}).expect(200);
      ids.push(...body.items.map((i: { id: string }) => i.id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    await reader.post('/api/audit/search', { cursor: 'nonsense' }).expect(400);
  });

  it('is append-only for the program and for the owner', async () => {
    await sealer.seal();
    for (const connection of [test.db.app, test.db.owner]) {
      for (const sql of [
        "update audit.log set action = 'x'",
        'delete from audit.log',
        'truncate audit.log cascade',
        "update audit.seal set hash = ''",
        'delete from audit.seal_item',
      ]) {
        await expect(withClient(connection, (c) => c.query(sql))).rejects.toMatchObject({
          code: expect.stringMatching(/42501|23001/),
        });
      }
    }
  });

  it('does not let the writer say who or when', async () => {
    await expect(
      test.database.as('system', (tx) =>
        tx.query(
          `insert into audit.log (action, object_type, actor_role) values ('view', 'person', 'admin')`,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      test.database.as('system', (tx) =>
        tx.query(`insert into audit.log (action, object_type, at) values ('view', 'person', now())`),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('verifies after the traffic of this file', async () => {
    expect(await sealer.verify()).toEqual([]);
    expect(await sealer.seal()).toBeNull();
  });

  it.each([
    [
      'a changed byte',
      `update audit.log set fields = '{x}' where id = (select min(id) from audit.log)`,
      'row-changed',
    ],
    [
      'a changed time',
      `update audit.log set at = at + interval '1 second' where id = (select min(id) from audit.log)`,
      'row-changed',
    ],
    ['a row removed', `delete from audit.log where id = (select min(id) from audit.log)`, 'seal-content'],
    [
      'a row slipped in',
      `insert into audit.log (id, at, actor_role, action, object_type, digest) overriding system value select -5, now(), 'agency', 'view', 'person', digest from audit.log limit 1`,
      'row-changed',
    ],
    [
      'a row put under a seal',
      `with l as (insert into audit.log (id, at, actor_role, action, object_type, digest) overriding system value values (-6, now(), 'agency', 'view', 'person', '\\x00') returning id) insert into audit.seal_item select id, 1 from l`,
      'seal-content',
    ],
    ['a seal removed', `delete from audit.seal where n = (select max(n) from audit.seal)`, 'anchor-missing'],
    [
      'a seal re-made',
      `update audit.seal set root = sha256('x'), hash = audit.hash_of(previous_hash, n, row_count, sha256('x')) where n = (select max(n) from audit.seal)`,
      'seal-signature',
    ],
  ])('finds %s', async (_what, sql, problem) => {
    await arrangeCase(test);
    await sealer.verify();
    await withClient(test.db.superuser, (c) =>
      c.query(
        'create schema if not exists kept; drop table if exists kept.log, kept.seal, kept.item; create table kept.log as select * from audit.log; create table kept.seal as select * from audit.seal; create table kept.item as select * from audit.seal_item',
      ),
    );
    await tamper(sql);
    const found = await sealer.verify();
    expect(found.map((f) => f.problem)).toContain(problem);
    await tamper('delete from audit.seal_item; ');
    await tamper('delete from audit.seal');
    await tamper('delete from audit.log');
    await tamper('insert into audit.log overriding system value select * from kept.log');
    await tamper('insert into audit.seal select * from kept.seal');
    await tamper('insert into audit.seal_item select * from kept.item');
  });
});
