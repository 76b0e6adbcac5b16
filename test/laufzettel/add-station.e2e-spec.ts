import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readBackText } from '@app/forms';
import type { AddableStationList } from '@app/laufzettel';
import { withClient } from '@app/platform';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { beginAssessment } from '../support/arrange-assessment.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

/** Stations that join a slip under way. */
describe('a station added to a running slip', () => {
  let test: TestApp;
  let team: Client;
  let jobcenter: Client;
  let social: Client;
  let someone: Arranged;

  beforeAll(async () => {
    test = await startTestApp();
    [team, jobcenter, social] = await Promise.all([
      test.as('counselor'),
      test.as('jobcenter'),
      test.as('social'),
    ]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test);
  });

  const pathOf = ({ caseId, laufzettelId }: Arranged) => `/api/cases/${caseId}/laufzettel/${laufzettelId}`;
  const add = (body: object, key?: string) => team.post(`${pathOf(someone)}/stations`, body, key);
  const jc = () => ({ code: 'JC', institutionId: test.institutions.jobcenter });
  const stamp = async (client: Client, id: string, body: object) =>
    client.post(`/api/stations/${id}/stamps`, body).expect(201);
  const settle = async (code: string) => {
    const station = (await someone.slip()).stations.findLast((s) => s.code === code)!;
    await team
      .post(`${pathOf(someone)}/stations/${station.id}/stamps`, {
        result: 'done',
        stationVersion: station.version,
        stampedOn: (await someone.slip()).issuedOn,
        via: 'paper',
      })
      .expect(201);
  };
  const seenBy = async (client: Client) =>
    ((await client.post('/api/stations/work-list', { query: someone.caseNumber }).expect(200)).body.items ??
      []) as { id: string; code: string }[];
  /** Until some transaction of this database waits for a lock of another. */
  const somebodyWaits = () =>
    withClient(test.db.superuser, async (c) => {
      for (let tries = 0; tries < 200; tries++) {
        const { rowCount } = await c.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        if (rowCount) return;
        await setTimeout(25);
      }
      throw new Error('nobody waits');
    });
  const step = async (of = someone) => {
    const form = await beginAssessment(team, of);
    await form.save({ field: 'header.infoArt13Given', standing: 'given', value: true });
    const row = await form.addRow('steps');
    return { form, origin: { assessmentId: form.id, rowId: row.id } };
  };
  const options = async () =>
    ((await team.get(`${pathOf(someone)}/stations/options`).expect(200)).body as AddableStationList).items;

  it('comes last before the closing interview, and its institution finds it from then on', async () => {
    const offered = (await options()).find((s) => s.code === 'JC')!;
    expect(offered).toMatchObject({ onRoute: false, underWay: false, name: 'Jobcenter' });
    expect(offered.institutions.map((i) => i.id)).toEqual([test.institutions.jobcenter]);
    expect(await seenBy(jobcenter)).toEqual([]);

    const { body } = await add({ ...jc(), note: 'Geld für Übersetzungen' }).expect(201);
    const slip = await someone.slip();
    expect(slip.stations.map((s) => [s.position, s.code])).toEqual([
      [1, 'REG'],
      [2, 'ABH'],
      [3, 'SOZ'],
      [4, 'KK'],
      [5, 'JC'],
      [6, 'CLOSE'],
    ]);
    expect(slip.stations[4]).toMatchObject({
      id: body.id,
      state: 'open',
      deadline: offered.deadline,
      missingSoft: ['ABH', 'REG'],
      note: 'Geld für Übersetzungen',
      originRowId: null,
    });
    expect(slip.stations[4]!.bring).toContain('Mietvertrag');
    expect(slip.stations[5]!.missingSoft).toEqual(['JC']);
    expect((await options()).find((s) => s.code === 'JC')!.underWay).toBe(true);

    expect(await seenBy(jobcenter)).toMatchObject([{ id: body.id, code: 'JC' }]);
    const seen = await jobcenter.get(`/api/stations/${body.id}`).expect(200);
    expect(seen.body.station.bring).toContain('Mietvertrag');
    expect(seen.text).not.toContain('Übersetzungen');
  });

  it('is logged by its code and the names of what was given, without the note', async () => {
    const { body } = await add({ ...jc(), note: 'Geld für Übersetzungen' }).expect(201);
    const { rows } = await withClient(test.db.superuser, (c) =>
      c.query('select action, case_id, person_id, fields, detail from audit.log where object_id = $1', [
        body.id,
      ]),
    );
    expect(rows).toEqual([
      {
        action: 'create',
        case_id: someone.caseId,
        person_id: someone.personId,
        fields: ['code', 'institutionId', 'note'],
        detail: { code: 'JC', laufzettel: someone.laufzettelId },
      },
    ]);
  });

  it('has the effect of one key once, and refuses the key for another station', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => add(jc(), key)));
    expect(new Set(answers.map((a) => JSON.stringify([a.status, a.body]))).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect((await someone.slip()).stationsTotal).toBe(6);
    expect((await add({ code: 'IQ' }, key).expect(422)).body.code).toBe('idempotency-key-reused');
  });

  it('is added by one of many at once: to no office two ways are open', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => add(jc())));
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    const { id } = await someone.station('JC');
    expect(answers.find((a) => a.status === 409)!.body).toMatchObject({
      code: 'station-under-way',
      stationId: id,
    });
    // Different ones at once find their places one after the other.
    const others = await Promise.all(['IQ', 'AA', 'BANK'].map((code) => add({ code })));
    expect(others.map((a) => a.status)).toEqual([201, 201, 201]);
    const { stations } = await someone.slip();
    expect(stations.map((s) => s.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(stations.at(-1)!.code).toBe('CLOSE');
  });

  it('can lead to a settled office once more; the closing interview waits until both are settled', async () => {
    await settle('SOZ');
    const waits = async () => (await someone.station('CLOSE')).missingHard.includes('SOZ');
    expect(await waits()).toBe(false);
    const again = await add({ code: 'SOZ', institutionId: test.institutions.social }).expect(201);
    expect(await waits()).toBe(true);
    const first = await someone.station('SOZ');
    // The first opens again by a correction.
    const correction = { result: 'applied', stationVersion: 2, corrects: first.stamps[0]!.id };
    await stamp(social, first.id, correction);
    await stamp(social, again.body.id as string, { result: 'done', stationVersion: 1 });
    expect(await waits()).toBe(true);
    await stamp(social, first.id, { result: 'done', stationVersion: 3 });
    expect(await waits()).toBe(false);
  });

  it('settles at the same moment as the other of its code, and the closing interview is free', async () => {
    await settle('SOZ');
    const again = await add({ code: 'SOZ', institutionId: test.institutions.social }).expect(201);
    const first = await someone.station('SOZ');
    const opened = { result: 'applied', stationVersion: 2, corrects: first.stamps[0]!.id };
    await stamp(social, first.id, opened);
    await withClient(test.db.superuser, async (other) => {
      await other.query('begin');
      await other.query(`update station set state = 'completed' where id = $1`, [again.body.id]);
      const stamping = stamp(social, first.id, { result: 'done', stationVersion: 3 });
      await Promise.race([somebodyWaits(), stamping]);
      await other.query('commit');
      await stamping;
    });
    expect((await someone.station('CLOSE')).missingHard).not.toContain('SOZ');
  });

  it('waits for what is physically needed first, and holds up the closing interview as its route says', async () => {
    someone = await arrangeCase(test, {}, ['REG', 'SOZ', 'CLOSE']);
    await add({ code: 'KK', institutionId: test.institutions.insurer }).expect(201);
    const station = await someone.station('KK');
    expect(station.missingHard).toEqual(['SOZ']);
    expect((await someone.station('CLOSE')).missingHard).toEqual(['REG', 'SOZ', 'KK']);
    const body = {
      result: 'done',
      stationVersion: 1,
      stampedOn: (await someone.slip()).issuedOn,
      via: 'phone',
    };
    const refused = await team.post(`${pathOf(someone)}/stations/${station.id}/stamps`, body).expect(409);
    expect(refused.body.code).toBe('prerequisite-missing');
    await settle('SOZ');
    await settle('KK');
    expect((await someone.station('CLOSE')).missingHard).toEqual(['REG']);
    // What is settled when the station joins is not waited for.
    await add({ code: 'BUT' }).expect(201);
    expect(await someone.station('BUT')).toMatchObject({ missingSoft: [], prerequisites: [{ code: 'SOZ' }] });
  });

  it('has its deadline by the rules of issuing: a legal one is only moved forward', async () => {
    someone = await arrangeCase(test, {}, ['ABH', 'CLOSE']);
    const offered = (await options()).find((s) => s.code === 'REG')!;
    expect(offered.deadline).not.toBeNull();
    const wrong = [
      [{ code: 'REG', agreedOn: '2020-01-01' }, '/agreedOn', 'inPast'],
      [{ code: 'CLOSE' }, '/code', 'invalidChoice'],
      [{ code: 'XYZ' }, '/code', 'invalidChoice'],
      [{ code: 'JC', institutionId: test.institutions.social }, '/institutionId', 'invalidChoice'],
      [{ code: 'JC', institutionId: randomUUID() }, '/institutionId', 'invalidChoice'],
    ] as const;
    for (const [body, pointer, code] of wrong) {
      const refused = await add(body).expect(400);
      expect(refused.body.errors).toMatchObject([{ pointer, code }]);
    }
    await add({ code: 'REG', agreedOn: '2099-01-01' }).expect(201);
    expect((await someone.station('REG')).deadline).toMatchObject({ on: '2099-01-01', kind: 'agreed' });
  });

  it('joins no slip that has ended, and none of a closed case', async () => {
    someone = await arrangeCase(test, {}, ['REG', 'CLOSE']);
    await settle('REG');
    await settle('CLOSE');
    expect((await someone.slip()).state).toBe('completed');
    expect((await add(jc()).expect(409)).body.code).toBe('laufzettel-ended');

    someone = await arrangeCase(test);
    await team
      .patch(`/api/cases/${someone.caseId}`, { version: 1, state: 'closed', closeReason: 'moved_away' })
      .expect(200);
    expect((await add(jc()).expect(409)).body.code).toBe('case-closed');
    expect((await someone.slip()).stationsTotal).toBe(5);
  });

  it('does not stand in a circle with a closing interview that is being stamped', async () => {
    await withClient(test.db.superuser, async (stamping) => {
      await stamping.query('begin');
      await stamping.query(
        `update station set follow_up_on = follow_up_on where laufzettel_id = $1 and code = 'CLOSE'`,
        [someone.laufzettelId],
      );
      const added = add(jc()).then((a) => a.status);
      await somebodyWaits();
      await stamping.query(`update laufzettel set state = state where id = $1`, [someone.laufzettelId]);
      await stamping.query('commit');
      expect(await added).toBe(201);
    });
  });

  it('does not get past a case that is closed at this very moment', async () => {
    await withClient(test.db.superuser, async (closing) => {
      await closing.query('begin');
      await closing.query(
        `update case_file set state = 'closed', closed_on = now(), close_reason = 'moved_away' where id = $1`,
        [someone.caseId],
      );
      const added = add(jc()).then((a) => [a.status, a.body.code] as unknown[]);
      await Promise.race([somebodyWaits(), added]);
      await closing.query('commit');
      expect(await added).toEqual([409, 'case-closed']);
    });
  });

  it('belongs to its slip and case: through others in the path there is nothing', async () => {
    const other = await arrangeCase(test);
    for (const path of [
      `/api/cases/${other.caseId}/laufzettel/${someone.laufzettelId}/stations`,
      `/api/cases/${someone.caseId}/laufzettel/${randomUUID()}/stations`,
    ]) {
      await team.post(path, jc()).expect(404);
      await team.get(`${path}/options`).expect(404);
    }
    for (const account of ['abh', 'reception', 'supervisor', 'admin'] as const)
      await (await test.as(account)).post(`${pathOf(someone)}/stations`, jc()).expect(403);
  });

  it('is made of a step once a slip, whatever the station', async () => {
    const { origin } = await step();
    const { body } = await add({ ...jc(), origin }).expect(201);
    expect(await someone.station('JC')).toMatchObject({ id: body.id, originRowId: origin.rowId });
    const again = await add({ code: 'IQ', origin }).expect(409);
    expect(again.body).toMatchObject({ code: 'step-has-station', stationId: body.id });
    expect((await someone.slip()).stationsTotal).toBe(6);
  });

  it('comes from a step of this case that stands: no foreign, struck out or withdrawn one, no other row', async () => {
    const foreign = await step(await arrangeCase(test));
    const own = await step();
    const removed = await own.form.addRow('steps');
    await team.post(`${own.form.path}/rows/${removed.id}/remove`).expect(200);
    const job = await own.form.addRow('jobs');
    const refused = async (origin: object) =>
      (await add({ ...jc(), origin }).expect(400)).body.errors as unknown[];
    for (const origin of [
      foreign.origin,
      { ...own.origin, rowId: removed.id },
      { ...own.origin, rowId: job.id },
      { ...own.origin, assessmentId: foreign.form.id },
      { ...own.origin, rowId: randomUUID() },
    ])
      expect(await refused(origin)).toMatchObject([{ pointer: '/origin/rowId', code: 'invalidChoice' }]);
    await own.form.step('withdraw', { reason: 'Probe' });
    expect(await refused(own.origin)).toHaveLength(1);
  });

  it('tells the institution neither where it comes from nor what it is for', async () => {
    const { origin } = await step();
    const { body } = await add({ ...jc(), origin, note: 'Nur für uns' }).expect(201);
    await withClient(test.db.superuser, async (c) => {
      await c.query('begin');
      await c.query(
        `select set_config('role', 'app_agency', true), set_config('app.user_id', $1, true), set_config('app.institution_id', $2, true)`,
        [test.users.jobcenter, test.institutions.jobcenter],
      );
      expect((await c.query('select code from station where id = $1', [body.id])).rowCount).toBe(1);
      for (const column of ['origin_assessment_id', 'origin_row_id', 'note', 'added_at']) {
        await c.query('savepoint s');
        await expect(c.query(`select ${column} from station`)).rejects.toMatchObject({ code: '42501' });
        await c.query('rollback to s');
      }
      await c.query('rollback');
    });
    const seen = await jobcenter.get(`/api/stations/${body.id}`).expect(200);
    expect(seen.body.station).toMatchObject({ note: null, originRowId: null });
    expect(seen.text).not.toContain(origin.rowId);
  });

  it('makes the printed sheet out of date until it is printed anew, with the station on it', async () => {
    const print = async () => {
      const answer = await team
        .get(`${pathOf(someone)}/pdf`)
        .responseType('blob')
        .expect(200);
      return readBackText(answer.body as Buffer).join(' ');
    };
    const outdated = async () => (await someone.slip()).sheetOutdated;
    await add({ code: 'BANK' }).expect(201);
    // Nobody has a sheet yet.
    expect(await outdated()).toBe(false);
    expect(await print()).not.toContain('Jobcenter');
    expect(await outdated()).toBe(false);
    await add({ ...jc(), note: 'Geheime Absicht' }).expect(201);
    expect(await outdated()).toBe(true);
    const text = await print();
    expect(text).toContain('Institution jobcenter');
    expect(text).not.toContain('Geheime');
    expect(await outdated()).toBe(false);
  });

  it('that joins while the sheet is set is on it all the same', async () => {
    await withClient(test.db.superuser, async (holding) => {
      await holding.query('begin');
      await holding.query('select from laufzettel_sheet where laufzettel_id = $1 for update', [
        someone.laufzettelId,
      ]);
      const printing = team
        .get(`${pathOf(someone)}/pdf`)
        .responseType('blob')
        .expect(200);
      const printed = printing.then((answer) => readBackText(answer.body as Buffer).join(' '));
      // The paper is set and about to be handed out.
      await somebodyWaits();
      await add(jc()).expect(201);
      await holding.query('commit');
      expect(await printed).toContain('Institution jobcenter');
    });
    expect((await someone.slip()).sheetOutdated).toBe(false);
  });
});
