import type {
  AddRecognitionRequest,
  CreatedRecognition,
  RecognitionList,
  RecognitionResponse,
  SaveRecognitionRequest,
  SetRecognitionDocumentRequest,
  StepRecognitionRequest,
} from '@app/assessments/shared';
import type { OccupationMatches } from '@app/platform/shared';
import { api } from './client.js';

/** Which procedure of which case. */
export type RecognitionPlace = Pick<RecognitionResponse, 'caseId' | 'id'>;

const of = ({ caseId, id }: RecognitionPlace) => `/cases/${caseId}/recognitions/${id}`;

export const listRecognitions = (caseId: string) =>
  api<RecognitionList>('GET', `/cases/${caseId}/recognitions`);
export const addRecognition = (caseId: string, body: AddRecognitionRequest, idempotencyKey: string) =>
  api<CreatedRecognition>('POST', `/cases/${caseId}/recognitions`, { body, idempotencyKey });
export const saveRecognition = (place: RecognitionPlace, body: SaveRecognitionRequest) =>
  api<RecognitionResponse>('PUT', of(place), { body });
export const stepRecognition = (place: RecognitionPlace, body: StepRecognitionRequest) =>
  api<RecognitionResponse>('POST', `${of(place)}/steps`, { body });
export const setRecognitionDocument = (place: RecognitionPlace, body: SetRecognitionDocumentRequest) =>
  api<RecognitionResponse>('POST', `${of(place)}/documents`, { body });
export const searchOccupations = (q: string) =>
  api<OccupationMatches>('GET', `/code-lists/occupations?q=${encodeURIComponent(q)}`);
