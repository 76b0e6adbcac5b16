import type { AssessmentList, AssessmentResponse } from '@app/assessments/shared';
import type { Arranged } from './arrange.js';
import { arrangeSignedAssessment, formAt } from './arrange-assessment.js';
import { arrangeActiveWaiver } from './arrange-waiver.js';
import type { Clients, RouteCall } from './route-call.js';
import type { TestApp } from './test-app.js';

/** The part of {@link everyRoute} that is about the papers of the Kompetenzfeststellung and what institutions see of it. */
export function assessmentPrintRoutes(
  test: TestApp,
  { intake }: Clients,
  someone: Arranged,
): Record<string, RouteCall> {
  const list = `/api/cases/${someone.caseId}/assessments`;
  const form = '/api/cases/{caseId}/assessments/{assessmentId}';
  /** A case has one form at a time: another that is under way gives place. */
  const signed = async () => {
    const { items } = (await intake.get(list).expect(200)).body as AssessmentList;
    const there = items.find(({ state }) => state === 'signed');
    if (there) return formAt(intake, `${list}/${there.id}`);
    for (const { id } of items.filter(({ state }) => state === 'draft' || state === 'completed')) {
      const { version } = (await intake.get(`${list}/${id}`).expect(200)).body as AssessmentResponse;
      await intake.post(`${list}/${id}/withdraw`, { version, reason: 'Platz für die nächste' }).expect(200);
    }
    return arrangeSignedAssessment(intake, someone, { only: 'required' });
  };
  const released = async () => {
    const made = await signed();
    await arrangeActiveWaiver(test, someone);
    return made;
  };
  const jobcenter = () => test.as('jobcenter');
  return {
    [`GET ${form}/pdf`]: {
      logs: ['print assessment'],
      call: async () => intake.get(`${(await signed()).path}/pdf?language=de`),
    },
    [`GET ${form}/europass`]: {
      logs: ['print assessment'],
      call: async () => intake.get(`${(await signed()).path}/europass`),
    },
    [`GET ${form}/extracts/{institutionId}/pdf`]: {
      logs: ['print disclosure'],
      call: async () => intake.get(`${(await released()).path}/extracts/${test.institutions.jobcenter}/pdf`),
    },
    'GET /api/releases/{personId}/assessment': {
      logs: ['view release'],
      call: async () => {
        await released();
        return (await jobcenter()).get(`/api/releases/${someone.personId}/assessment`);
      },
    },
    'GET /api/releases/{personId}/assessment/pdf': {
      logs: ['view release', 'print release'],
      call: async () => {
        await released();
        return (await jobcenter()).get(`/api/releases/${someone.personId}/assessment/pdf`);
      },
    },
    'GET /api/assessments/texts/{language}': {
      logs: 'nothing personal',
      call: () => intake.get('/api/assessments/texts/fa-AF'),
    },
  };
}
