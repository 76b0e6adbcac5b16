import type { SigningLinkResponse, WaiverInput, WaiverResponse } from '@app/waivers';
import { arrangeCase, person, type Arranged } from './arrange.js';
import type { Client, TestApp } from './test-app.js';

/** A line somebody has drawn. */
export const DRAWING = 'M10 20L30.5 40L60 25M80 90L120 60';

/** A waiver for the Jobcenter: name, languages, appointments. */
export function waiverInput(test: TestApp, changes: Partial<WaiverInput> = {}): WaiverInput {
  return {
    language: 'ar',
    purposes: ['benefits'],
    recipients: [
      {
        institutionId: test.institutions.jobcenter,
        direction: 'to_recipient',
        categories: ['identity', 'language_school', 'appointments'],
      },
    ],
    custody: 'none',
    guardians: [],
    explainedLanguage: 'ara',
    ...changes,
  };
}

/** Two parents with joint custody. */
export const PARENTS: Pick<WaiverInput, 'custody' | 'guardians'> = {
  custody: 'joint',
  guardians: [
    { name: 'Rania Demodari', role: 'mother' },
    { name: 'Sami Demodari', role: 'father' },
  ],
};

/** A child of this age, with a slip that leads to none of the institutions waivers are tried on. */
export function arrangeChild(test: TestApp, age: number): Promise<Arranged> {
  const dateOfBirth = `${new Date().getFullYear() - age}-01-01`;
  return arrangeCase(test, { person: person({ dateOfBirth }) }, ['KK', 'CLOSE']);
}

export interface ArrangedWaiver {
  path: string;
  id: string;
  readonly read: () => Promise<WaiverResponse>;
  /** Makes a link for one of those who must sign. */
  link(index: number): Promise<string>;
  sign(
    token: string,
    agrees?: { health?: boolean; immigration?: boolean },
  ): ReturnType<TestApp['http']['post']>;
}

/** A waiver put before those who must sign it. */
export async function arrangeWaiver(
  test: TestApp,
  someone: Pick<Arranged, 'caseId'>,
  changes: Partial<WaiverInput> = {},
  team?: Client,
): Promise<ArrangedWaiver> {
  const counselor = team ?? (await test.as('counselor'));
  const made = await counselor.post(`/api/cases/${someone.caseId}/waivers`, waiverInput(test, changes));
  if (made.status !== 201) throw new Error(`no waiver: ${JSON.stringify(made.body)}`);
  const { id } = made.body as { id: string };
  const path = `/api/cases/${someone.caseId}/waivers/${id}`;
  await counselor.post(`${path}/fix`, { version: 1 }).expect(200);
  const read = async (): Promise<WaiverResponse> =>
    (await counselor.get(path).expect(200)).body as WaiverResponse;
  return {
    path,
    id,
    read,
    link: async (index) => {
      const { signatures } = await read();
      const answer = await counselor
        .post(`${path}/signing-links`, { signatureId: signatures[index]!.id })
        .expect(201);
      return (answer.body as SigningLinkResponse).token;
    },
    sign: (token, agrees = {}) =>
      test.http.post('/api/signing/sign').send({
        token,
        drawing: DRAWING,
        health: agrees.health ?? false,
        immigration: agrees.immigration ?? false,
        ...(agrees.health ? { healthDrawing: DRAWING } : {}),
      }),
  };
}

/** The same, signed by everybody. */
export async function arrangeActiveWaiver(
  test: TestApp,
  someone: Pick<Arranged, 'caseId'>,
  changes: Partial<WaiverInput> = {},
): Promise<ArrangedWaiver> {
  const waiver = await arrangeWaiver(test, someone, changes);
  const { signatures } = await waiver.read();
  for (const index of signatures.keys()) await waiver.sign(await waiver.link(index)).expect(204);
  return waiver;
}
