import { createHash } from 'node:crypto';
import type { Arranged } from './arrange.js';
import { arrangeActiveWaiver, arrangeWaiver, waiverInput, type ArrangedWaiver } from './arrange-waiver.js';
import type { Clients, RouteCall } from './route-call.js';
import type { Client, TestApp } from './test-app.js';

/** The part of {@link everyRoute} that is about waivers, releases and disclosures. */
export function waiverRoutes(test: TestApp, clients: Clients, someone: Arranged): Record<string, RouteCall> {
  const { intake, supervisor } = clients;
  const ofCase = `/api/cases/${someone.caseId}`;
  const nothing = 'nothing personal';
  const waiting = () => arrangeWaiver(test, someone, {}, intake);
  const active = () => arrangeActiveWaiver(test, someone);
  const step = async (waiver: Pick<ArrangedWaiver, 'path' | 'read'>, what: string, body: object = {}) =>
    intake.post(`${waiver.path}/${what}`, { version: (await waiver.read()).version, ...body });
  const draft = async () => {
    const { body } = await intake.post(`${ofCase}/waivers`, waiverInput(test)).expect(201);
    return `${ofCase}/waivers/${(body as { id: string }).id}`;
  };
  const scan = Buffer.from('%PDF-1.7 signed with ink');
  const upload = (path: string, client: Client) =>
    test.http
      .post(`${path}/scans`)
      .set('authorization', `Bearer ${client.token}`)
      .set('content-type', 'application/pdf')
      .send(scan);
  const disclosure = () => ({
    institutionId: test.institutions.social,
    categories: ['identity'],
    basis: 'sgb10_69',
    reason: 'Antrag auf Leistungen',
    notInformedReason: 'wird beim nächsten Termin gesagt',
  });
  const recorded = async () =>
    (await intake.post(`${ofCase}/disclosures`, disclosure()).expect(201)).body.id as string;
  return {
    'GET /api/cases/{caseId}/waivers': { logs: ['view waiver'], call: () => intake.get(`${ofCase}/waivers`) },
    'POST /api/cases/{caseId}/waivers': {
      logs: ['create waiver'],
      call: () => intake.post(`${ofCase}/waivers`, waiverInput(test)),
    },
    'GET /api/cases/{caseId}/waivers/{waiverId}': {
      logs: ['view waiver'],
      call: async () => intake.get((await waiting()).path),
    },
    'PUT /api/cases/{caseId}/waivers/{waiverId}': {
      logs: ['change waiver'],
      call: async () => intake.put(await draft(), { ...waiverInput(test), version: 1 }),
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/fix': {
      logs: ['change waiver'],
      call: async () => intake.post(`${await draft()}/fix`, { version: 1 }),
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/reopen': {
      logs: ['change waiver'],
      call: async () => step(await waiting(), 'reopen'),
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/discard': {
      logs: ['change waiver'],
      call: async () => step(await waiting(), 'discard'),
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/signing-links': {
      logs: ['change waiver'],
      call: async () => {
        const waiver = await waiting();
        return intake.post(`${waiver.path}/signing-links`, {
          signatureId: (await waiver.read()).signatures[0]!.id,
        });
      },
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/scans': {
      logs: ['change waiver'],
      call: async () => upload((await waiting()).path, intake),
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/confirm': {
      logs: ['confirm waiver'],
      call: async () => {
        const waiver = await waiting();
        await upload(waiver.path, await test.as('counselor')).expect(201);
        const scanSha256 = createHash('sha256').update(scan).digest('hex');
        return step(waiver, 'confirm', {
          scanSha256,
          signedOn: new Date().toISOString().slice(0, 10),
          health: false,
          immigration: false,
        });
      },
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/revoke': {
      logs: ['revoke waiver'],
      call: async () => step(await active(), 'revoke'),
    },
    'POST /api/cases/{caseId}/waivers/{waiverId}/copy': {
      logs: ['change waiver'],
      call: async () => step(await active(), 'copy'),
    },
    'GET /api/cases/{caseId}/waivers/{waiverId}/pdf': {
      logs: ['print waiver'],
      call: async () => intake.get(`${(await active()).path}/pdf`),
    },
    'GET /api/cases/{caseId}/waivers/{waiverId}/scan': {
      logs: ['print waiver'],
      call: async () => {
        const { path } = await waiting();
        await upload(path, intake).expect(201);
        return intake.get(`${path}/scan`);
      },
    },
    'GET /api/cases/{caseId}/waivers/{waiverId}/revocation-slip': {
      logs: ['print waiver'],
      call: async () => intake.get(`${(await active()).path}/revocation-slip`),
    },
    'GET /api/privacy-notices/{language}/pdf': {
      logs: nothing,
      call: () => intake.get('/api/privacy-notices/fa-AF/pdf'),
    },
    'POST /api/signing/form': {
      logs: nothing,
      call: async () => test.http.post('/api/signing/form').send({ token: await (await waiting()).link(0) }),
    },
    'POST /api/signing/sign': {
      logs: ['sign waiver'],
      call: async () => {
        const waiver = await waiting();
        return waiver.sign(await waiver.link(0));
      },
    },
    'POST /api/signing/decline': {
      logs: ['decline waiver'],
      call: async () =>
        test.http.post('/api/signing/decline').send({ token: await (await waiting()).link(0) }),
    },
    // The answer holds nothing of a person, and whoever asks has the paper.
    'GET /api/waiver-checks/{reference}': {
      logs: nothing,
      call: async () => test.http.get(`/api/waiver-checks/${(await (await active()).read()).reference}`),
    },
    'POST /api/releases/search': {
      logs: ['search release'],
      call: async () => (await test.as('jobcenter')).post('/api/releases/search', { query: 'Muster' }),
    },
    'GET /api/releases/{personId}': {
      logs: ['view release'],
      call: async () => {
        await active();
        return (await test.as('jobcenter')).get(`/api/releases/${someone.personId}`);
      },
    },
    'GET /api/releases/{personId}/pdf': {
      logs: ['view release', 'print release'],
      call: async () => {
        await active();
        return (await test.as('jobcenter')).get(`/api/releases/${someone.personId}/pdf`);
      },
    },
    'GET /api/persons/{personId}/releases': {
      logs: ['view person'],
      call: () => intake.get(`/api/persons/${someone.personId}/releases`),
    },
    'GET /api/cases/{caseId}/disclosures': {
      logs: ['view disclosure'],
      call: () => intake.get(`${ofCase}/disclosures`),
    },
    'POST /api/cases/{caseId}/disclosures': {
      logs: ['disclose disclosure'],
      call: () => intake.post(`${ofCase}/disclosures`, disclosure()),
    },
    'POST /api/cases/{caseId}/disclosures/{disclosureId}/confirm': {
      logs: ['confirm disclosure'],
      call: async () =>
        (await test.as('counselor')).post(`${ofCase}/disclosures/${await recorded()}/confirm`, {
          version: 1,
        }),
    },
    'POST /api/cases/{caseId}/disclosures/{disclosureId}/end': {
      logs: ['revoke disclosure'],
      call: async () => intake.post(`${ofCase}/disclosures/${await recorded()}/end`, { version: 1 }),
    },
    'POST /api/disclosures/search': {
      logs: ['search disclosure'],
      call: () => supervisor.post('/api/disclosures/search'),
    },
  };
}
