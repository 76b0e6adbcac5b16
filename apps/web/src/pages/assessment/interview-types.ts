import type {
  AnswerResponse,
  AnswerValue,
  AssessmentChanges,
  AssessmentRowResponse,
  Evidence,
  GroupCode,
  SaveAnswerRequest,
  SavedAnswer,
  SectionCode,
  Standing,
  SyncRequest,
} from '@app/assessments/shared';
import { ApiProblem } from '../../api/problem.js';

/** What somebody has put in, before it is known to be saved. */
export interface Typed {
  standing: Standing | null;
  value: AnswerValue | null;
  evidence: Evidence | null;
}

/** Where an answer that is not saved stands. `refused` waits for the user, `conflict` for a decision. */
export interface Unsaved extends Typed {
  field: string;
  rowId: string | null;
  status: 'waiting' | 'saving' | 'refused' | 'conflict';
  /** Why it was refused: a code of a field's problem or of a refusal. */
  code?: string;
  /** With a conflict: what somebody else has answered. */
  current?: AnswerResponse;
}

export interface Server {
  save(request: SaveAnswerRequest): Promise<SavedAnswer>;
  addRow(group: GroupCode, id: string): Promise<AssessmentRowResponse>;
  keepRow(rowId: string, kept: boolean): Promise<AssessmentRowResponse>;
  sync(request: SyncRequest): Promise<AssessmentChanges>;
}

export interface Place {
  section: SectionCode;
  field?: string;
  rowId?: string;
}

/** What waits to be sent: answers by their key, and rows that the server does not know yet. */
export interface Waiting {
  /** `sent` went out and was not answered: it may have arrived. */
  answers: (Typed & { field: string; rowId: string | null; version: number; sent?: Typed })[];
  rows: { id: string; group: GroupCode }[];
}

/** Where it waits until it is sent. */
export interface Outbox {
  load(): Promise<Waiting | null>;
  /** Null = nothing waits any more. */
  keep(waiting: Waiting | null): void;
}

export const same = (a: Typed, b: Typed): boolean =>
  a.standing === b.standing &&
  a.evidence === b.evidence &&
  JSON.stringify(a.value) === JSON.stringify(b.value);

export const isUnchanged = (saved: AnswerResponse | undefined, typed: Typed): boolean =>
  saved ? same(saved, typed) : typed.standing === null;

/** The server was not there, or too busy: the same again later. */
export const isAway = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);
