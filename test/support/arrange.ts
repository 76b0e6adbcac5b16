import { randomInt } from 'node:crypto';
import type { IntakeRequest, IntakeResponse } from '@app/intake';
import type {
  IssueLaufzettelRequest,
  LaufzettelResponse,
  StationResponse,
  TemplateList,
} from '@app/laufzettel';
import type { PersonInput } from '@app/persons';
import { INSTITUTIONS, type Client, type TestApp } from './test-app.js';

/** A word that sounds like no other: the search for duplicates must have nothing to find. */
export function randomName(): string {
  const pick = (letters: string): string => letters[randomInt(letters.length)]!;
  const word = Array.from({ length: 5 }, () => pick('bdfgklmnprstvz') + pick('aeiou')).join('');
  return word[0]!.toUpperCase() + word.slice(1);
}

/** A fictional person nobody else in the test is like. */
export function person(changes: Partial<PersonInput> = {}): PersonInput {
  return {
    familyName: `Muster-${randomName()}`,
    givenNames: randomName(),
    mononym: false,
    dateOfBirth: `19${randomInt(40, 99)}-0${randomInt(1, 10)}-${randomInt(10, 29)}`,
    gender: 'w',
    nationalities: ['SY'],
    contact: {
      street: 'Beispielweg',
      houseNumber: '4',
      postalCode: '38350',
      place: 'Helmstedt',
      ags: '03154028',
    },
    languages: [{ code: 'ara', preferred: true }],
    interpreterNeeded: true,
    ...changes,
  };
}

/** Route A with these stations, each at the institution of its kind. */
export async function slip(
  test: TestApp,
  team: Client,
  codes = ['REG', 'ABH', 'SOZ', 'KK', 'CLOSE'],
  route = 'A',
): Promise<IssueLaufzettelRequest> {
  const { body } = (await team.post('/api/laufzettel-templates/options', {}).expect(200)) as {
    body: TemplateList;
  };
  const template = body.items.find((t) => t.code === route)!;
  const byType = Object.fromEntries(
    Object.entries(INSTITUTIONS).map(([key, type]) => [
      type,
      test.institutions[key as keyof typeof INSTITUTIONS],
    ]),
  );
  return {
    templateVersionId: template.versionId,
    language: 'ar',
    stations: template.stations
      .filter((s) => codes.includes(s.code))
      .map((s) => ({ code: s.code, institutionId: byType[s.institutionType ?? ''] })),
  };
}

export interface Arranged extends IntakeResponse {
  laufzettelId: string;
  station(code: string): Promise<StationResponse>;
  slip(): Promise<LaufzettelResponse>;
}

/** Somebody registered with case and slip. */
export async function arrangeCase(
  test: TestApp,
  changes: Partial<IntakeRequest> = {},
  codes?: string[],
): Promise<Arranged> {
  const team = await test.as('intake');
  const request = {
    person: person(),
    residence: { status: 'GESTATTUNG' },
    case: {},
    laufzettel: await slip(test, team, codes),
    ...changes,
  };
  const answer = await team.post('/api/intakes', request);
  if (answer.status !== 201) throw new Error(`intake failed: ${JSON.stringify(answer.body)}`);
  const made = answer.body as IntakeResponse & { laufzettelId: string };
  const read = async (): Promise<LaufzettelResponse> =>
    (await team.get(`/api/cases/${made.caseId}/laufzettel/${made.laufzettelId}`).expect(200))
      .body as LaufzettelResponse;
  return {
    ...made,
    slip: read,
    station: async (code) => (await read()).stations.find((s) => s.code === code)!,
  };
}
