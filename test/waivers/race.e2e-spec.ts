import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { readBackText } from '@app/forms';
import type { ReleaseList } from '@app/waivers';
import { arrangeCase, person, randomName } from '../support/arrange.js';
import { arrangeActiveWaiver } from '../support/arrange-waiver.js';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

interface Read {
  startedAt: number;
  way: string;
  /** The answer carries something that was released. */
  carries: boolean;
}

const READERS = 50;

describe('a revocation', () => {
  let test: TestApp;
  let team: Client;
  let clerk: Client;
  beforeAll(async () => {
    test = await startTestApp();
    [team, clerk] = await Promise.all([test.as('counselor'), test.as('jobcenter')]);
  });
  afterAll(() => test.close());

  /** Reads in all ways, one after the other, until `done` says so. */
  async function read(personId: string, name: string, into: Read[], done: () => boolean): Promise<void> {
    const ways: [string, () => Promise<boolean>][] = [
      ['open', async () => (await clerk.get(`/api/releases/${personId}`)).text.includes(name)],
      ['list', async () => listed(await clerk.post('/api/releases/search', {}), personId)],
      ['search', async () => listed(await clerk.post('/api/releases/search', { query: name }), personId)],
      [
        'paper',
        async () => {
          const answer = await clerk.get(`/api/releases/${personId}/pdf`).responseType('blob');
          return (
            answer.status === 200 &&
            readBackText(answer.body as Buffer)
              .join('')
              .includes(name)
          );
        },
      ],
    ];
    for (let i = 0; !done(); i++) {
      const [way, ask] = ways[i % ways.length]!;
      const startedAt = performance.now();
      into.push({ startedAt, way, carries: await ask() });
    }
  }

  it(`has the last word over ${READERS} readers: what begins after its commit carries nothing`, async () => {
    for (const whole of [true, false, true]) {
      const name = randomName();
      const someone = await arrangeCase(test, { person: person({ familyName: name }) }, ['KK', 'CLOSE']);
      const waiver = await arrangeActiveWaiver(test, someone);
      const { version } = await waiver.read();
      let over = false;
      const reads: Read[] = [];
      const readers = Array.from({ length: READERS }, () => read(someone.personId, name, reads, () => over));
      // There is something to leak, and there are readers to leak it to, in every way.
      const ways = ['open', 'list', 'search', 'paper'];
      const all = (met: (r: Read) => boolean): boolean =>
        ways.every((way) => reads.some((r) => r.way === way && met(r)));
      while (!all((r) => r.carries)) await setTimeout(20);
      const answer = await team
        .post(`${waiver.path}/revoke`, {
          version,
          ...(whole ? {} : { institutionIds: [test.institutions.jobcenter] }),
        })
        .expect(200);
      const committed = performance.now();
      expect(answer.body.standing).toBe('revoked');
      while (!all((r) => r.startedAt > committed)) await setTimeout(20);
      over = true;
      await Promise.all(readers);
      expect(reads.filter((r) => r.startedAt > committed && r.carries)).toEqual([]);
    }
  });
});

function listed(answer: { body: unknown }, personId: string): boolean {
  return (answer.body as ReleaseList).items.some((i) => i.personId === personId);
}
