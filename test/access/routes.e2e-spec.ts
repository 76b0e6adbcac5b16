import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PERMISSION_ROLES, ROLES, type Permission, type Role } from '@app/platform';
import { arrangeCase, person, slip, type Arranged } from '../support/arrange.js';
import { startTestApp, type Account, type Client, type TestApp } from '../support/test-app.js';

/** Nobody need be logged in for these, and for nothing else. */
const PUBLIC = [
  'GET /api/waiver-checks/{reference}',
  'GET /health/live',
  'GET /health/ready',
  'POST /api/auth/login',
  'POST /api/auth/logout',
  'POST /api/auth/refresh',
  'POST /api/auth/token',
  'POST /api/auth/token/refresh',
  'POST /api/auth/token/revoke',
  'POST /api/signing/decline',
  'POST /api/signing/form',
  'POST /api/signing/sign',
];

/** One account for each role. */
const ACCOUNT_OF: Record<Role, Account> = {
  reception: 'reception',
  intake: 'intake',
  counselor: 'counselor',
  agency: 'abh',
  supervisor: 'supervisor',
  dpo: 'dpo',
  admin: 'admin',
};

interface Route {
  key: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  permission: string;
  roles: string[];
}

/** What Fastify's router itself prints: a tree, each line `<path from its parent> (METHOD, …)`. */
function servedRoutes(tree: string): string[] {
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const node = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!node) return [];
    const [, indent = '', path = '', methods = ''] = node;
    const depth = indent.length / 4;
    parents.length = depth;
    parents[depth] = (parents[depth - 1] ?? '') + path;
    const own = methods.split(', ').filter((m) => m !== '' && m !== 'HEAD' && m !== 'OPTIONS');
    return own.map((method) => `${method} ${parents[depth]}`);
  });
}

function routesOf(document: OpenAPIObject): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method] as unknown as Record<string, unknown> | undefined;
      if (!operation) return [];
      return [
        {
          key: `${method.toUpperCase()} ${path}`,
          method,
          path,
          permission: String(operation['x-permission']),
          roles: operation['x-roles'] as string[],
        },
      ];
    }),
  );
}

