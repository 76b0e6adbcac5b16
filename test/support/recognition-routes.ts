import type { AddRecognitionRequest, RecognitionResponse } from '@app/assessments/shared';
import { withClient, type UserActor } from '@app/platform';
import type { Arranged } from './arrange.js';
import type { Clients, RouteCall } from './route-call.js';
import type { Account, Client, TestApp } from './test-app.js';

/** Oksana's nursing diploma (DOMAIN.md §10.3), first words. */
export const NURSE: AddRecognitionRequest = {
  occupationCode: 'pflegefachkraft',
  regulation: 'regulated',
  competentBodyText: 'Nds. Landesamt für Soziales, Jugend und Familie, Standort Lüneburg',
  languageRequirement: 'B2 und Fachsprache Pflege',
  fundingSource: 'recognition_grant',
  stage: 'documents_collecting',
};

export interface ArrangedRecognition {
  path: string;
  id: string;
  readonly read: () => Promise<RecognitionResponse>;
}

/** A procedure just begun. */
export async function arrangeRecognition(
  client: Client,
  { caseId }: Pick<Arranged, 'caseId'>,
  changes: Partial<AddRecognitionRequest> = {},
): Promise<ArrangedRecognition> {
  const list = `/api/cases/${caseId}/recognitions`;
  const made = await client.post(list, { ...NURSE, ...changes });
  if (made.status !== 201) throw new Error(`no recognition: ${JSON.stringify(made.body)}`);
  const { id } = made.body as { id: string };
  return {
    path: `${list}/${id}`,
    id,
    read: async () => {
      const { items } = (await client.get(list).expect(200)).body as { items: RecognitionResponse[] };
      return items.find((item) => item.id === id)!;
    },
  };
}

/** Somebody of the program in a session of theirs, to ask the database as they would. */
export async function actorOf(test: TestApp, account: Account): Promise<UserActor> {
  await test.as(account);
  const { rows } = await withClient(test.db.superuser, (c) =>
    c.query<Omit<UserActor, 'userId'>>(
      `select s.id as "sessionId", u.role, u.institution_id as "institutionId", false as "mustChangePassword"
       from session s join app_user u on u.id = s.user_id where s.user_id = $1 and s.revoked_at is null limit 1`,
      [test.users[account]],
    ),
  );
  return { ...rows[0]!, userId: test.users[account] };
}

/** The part of {@link everyRoute} that is about recognition. */
export function recognitionRoutes({ intake }: Clients, someone: Arranged): Record<string, RouteCall> {
  const list = `/api/cases/${someone.caseId}/recognitions`;
  const route = '/api/cases/{caseId}/recognitions';
  const begun = () => arrangeRecognition(intake, someone);
  const { stage: _stage, ...facts } = NURSE;
  return {
    [`GET ${route}`]: { logs: ['view recognition'], call: () => intake.get(list) },
    [`POST ${route}`]: { logs: ['create recognition'], call: () => intake.post(list, NURSE) },
    [`PUT ${route}/{recognitionId}`]: {
      logs: ['change recognition'],
      call: async () => intake.put((await begun()).path, { ...facts, version: 1 }),
    },
    [`POST ${route}/{recognitionId}/steps`]: {
      logs: ['change recognition'],
      call: async () => {
        const { path, read } = await begun();
        const onDay = (await read()).stageSince;
        return intake.post(`${path}/steps`, { version: 1, stage: 'translation', onDay });
      },
    },
    [`POST ${route}/{recognitionId}/documents`]: {
      logs: ['change recognition'],
      call: async () =>
        intake.post(`${(await begun()).path}/documents`, { kind: 'cv', state: 'there', version: 1 }),
    },
  };
}
