import type { AssessmentList, AssessmentResponse, AssessmentState } from '@app/assessments/shared';
import type { Arranged } from './arrange.js';
import { beginAssessment, fillAssessment, formAt, signatures } from './arrange-assessment.js';
import type { Clients, RouteCall } from './route-call.js';

/** The part of {@link everyRoute} that is about the Kompetenzfeststellung. */
export function assessmentRoutes({ intake }: Clients, someone: Arranged): Record<string, RouteCall> {
  const list = `/api/cases/${someone.caseId}/assessments`;
  const route = '/api/cases/{caseId}/assessments';
  const form = `${route}/{assessmentId}`;
  /** Some tests call a route many times for one case, which has one form at a time. */
  const clear = async () => {
    const { items } = (await intake.get(list).expect(200)).body as AssessmentList;
    for (const { id, state } of items) {
      if (state === 'withdrawn' || state === 'superseded') continue;
      const { version } = (await intake.get(`${list}/${id}`).expect(200)).body as AssessmentResponse;
      await intake.post(`${list}/${id}/withdraw`, { version, reason: 'Platz für die nächste' }).expect(200);
    }
  };
  const begin = async () => {
    await clear();
    return beginAssessment(intake, someone);
  };
  const inState = async (wanted: AssessmentState) => {
    const { items } = (await intake.get(list).expect(200)).body as AssessmentList;
    const found = items.find(({ state }) => state === wanted);
    return found ? formAt(intake, `${list}/${found.id}`) : null;
  };
  const begun = async () => {
    const made = (await inState('draft')) ?? (await begin());
    const informed = (await made.read()).answers.find(({ field }) => field === 'header.infoArt13Given');
    if (informed?.value !== true)
      await made.save({
        field: 'header.infoArt13Given',
        standing: 'given',
        value: true,
        version: informed?.version ?? 0,
      });
    return made;
  };
  const withRow = async () => {
    const made = await begun();
    return { ...made, row: `${made.path}/rows/${(await made.addRow('jobs')).id}` };
  };
  const filled = async () => {
    const draft = await inState('draft');
    if (draft && (await draft.read()).answers.length > 30) return draft;
    const made = await begin();
    await fillAssessment(made, { only: 'required' });
    return made;
  };
  const completed = async () => {
    const ready = await inState('completed');
    if (ready) return ready;
    const made = await filled();
    await made.step('complete');
    return made;
  };
  const step = async (
    made: { path: string; read(): Promise<{ version: number }> },
    what: string,
    body: object = {},
  ) => intake.post(`${made.path}/${what}`, { version: (await made.read()).version, ...body });
  return {
    [`GET ${route}`]: { logs: ['view assessment'], call: () => intake.get(list) },
    [`POST ${route}`]: {
      logs: ['create assessment'],
      call: async () => {
        await clear();
        return intake.post(list, { language: 'ar' });
      },
    },
    [`GET ${form}`]: { logs: ['view assessment'], call: async () => intake.get((await begun()).path) },
    [`PUT ${form}/language`]: {
      logs: ['change assessment'],
      call: async () => {
        const made = await begun();
        return intake.put(`${made.path}/language`, {
          version: (await made.read()).version,
          language: 'uk',
        });
      },
    },
    [`PUT ${form}/answers`]: {
      logs: ['change assessment'],
      call: async () =>
        intake.put(`${(await begun()).path}/answers`, {
          field: 'header.place',
          standing: 'given',
          value: 'Helmstedt',
          version: 0,
        }),
    },
    [`POST ${form}/rows`]: {
      logs: ['change assessment'],
      call: async () => intake.post(`${(await begun()).path}/rows`, { group: 'jobs' }),
    },
    [`POST ${form}/rows/{rowId}/remove`]: {
      logs: ['change assessment'],
      call: async () => intake.post(`${(await withRow()).row}/remove`),
    },
    [`POST ${form}/rows/{rowId}/restore`]: {
      logs: ['change assessment'],
      call: async () => intake.post(`${(await withRow()).row}/restore`),
    },
    [`POST ${form}/sync`]: {
      // Of others nothing new; that their answers are logged is asked in assessments.e2e-spec.ts.
      logs: 'nothing personal',
      call: async () => intake.post(`${(await begun()).path}/sync`, { revision: 0, section: 'school' }),
    },
    [`POST ${form}/complete`]: {
      logs: ['change assessment'],
      call: async () => step(await filled(), 'complete'),
    },
    [`POST ${form}/reopen`]: {
      logs: ['change assessment'],
      call: async () => step(await completed(), 'reopen'),
    },
    [`POST ${form}/withdraw`]: {
      logs: ['change assessment'],
      call: async () => step(await begun(), 'withdraw', { reason: 'Falsche Person' }),
    },
    [`POST ${form}/sign`]: {
      logs: ['sign assessment'],
      call: async () => step(await completed(), 'sign', signatures('person', 'worker', 'interpreter')),
    },
  };
}
