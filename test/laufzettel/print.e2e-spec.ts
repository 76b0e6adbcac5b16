import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomInt } from 'node:crypto';
import { readBackText } from '@app/forms';
import { arrangeCase, person, slip } from '../support/arrange.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('the printed sheet', () => {
  let test: TestApp;
  let team: Client;

  beforeAll(async () => {
    test = await startTestApp();
    team = await test.as('intake');
  });
  afterAll(() => test.close());

  const print = async (someone: { caseId: string; laufzettelId: string }): Promise<Buffer> => {
    const answer = await team
      .get(`/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/pdf`)
      .responseType('blob')
      .expect(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    return answer.body as Buffer;
  };
  const genuine = async (
    someone: { caseId: string; laufzettelId: string },
    pdf: Buffer,
  ): Promise<boolean> => {
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const { body } = await team
      .post(`/api/cases/${someone.caseId}/laufzettel/${someone.laufzettelId}/verify`, { sha256 })
      .expect(200);
    return (body as { genuine: boolean }).genuine;
  };

  it('is known again to the byte, and only as the sheet of this case', async () => {
    const [someone, other] = [await arrangeCase(test), await arrangeCase(test)];
    const pdf = await print(someone);
    expect(await genuine(someone, pdf)).toBe(true);
    expect(await genuine(other, pdf)).toBe(false);
    for (let i = 0; i < 200; i++) {
      const changed = Buffer.from(pdf);
      const at = randomInt(changed.length);
      changed[at] = changed[at]! ^ (1 << randomInt(8));
      expect(await genuine(someone, changed)).toBe(false);
    }
    expect(await genuine(someone, Buffer.concat([pdf, Buffer.from('\n')]))).toBe(false);
  });

  it('says what the person needs and nothing of residence status, notes or decisions', async () => {
    const someone = await arrangeCase(test, {
      person: {
        ...person(),
        familyName: 'Druckprobe',
        givenNames: 'Amina',
        nativeScriptName: 'أمينة',
        dateOfBirth: '1991-05-06',
      },
      residence: {
        status: 'DULD_60B',
        document: 'toleration_certificate',
        permitConditionText: 'Erwerbstätigkeit nicht gestattet',
      },
      case: { concern: 'Geheimes Anliegen' },
      laufzettel: await slip(test, team),
    });
    const station = await someone.station('ABH');
    await (
      await test.as('abh')
    )
      .post(`/api/stations/${station.id}/stamps`, {
        result: 'rejected',
        note: 'Passpflicht nicht erfuellt',
        stationVersion: 1,
      })
      .expect(201);
    const text = readBackText(await print(someone)).join(' ');
    expect(text).toContain('Druckprobe');
    expect(text).toContain('06.05.1991');
    expect(text).toContain(someone.caseNumber);
    expect(text).not.toMatch(/Duldung|Gestattung|Geheimes|Passpflicht|abgelehnt|nicht gestattet|Route A/);
  });

  it('prints a name that looks like markup or a script as what it is', async () => {
    const someone = await arrangeCase(test, {
      person: person({ familyName: "O'Neill (Test) / Beispiel", givenNames: 'Anna-Maria · Lu' }),
    });
    const pdf = await print(someone);
    expect(readBackText(pdf).join(' ').replace(/ +/g, ' ')).toContain("O'Neill (Test) / Beispiel");
    expect(pdf.toString('latin1')).not.toMatch(/\/JavaScript|\/JS |\/Launch|\/URI /);
  });
});
