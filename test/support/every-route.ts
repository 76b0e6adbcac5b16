import { createHash, randomUUID } from 'node:crypto';
import { person, slip, arrangeCase, type Arranged } from './arrange.js';
import { PASSWORD, type Account, type TestApp } from './test-app.js';
import type { Clients, RouteCall } from './route-call.js';
import { assessmentPrintRoutes } from './assessment-print-routes.js';
import { assessmentRoutes } from './assessment-routes.js';
import { recognitionRoutes } from './recognition-routes.js';
import { waiverRoutes } from './waiver-routes.js';

export async function clientsOf(test: TestApp): Promise<Clients> {
  const accounts = ['intake', 'reception', 'abh', 'admin', 'supervisor', 'dpo'] as const satisfies Account[];
  const entries = await Promise.all(accounts.map(async (a) => [a, await test.as(a)] as const));
  return Object.fromEntries(entries) as Clients;
}

/**
 * Every route of the program by its key in the OpenAPI document, each called so that it succeeds for `someone`. Whoever
 * adds a route adds it here and says what the log has to tell of it.
 */
export function everyRoute(
  test: TestApp,
  clients: Clients,
  someone: Arranged,
  other: Arranged,
): Record<string, RouteCall> {
  const login = (door: 'login' | 'token') =>
    test.http.post(`/api/auth/${door}`).send({ username: 'counselor', password: PASSWORD });
  const refreshCookie = async () => {
    const { headers } = await login('login').expect(200);
    return (headers['set-cookie'] as unknown as string[])
      .find((c) => c.startsWith('refresh='))!
      .split(';')[0]!;
  };
  const withCookie = (path: string, cookie: string) =>
    test.http.post(path).set({ cookie, 'sec-fetch-site': 'same-origin' });

  const { intake, reception, abh, admin, supervisor } = clients;
  const ofCase = `/api/cases/${someone.caseId}`;
  const ofSlip = `${ofCase}/laufzettel/${someone.laufzettelId}`;
  const ofPerson = `/api/persons/${someone.personId}`;
  const nothing = 'nothing personal';
  const office = {
    name: 'Amt',
    type: 'jobcenter',
    agsList: [],
    isPublicBody: true,
  };
  return {
    'GET /health/live': { logs: nothing, call: () => test.http.get('/health/live') },
    'GET /health/ready': { logs: nothing, call: () => test.http.get('/health/ready') },
    'POST /api/auth/login': { logs: ['login session'], call: () => login('login') },
    'POST /api/auth/token': { logs: ['login session'], call: () => login('token') },
    'POST /api/auth/refresh': {
      logs: nothing,
      call: async () => withCookie('/api/auth/refresh', await refreshCookie()),
    },
    'POST /api/auth/token/refresh': {
      logs: nothing,
      call: async () => {
        const { body } = await login('token').expect(200);
        return test.http.post('/api/auth/token/refresh').send({ refreshToken: body.refreshToken });
      },
    },
    'POST /api/auth/token/revoke': {
      logs: ['logout session'],
      call: async () => {
        const { body } = await login('token').expect(200);
        return test.http.post('/api/auth/token/revoke').send({ refreshToken: body.refreshToken });
      },
    },
    'POST /api/auth/logout': {
      logs: ['logout session'],
      call: async () => withCookie('/api/auth/logout', await refreshCookie()),
    },
    'GET /api/auth/me': { logs: nothing, call: () => intake.get('/api/auth/me') },
    'POST /api/auth/password': {
      logs: ['change user'],
      call: async () => {
        const dpo = clients.dpo;
        return dpo.post('/api/auth/password', {
          currentPassword: PASSWORD,
          newPassword: 'Ganz-und-gar-neu-4',
        });
      },
    },
    'GET /api/code-lists': { logs: nothing, call: () => intake.get('/api/code-lists') },
    'GET /api/code-lists/assessment': { logs: nothing, call: () => intake.get('/api/code-lists/assessment') },
    'GET /api/code-lists/sources': { logs: nothing, call: () => intake.get('/api/code-lists/sources') },
    'GET /api/code-lists/industries': { logs: nothing, call: () => intake.get('/api/code-lists/industries') },
    'GET /api/code-lists/occupations': {
      logs: nothing,
      call: () => intake.get('/api/code-lists/occupations?q=koch'),
    },
    'GET /api/code-lists/occupations/{code}': {
      logs: nothing,
      call: () => intake.get('/api/code-lists/occupations/koch'),
    },
    'GET /api/colleagues': { logs: nothing, call: () => intake.get('/api/colleagues') },
    'GET /api/institutions': { logs: nothing, call: () => intake.get('/api/institutions') },
    'POST /api/institutions': {
      logs: ['create institution'],
      call: () => admin.post('/api/institutions', office),
    },
    'PUT /api/institutions/{institutionId}': {
      logs: ['change institution'],
      call: () =>
        admin.put(`/api/institutions/${test.institutions.jobcenter}`, {
          ...office,
          active: true,
          version: 1,
        }),
    },
    'GET /api/users': { logs: nothing, call: () => admin.get('/api/users') },
    'POST /api/users': {
      logs: ['create user'],
      call: () =>
        admin.post('/api/users', {
          username: 'neu.hier',
          displayName: 'Neu Hier',
          role: 'intake',
          institutionId: test.institutions.central,
          initialPassword: 'Ein-erstes-Wort-3',
        }),
    },
    'PATCH /api/users/{userId}': {
      logs: ['change user'],
      call: () => admin.patch(`/api/users/${test.users.social}`, { version: 1, displayName: 'Anders' }),
    },
    // Drafts are the user's own and die with sending; what is sent is logged.
    'PUT /api/drafts/{form}': { logs: nothing, call: () => intake.put('/api/drafts/a', { data: {} }) },
    'GET /api/draft-key': { logs: nothing, call: () => intake.get('/api/draft-key') },
    'GET /api/drafts/{form}': { logs: nothing, call: () => intake.get('/api/drafts/a') },
    'DELETE /api/drafts/{form}': { logs: nothing, call: () => intake.delete('/api/drafts/a') },
    'POST /api/audit/search': { logs: ['search audit'], call: () => supervisor.post('/api/audit/search') },
    'POST /api/persons/search': {
      logs: ['search person'],
      call: () => reception.post('/api/persons/search', { query: 'Muster' }),
    },
    'POST /api/persons/matches': {
      logs: ['search person'],
      call: () => reception.post('/api/persons/matches', { familyName: 'Muster', dateOfBirth: '1980' }),
    },
    'POST /api/persons': {
      logs: ['create person'],
      call: () => {
        const { familyName, givenNames, mononym, dateOfBirth, gender } = person();
        return reception.post('/api/persons', { familyName, givenNames, mononym, dateOfBirth, gender });
      },
    },
    'GET /api/persons/{personId}': { logs: ['view person'], call: () => intake.get(ofPerson) },
    'PUT /api/persons/{personId}': {
      logs: ['change person', 'view person'],
      call: () => intake.put(ofPerson, { ...person(), version: 1 }),
    },
    'POST /api/persons/{personId}/residence-statuses': {
      logs: ['change person', 'view person'],
      call: () => intake.post(`${ofPerson}/residence-statuses`, { status: 'GESTATTUNG' }),
    },
    'PUT /api/persons/{personId}/household': {
      logs: ['change household', 'view person'],
      call: () => intake.put(`${ofPerson}/household`, { personId: other.personId, relation: 'sibling' }),
    },
    // Somebody without a household: nothing changes, and the file is shown all the same.
    'DELETE /api/persons/{personId}/household': {
      logs: ['view person'],
      call: async () => {
        const { personId } = await arrangeCase(test);
        return intake.delete(`/api/persons/${personId}/household`);
      },
    },
    'POST /api/persons/{personId}/cases': {
      logs: ['create case'],
      call: () => reception.post(`${ofPerson}/cases`),
    },
    'POST /api/intakes': {
      logs: ['create person', 'create case'],
      call: () =>
        intake.post('/api/intakes', { person: person(), residence: { status: 'NOT_RECORDED' }, case: {} }),
    },
    'GET /api/cases': { logs: ['search case'], call: () => intake.get('/api/cases?scope=all') },
    'GET /api/cases/work-list': {
      logs: ['search case'],
      call: () => intake.get('/api/cases/work-list?scope=mine'),
    },
    'GET /api/cases/{caseId}': { logs: ['view case'], call: () => intake.get(ofCase) },
    'PATCH /api/cases/{caseId}': {
      logs: ['change case'],
      call: () => intake.patch(ofCase, { version: 1, concern: 'Anliegen' }),
    },
    'POST /api/cases/{caseId}/follow-ups': {
      logs: ['create followUp'],
      call: () => intake.post(`${ofCase}/follow-ups`, { dueOn: '2099-01-01', reason: 'x' }),
    },
    'POST /api/cases/{caseId}/follow-ups/{followUpId}/complete': {
      logs: ['change followUp'],
      call: async () => {
        const made = await intake.post(`${ofCase}/follow-ups`, { dueOn: '2099-01-01', reason: 'x' });
        return intake.post(`${ofCase}/follow-ups/${made.body.id}/complete`, { version: 1 });
      },
    },
    'POST /api/laufzettel-templates/options': {
      logs: nothing,
      call: () => intake.post('/api/laufzettel-templates/options', { personId: someone.personId }),
    },
    'GET /api/cases/{caseId}/laufzettel': {
      logs: ['view laufzettel'],
      call: () => intake.get(`${ofCase}/laufzettel`),
    },
    'POST /api/cases/{caseId}/laufzettel': {
      logs: ['issue laufzettel'],
      call: async () => intake.post(`${ofCase}/laufzettel`, await slip(test, intake, undefined, 'B')),
    },
    'GET /api/cases/{caseId}/laufzettel/{laufzettelId}': {
      logs: ['view laufzettel'],
      call: () => intake.get(ofSlip),
    },
    'GET /api/cases/{caseId}/laufzettel/{laufzettelId}/pdf': {
      logs: ['print laufzettel'],
      call: () => intake.get(`${ofSlip}/pdf`),
    },
    'POST /api/cases/{caseId}/laufzettel/{laufzettelId}/sheets': {
      logs: ['change laufzettel'],
      call: () => intake.post(`${ofSlip}/sheets`, { reason: 'lost', version: 1 }),
    },
    // The answer is yes or no about bytes the caller holds already.
    'POST /api/cases/{caseId}/laufzettel/{laufzettelId}/verify': {
      logs: nothing,
      call: () => intake.post(`${ofSlip}/verify`, { sha256: createHash('sha256').update('x').digest('hex') }),
    },
    'POST /api/cases/{caseId}/laufzettel/{laufzettelId}/stations/{stationId}/stamps': {
      logs: ['transcribe station'],
      call: async () => {
        const station = await someone.station('REG');
        const stampedOn = (await someone.slip()).issuedOn;
        const body = { result: 'done', stationVersion: 1, stampedOn, via: 'paper' };
        return intake.post(`${ofSlip}/stations/${station.id}/stamps`, body, randomUUID());
      },
    },
    'GET /api/cases/{caseId}/laufzettel/{laufzettelId}/stations/options': {
      logs: nothing,
      call: () => intake.get(`${ofSlip}/stations/options`),
    },
    'POST /api/cases/{caseId}/laufzettel/{laufzettelId}/stations': {
      logs: ['create station'],
      call: () => intake.post(`${ofSlip}/stations`, { code: 'IQ', note: 'Zeugnisse' }, randomUUID()),
    },
    'POST /api/stations/work-list': {
      logs: ['search station'],
      call: () => abh.post('/api/stations/work-list'),
    },
    'GET /api/stations/{stationId}': {
      logs: ['view station'],
      call: async () => abh.get(`/api/stations/${(await someone.station('ABH')).id}`),
    },
    'POST /api/stations/{stationId}/stamps': {
      logs: ['stamp station'],
      call: async () =>
        abh.post(`/api/stations/${(await someone.station('ABH')).id}/stamps`, {
          result: 'done',
          stationVersion: 1,
        }),
    },
    ...waiverRoutes(test, clients, someone),
    ...recognitionRoutes(clients, someone),
    ...assessmentRoutes(clients, someone),
    ...assessmentPrintRoutes(test, clients, someone),
    'GET /api/sheets/{reference}': {
      logs: ['scan station'],
      call: async () => abh.get(`/api/sheets/${(await other.slip()).shortCode}`),
    },
  };
}
