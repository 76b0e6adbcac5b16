import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { TemplateList } from '@app/laufzettel';
import { arrangeCase, type Arranged } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('stamping', () => {
  let test: TestApp;
  let abh: Client;
  let abh2: Client;
  let registry: Client;
  let team: Client;
  let someone: Arranged;

  beforeAll(async () => {
    test = await startTestApp();
    [abh, abh2, registry, team] = await Promise.all([
      test.as('abh'),
      test.as('abh2'),
      test.as('registry'),
      test.as('intake'),
    ]);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    someone = await arrangeCase(test);
  });

  it('lets the clerk of the institution stamp, once, and shows it to the office', async () => {
    const station = await someone.station('ABH');
    const made = await abh
      .post(`/api/stations/${station.id}/stamps`, {
        result: 'done',
        stationVersion: 1,
        validUntil: '2027-05-01',
      })
      .expect(201);
    expect(made.body).toMatchObject({ stationVersion: 2, stationState: 'completed' });
    const after = await someone.station('ABH');
    expect(after.state).toBe('completed');
    expect(after.stamps).toEqual([
      expect.objectContaining({
        result: 'done',
        via: 'digital',
        byName: 'Konto abh',
        institutionName: 'Institution immigration',
        validUntil: '2027-05-01',
      }),
    ]);
  });

  it('tells the second of two clerks who was faster and what they did', async () => {
    const station = await someone.station('ABH');
    await abh
      .post(`/api/stations/${station.id}/stamps`, { result: 'applied', stationVersion: 1 })
      .expect(201);
    const late = await abh2
      .post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 })
      .expect(409);
    expect(late.body).toMatchObject({
      code: 'station-changed',
      stampedBy: 'Konto abh',
      result: 'applied',
      currentVersion: 2,
    });
  });

  it('gives exactly one of many clerks at once the stamp', async () => {
    const station = await someone.station('ABH');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        (i % 2 ? abh : abh2).post(`/api/stations/${station.id}/stamps`, {
          result: 'done',
          stationVersion: 1,
        }),
      ),
    );
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, ...Array<number>(11).fill(409)]);
    expect((await someone.station('ABH')).stamps).toHaveLength(1);
  });

  it('has the effect of one key once, however often it is sent at the same time', async () => {
    const station = await someone.station('ABH');
    const key = randomUUID();
    const send = () =>
      abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }, key);
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    expect(new Set(answers.map((a) => JSON.stringify([a.status, a.body]))).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect((await someone.station('ABH')).stamps).toHaveLength(1);
  });

  it('refuses a used key for anything else: another result, the station as it is now, another station', async () => {
    const [station, other] = [await someone.station('ABH'), await (await arrangeCase(test)).station('ABH')];
    const key = randomUUID();
    const send = (id: string, body: object) => abh.post(`/api/stations/${id}/stamps`, body, key);
    await send(station.id, { result: 'applied', stationVersion: 1 }).expect(201);
    for (const [id, body] of [
      [station.id, { result: 'no_show', stationVersion: 1 }],
      [station.id, { result: 'done', stationVersion: 2 }],
      [other.id, { result: 'applied', stationVersion: 1 }],
    ] as const)
      expect((await send(id, body).expect(422)).body.code).toBe('idempotency-key-reused');
    expect((await someone.station('ABH')).stamps).toHaveLength(1);
  });

  it('lets one of two stations have a key that is used for both at the same moment', async () => {
    const stations = await Promise.all(
      Array.from({ length: 6 }, async () => (await arrangeCase(test)).station('ABH')),
    );
    const key = randomUUID();
    const answers = await Promise.all(
      stations.map((s) =>
        abh.post(`/api/stations/${s.id}/stamps`, { result: 'done', stationVersion: 1 }, key),
      ),
    );
    expect(answers.map((a) => a.status).toSorted()).toEqual([201, 422, 422, 422, 422, 422]);
  });

  it('gives a repeated request its first answer, and does nothing else, whatever has happened since', async () => {
    const path = `/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/stations`;
    const stampedOn = (await someone.slip()).issuedOn;
    const enter = (id: string, body: object, key?: string) =>
      team.post(`${path}/${id}/stamps`, { stampedOn, via: 'paper', ...body }, key);
    for (const code of ['REG', 'ABH', 'SOZ', 'KK'])
      await enter((await someone.station(code)).id, {
        result: 'done',
        stationVersion: (await someone.station(code)).version,
      }).expect(201);
    const close = await someone.station('CLOSE');
    const closing = { result: 'done', stationVersion: close.version };
    const key = randomUUID();
    const first = await enter(close.id, closing, key).expect(201);
    await enter(close.id, {
      result: 'appointment_given',
      followUpOn: '2099-01-01',
      stationVersion: close.version + 1,
      corrects: first.body.id,
    }).expect(201);
    expect((await someone.slip()).state).toBe('active');
    expect((await enter(close.id, closing, key).expect(201)).body).toEqual(first.body);
    expect((await someone.slip()).state).toBe('active');
  });

  it('corrects a mistaken stamp by a new one that names it, and keeps both', async () => {
    const station = await someone.station('ABH');
    const first = await abh
      .post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 })
      .expect(201);
    await abh
      .post(`/api/stations/${station.id}/stamps`, { result: 'applied', stationVersion: 2 })
      .expect(422);
    const second = await abh2
      .post(`/api/stations/${station.id}/stamps`, {
        result: 'documents_missing',
        note: 'Foto fehlt',
        stationVersion: 2,
        corrects: first.body.id,
      })
      .expect(201);
    expect(second.body.stationState).toBe('inProgress');
    const after = await someone.station('ABH');
    expect(after.stamps.map((s) => [s.result, s.corrects, s.correctedBy])).toEqual([
      ['done', null, second.body.id],
      ['documents_missing', first.body.id, null],
    ]);
    const again = await abh
      .post(`/api/stations/${station.id}/stamps`, {
        result: 'done',
        stationVersion: 3,
        corrects: first.body.id,
      })
      .expect(400);
    expect(again.body.errors).toEqual([
      expect.objectContaining({ pointer: '/corrects', code: 'notLastStamp' }),
    ]);
  });

  it('says which hard prerequisite is missing, and opens when it is fulfilled', async () => {
    const station = await someone.station('KK');
    expect(station.missingHard).toEqual(['SOZ']);
    const path = `/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/stations`;
    const paper = { stampedOn: (await someone.slip()).issuedOn, via: 'paper' };
    const early = await team
      .post(`${path}/${station.id}/stamps`, { result: 'done', stationVersion: 1, ...paper })
      .expect(409);
    expect(early.body).toMatchObject({ code: 'prerequisite-missing', missing: [{ code: 'SOZ' }] });
    // What does not settle the matter may be said before.
    await team
      .post(`${path}/${station.id}/stamps`, { result: 'no_show', stationVersion: 1, ...paper })
      .expect(201);

    const social = await someone.station('SOZ');
    const stamped = await (
      await test.as('social')
    )
      .post(`/api/stations/${social.id}/stamps`, { result: 'granted', stationVersion: 1 })
      .expect(201);
    expect((await someone.station('KK')).missingHard).toEqual([]);
    // Taking it back closes the door again.
    await (
      await test.as('social')
    )
      .post(`/api/stations/${social.id}/stamps`, {
        result: 'applied',
        stationVersion: 2,
        corrects: stamped.body.id,
      })
      .expect(201);
    expect((await someone.station('KK')).missingHard).toEqual(['SOZ']);
  });

  it('marks a stamp from paper as entered afterwards, by whom and for which day', async () => {
    const station = await someone.station('REG');
    const { issuedOn } = await someone.slip();
    const path = `/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/stations/${station.id}/stamps`;
    await team
      .post(path, { result: 'done', stationVersion: 1, stampedOn: '2099-01-01', via: 'paper' })
      .expect(400);
    await team
      .post(path, { result: 'done', stationVersion: 1, stampedOn: issuedOn, via: 'digital' })
      .expect(400);
    await team
      .post(path, { result: 'done', stationVersion: 1, stampedOn: issuedOn, via: 'paper' })
      .expect(201);
    expect((await someone.station('REG')).stamps).toEqual([
      expect.objectContaining({
        via: 'paper',
        stampedOn: issuedOn,
        byName: 'Konto intake',
        institutionName: 'Institution registration',
      }),
    ]);
  });

  it('asks for a note or a date where the result needs one', async () => {
    const station = await someone.station('ABH');
    const noNote = await abh
      .post(`/api/stations/${station.id}/stamps`, { result: 'documents_missing', stationVersion: 1 })
      .expect(400);
    expect(noNote.body.errors).toEqual([expect.objectContaining({ pointer: '/note', code: 'required' })]);
    const noDate = await abh
      .post(`/api/stations/${station.id}/stamps`, { result: 'appointment_given', stationVersion: 1 })
      .expect(400);
    expect(noDate.body.errors).toEqual([
      expect.objectContaining({ pointer: '/followUpOn', code: 'required' }),
    ]);
    const long = await abh
      .post(`/api/stations/${station.id}/stamps`, {
        result: 'done',
        note: 'x'.repeat(281),
        stationVersion: 1,
      })
      .expect(400);
    expect(long.body.errors).toEqual([
      expect.objectContaining({ pointer: '/note', code: 'tooLong', params: { max: 280 } }),
    ]);
  });

  it('shows the clerk the own work list only, with name and birth date and nothing else of the person', async () => {
    const { body } = await registry.post('/api/stations/work-list').expect(200);
    expect(body.items.every((i: { code: string }) => i.code === 'REG')).toBe(true);
    const mine = body.items.find((i: { caseNumber: string }) => i.caseNumber === someone.caseNumber);
    expect(Object.keys(mine).toSorted()).toEqual(
      [
        'caseNumber',
        'code',
        'dateOfBirth',
        'deadlineKind',
        'deadlineOn',
        'familyName',
        'followUpOn',
        'givenNames',
        'id',
        'missingHard',
        'name',
        'nativeScriptName',
        'state',
      ].toSorted(),
    );
    const found = await registry.post('/api/stations/work-list', { query: mine.familyName }).expect(200);
    expect(found.body.items.map((i: { id: string }) => i.id)).toEqual([mine.id]);
    const view = await registry.get(`/api/stations/${mine.id}`).expect(200);
    expect(JSON.stringify(view.body)).not.toMatch(/GESTATTUNG|Beispielweg|"ara"|Route A/);
    expect(view.body.station.bring).toContain('Pass oder Ausweis');
  });

  it('finds the station by the code on the sheet, and nothing for anybody else', async () => {
    const [row] = await test.database.as('system', async () => {
      const { withClient } = await import('@app/platform');
      return withClient(
        test.db.superuser,
        async (c) =>
          (
            await c.query('select reference, short_code from laufzettel_sheet where laufzettel_id = $1', [
              someone.laufzettelId,
            ])
          ).rows as { reference: string; short_code: string }[],
      );
    });
    expect(row!.reference).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const station = await someone.station('ABH');
    const seen = await abh.get(`/api/sheets/${row!.reference}`).expect(200);
    expect(seen.body).toEqual({ stationIds: [station.id] });
    expect((await abh.get(`/api/sheets/${row!.short_code}`).expect(200)).body).toEqual(seen.body);
    const foreign = await (await test.as('jobcenter')).get(`/api/sheets/${row!.reference}`).expect(404);
    const guessed = await abh.get('/api/sheets/AAAAAAAAAAAAAAAAAAAAAA').expect(404);
    expect(foreign.text).toBe(guessed.text);
    await test.http.get(`/api/sheets/${row!.reference}`).expect(401);
  });

  it('ends the institutions’ sight with the closing interview', async () => {
    const path = `/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/stations`;
    const stampedOn = (await someone.slip()).issuedOn;
    for (const code of ['REG', 'ABH', 'SOZ', 'KK']) {
      const s = await someone.station(code);
      await team
        .post(`${path}/${s.id}/stamps`, {
          result: 'done',
          stationVersion: s.version,
          stampedOn,
          via: 'paper',
        })
        .expect(201);
    }
    const abhStation = await someone.station('ABH');
    await abh.get(`/api/stations/${abhStation.id}`).expect(200);
    const close = await someone.station('CLOSE');
    await team
      .post(`${path}/${close.id}/stamps`, {
        result: 'done',
        stationVersion: close.version,
        stampedOn,
        via: 'paper',
      })
      .expect(201);
    expect((await someone.slip()).state).toBe('completed');
    await abh.get(`/api/stations/${abhStation.id}`).expect(404);
  });

  it('ends it with the case too, at once, and opens it again with the case', async () => {
    const station = await someone.station('ABH');
    await abh.get(`/api/stations/${station.id}`).expect(200);
    await team
      .patch(`/api/cases/${someone.caseId}`, { version: 1, state: 'closed', closeReason: 'moved_away' })
      .expect(200);
    await abh.get(`/api/stations/${station.id}`).expect(404);
    await abh.post(`/api/stations/${station.id}/stamps`, { result: 'done', stationVersion: 1 }).expect(404);
    const { body } = await abh.post('/api/stations/work-list', {}).expect(200);
    expect(JSON.stringify(body)).not.toContain(someone.caseNumber);
    await team.patch(`/api/cases/${someone.caseId}`, { version: 2, state: 'open' }).expect(200);
    await abh.get(`/api/stations/${station.id}`).expect(200);
  });

  it('works routes out for somebody not registered yet: their Kommune, their day of arrival', async () => {
    const options = async (body: object) => {
      const answer = await team.post('/api/laufzettel-templates/options', body).expect(200);
      return (answer.body as TemplateList).items[0]!.stations[0]!;
    };
    expect((await options({})).deadline).toMatchObject({ kind: 'practice' });
    expect((await options({ arrivedDistrictOn: '2026-11-17' })).deadline).toEqual({
      on: '2026-12-01',
      kind: 'legal',
      basis: '§ 17 Abs. 1 BMG',
    });
    const admin = await test.as('admin');
    const { body } = await admin
      .post('/api/institutions', {
        name: 'Meldeamt Velpke',
        type: 'registration_office',
        agsList: ['03154024'],
        isPublicBody: true,
      })
      .expect(201);
    expect((await options({ ags: '03154024' })).institutions[0]?.id).toBe(body.id);
    expect((await options({ ags: '03154028' })).institutions[0]?.id).not.toBe(body.id);
    await team.post('/api/laufzettel-templates/options', { arrivedDistrictOn: 'gestern' }).expect(400);
  });
});
