import { randomInt, randomUUID } from 'node:crypto';
import type { IntakeRequest } from '@app/intake';
import type { StampRequest } from '@app/laufzettel';
import type { BenchUser, Facts } from './facts.js';
import { makeUniqueName, pick, randomFrom } from './names.js';
import type { Operation } from './options.js';

export interface BenchRequest {
  head: string;
  body: string;
  /** What the answer must be, or the measurement is void. */
  status: number;
  contains: string;
  /** Share of what can be asked for that is used up; 0 where there is no end. */
  used: number;
}

/** null = there is nothing left to ask for. */
export type NextRequest = () => BenchRequest | null;

/** The requests of one measurement, in random order. */
export function requestsOf(
  operation: Operation,
  facts: Facts,
  authorise: (user: BenchUser) => string,
): NextRequest {
  const random = randomFrom(randomInt(2 ** 31));
  const heads = new Map(facts.users.map((user) => [user.id, authorise(user)]));
  // With few people, not every institution has something to do.
  const busy = new Set(facts.openStations.map((s) => s.institutionId));
  const clerks = facts.users.filter((u) => busy.has(u.institutionId));
  const team = facts.users.filter((u) => u.role === 'intake');
  const post = (path: string, user: BenchUser, body: object): Pick<BenchRequest, 'head' | 'body'> => ({
    head: `POST ${path} HTTP/1.1\r\n${heads.get(user.id)}\r\ncontent-type: application/json\r\nidempotency-key: ${randomUUID()}`,
    body: JSON.stringify(body),
  });

  const clerkOf = new Map(clerks.map((c) => [c.institutionId, c]));
  const stations = operation === 'stamp' ? shuffled(random, facts.openStations) : [];
  let at = 0;

  const requests: Record<Operation, NextRequest> = {
    openPerson: () => {
      const id = pick(random, facts.persons);
      const head = `GET /api/persons/${id} HTTP/1.1\r\n${heads.get(pick(random, team).id)}`;
      return { head, body: '', status: 200, contains: id, used: 0 };
    },
    workList: () => ({
      ...post('/api/stations/work-list', pick(random, clerks), {}),
      status: 200,
      contains: '"caseNumber"',
      used: 0,
    }),
    stamp: () => {
      const station = stations[at++];
      if (station === undefined) return null;
      const body: StampRequest = { result: 'done', stationVersion: 1 };
      return {
        ...post(`/api/stations/${station.id}/stamps`, clerkOf.get(station.institutionId)!, body),
        status: 201,
        contains: '"stationVersion":2',
        used: at / stations.length,
      };
    },
    intake: () => ({
      ...post('/api/intakes', pick(random, team), intake(random, facts)),
      status: 201,
      contains: '"laufzettelId":"',
      used: 0,
    }),
  };
  return requests[operation];
}

function intake(random: () => number, { route }: Facts): IntakeRequest {
  const { familyName, givenNames, nativeScriptName } = makeUniqueName(random);
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  return {
    person: {
      familyName,
      givenNames: givenNames!,
      nativeScriptName: nativeScriptName!,
      mononym: false,
      dateOfBirth: `${1950 + Math.floor(random() * 60)}-07-${day}`,
      gender: 'w',
      placeOfBirth: 'Beispielstadt',
      countryOfBirth: 'UA',
      nationalities: ['UA'],
      entryDateGermany: '2024-02',
      arrivedDistrictOn: '2024-03-01',
      contact: {
        street: 'Beispielweg',
        houseNumber: '4',
        postalCode: '38350',
        place: 'Helmstedt',
        ags: '03154028',
        phone: '+49 1512 3456789',
        preferredContact: 'phone',
      },
      languages: [
        { code: 'ukr', preferred: true },
        { code: 'deu', preferred: false },
      ],
      interpreterNeeded: true,
    },
    residence: { status: 'GESTATTUNG', document: 'asylum_permission' },
    case: {},
    laufzettel: {
      templateVersionId: route.versionId,
      language: 'uk',
      stations: route.stations.map(({ code, institutions }) => ({
        code,
        institutionId: pick(random, institutions),
      })),
    },
  };
}

function shuffled<T>(random: () => number, items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