describe('every route', () => {
  let test: TestApp;
  let routes: Route[];
  let clients: Record<Role, Client>;

  beforeAll(async () => {
    test = await startTestApp();
    const document = (await test.http.get('/api/openapi.json').expect(200)).body as OpenAPIObject;
    routes = routesOf(document);
    clients = Object.fromEntries(
      await Promise.all(ROLES.map(async (r) => [r, await test.as(ACCOUNT_OF[r])])),
    ) as Record<Role, Client>;
  });
  afterAll(() => test.close());

  it('that the server answers stands in the OpenAPI document', () => {
    const served = servedRoutes(test.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
    expect(served.filter((key) => key !== 'GET /api/openapi.json').toSorted()).toEqual(
      routes.map((r) => r.key.replace(/\{(\w+)\}/g, ':$1')).toSorted(),
    );
    expect(routes.length).toBeGreaterThanOrEqual(40);
  });

  it('names a permission of the table, and only the known ones are public', () => {
    expect(
      routes
        .filter((r) => r.permission === 'public')
        .map((r) => r.key)
        .toSorted(),
    ).toEqual(PUBLIC);
    for (const route of routes.filter((r) => r.permission !== 'public')) {
      expect(Object.keys(PERMISSION_ROLES)).toContain(route.permission);
      expect(route.roles).toEqual([...PERMISSION_ROLES[route.permission as Permission]]);
    }
  });

  it('refuses who is not logged in, before looking at anything else', async () => {
    for (const route of routes.filter((r) => r.permission !== 'public')) {
      const answer = await test.http[route.method](concrete(route.path)).send({});
      expect([route.key, answer.status]).toEqual([route.key, 401]);
    }
  });

  it('refuses each role whose permission is missing and no other', async () => {
    for (const route of routes.filter((r) => r.permission !== 'public')) {
      for (const role of ROLES) {
        const answer = await call(clients[role], route);
        const allowed = route.roles.includes(role);
        expect([route.key, role, answer.status === 403]).toEqual([route.key, role, !allowed]);
        expect([route.key, role, answer.status < 500]).toEqual([route.key, role, true]);
      }
    }
  });

  it('answers a foreign and a missing object byte for byte the same 404', async () => {
    const someone = await arrangeCase(test, {}, ['REG', 'ABH']);
    const station = await someone.station('ABH');
    const foreign = concreteWith(someone, station.id);
    const jobcenter = await test.as('jobcenter');
    for (const route of routes.filter(
      (r) => r.roles.includes('agency') && r.path.includes('{') && !r.path.includes('{form}'),
    )) {
      const body = route.path.endsWith('/stamps') ? { result: 'done', stationVersion: 1 } : {};
      const theirs = await call(jobcenter, { ...route, path: foreign(route.path) }, body);
      const missing = await call(jobcenter, { ...route, path: concrete(route.path) }, body);
      expect([route.key, theirs.status]).toEqual([route.key, 404]);
      expect(theirs.text).toBe(missing.text);
      expect(headersOf(theirs)).toEqual(headersOf(missing));
    }
  });

  it('loads children by their parents: a foreign one in the path is a 404', async () => {
    const [mine, other] = [await arrangeCase(test), await arrangeCase(test)];
    const team = await test.as('intake');
    const station = await other.station('ABH');
    await team.get(`/api/cases/${mine.caseId}/laufzettel/${other.laufzettelId}`).expect(404);
    await team.get(`/api/cases/${mine.caseId}/laufzettel/${other.laufzettelId}/pdf`).expect(404);
    const stampedOn = (await other.slip()).issuedOn;
    const body = { result: 'done', stationVersion: 1, stampedOn, via: 'paper' };
    await team
      .post(`/api/cases/${mine.caseId}/laufzettel/${mine.laufzettelId}/stations/${station.id}/stamps`, body)
      .expect(404);
    await team
      .post(`/api/cases/${mine.caseId}/laufzettel/${other.laufzettelId}/stations/${station.id}/stamps`, body)
      .expect(404);
    const followUp = await team
      .post(`/api/cases/${other.caseId}/follow-ups`, { dueOn: '2099-01-01', reason: 'x' })
      .expect(201);
    await team
      .post(`/api/cases/${mine.caseId}/follow-ups/${followUp.body.id}/complete`, { version: 1 })
      .expect(404);
  });

  it('takes nothing that its DTO does not name: no actor, no institution, no override', async () => {
    const someone = await arrangeCase(test);
    const station = await someone.station('ABH');
    const abh = await test.as('abh');
    const extras = [
      'id',
      'byUser',
      'by_user',
      'institutionId',
      'actorId',
      'role',
      'at',
      'via',
      'override',
      'force',
      'state',
      'version',
      'isAdmin',
      'caseId',
    ];
    for (const extra of extras) {
      const answer = await abh.post(`/api/stations/${station.id}/stamps`, {
        result: 'done',
        stationVersion: 1,
        [extra]: true,
      });
      expect([extra, answer.status, answer.body.errors?.[0]?.code]).toEqual([extra, 400, 'unknownField']);
    }
    const intake = await test.as('intake');
    const answer = await intake.post('/api/intakes', {
      person: { ...person(), id: 'x', createdBy: 'y', contact: { verified: true } },
      residence: { status: 'DE' },
      case: { number: 'HE-2026-999999' },
      laufzettel: { ...(await slip(test, intake)), state: 'completed' },
    });
    expect(
      answer.body.errors
        .filter((e: { code: string }) => e.code === 'unknownField')
        .map((e: { pointer: string }) => e.pointer)
        .toSorted(),
    ).toEqual([
      '/case/number',
      '/laufzettel/state',
      '/person/contact/verified',
      '/person/createdBy',
      '/person/id',
    ]);
  });
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

function concrete(path: string): string {
  return path
    .replace('{form}', 'no-such-form')
    .replace('{reference}', 'A'.repeat(22))
    .replace(/\{\w+\}/g, NOBODY);
}

function concreteWith(someone: Arranged, stationId: string): (path: string) => string {
  return (path) =>
    concrete(
      path
        .replace('{personId}', someone.personId)
        .replace('{caseId}', someone.caseId)
        .replace('{laufzettelId}', someone.laufzettelId)
        .replace('{stationId}', stationId),
    );
}

function call(client: Client, route: Pick<Route, 'method' | 'path'>, body: object = {}) {
  const path = concrete(route.path);
  return route.method === 'get' || route.method === 'delete'
    ? client[route.method](path)
    : client[route.method](path, body);
}

function headersOf(answer: { headers: Record<string, string> }): Record<string, string> {
  const { date: _, ...rest } = answer.headers;
  return rest;
}
