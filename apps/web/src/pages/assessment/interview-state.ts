import {
  answerKey,
  type AnswerResponse,
  type AssessmentResponse,
  type AssessmentRowResponse,
  type GroupCode,
  type PresenceResponse,
} from '@app/assessments/shared';
import type { Outbox, Typed, Unsaved } from './interview-types.js';

export type OpenForm = Pick<AssessmentResponse, 'answers' | 'rows' | 'revision' | 'state' | 'version'>;

/** What stands in an open form: saved answers, those that are not, and who looks on. Every change reaches the outbox. */
export abstract class InterviewState {
  protected readonly saved = new Map<string, AnswerResponse>();
  protected readonly unsaved = new Map<string, Unsaved>();
  protected readonly rowsById = new Map<string, AssessmentRowResponse>();
  /** Rows the server does not know yet. */
  protected readonly newRows = new Map<string, Promise<boolean>>();
  /** What went out last and was not answered: should it have arrived, it is nobody else's answer. */
  protected readonly sent = new Map<string, Typed>();
  private readonly listeners = new Set<() => void>();
  private count = 0;
  /** Somebody changed the form as a whole: it was completed, withdrawn, its language chosen anew. */
  changedState = false;
  others: readonly PresenceResponse[] = [];
  /** The server was not reached; it is tried again. */
  offline = false;

  /** Why the last row could not be added. */
  rowRefused: unknown = null;

  constructor(
    form: OpenForm,
    protected readonly outbox: Outbox,
  ) {
    for (const answer of form.answers) this.saved.set(answerKey(answer.field, answer.rowId), answer);
    for (const row of form.rows) this.rowsById.set(row.id, row);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  /** Counts the changes, for React to see that there was one. */
  readonly snapshot = (): number => this.count;

  answer(
    field: string,
    rowId: string | null,
  ): (Typed & { unsaved?: Unsaved; saved?: AnswerResponse }) | undefined {
    const key = answerKey(field, rowId);
    const unsaved = this.unsaved.get(key);
    const saved = this.saved.get(key);
    const shown = unsaved ?? saved;
    return (
      shown && { standing: shown.standing, value: shown.value, evidence: shown.evidence, unsaved, saved }
    );
  }

  /** Every answer as it stands on the screen, typed ones included. */
  answers(): AnswerResponse[] {
    const keys = new Set([...this.saved.keys(), ...this.unsaved.keys()]);
    return [...keys].map((key) => {
      const typed = this.unsaved.get(key);
      const saved = this.saved.get(key);
      const base = saved ?? {
        field: typed!.field,
        rowId: typed!.rowId,
        version: 0,
        updatedBy: '',
        updatedByName: '',
        updatedAt: '',
      };
      const { standing, value, evidence } = typed ?? saved!;
      return { ...base, standing, value, evidence };
    });
  }

  rows(): AssessmentRowResponse[] {
    return [...this.rowsById.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  }

  /** Answers that are not on the server. */
  waiting(): Unsaved[] {
    return [...this.unsaved.values()];
  }

  protected changed(): void {
    this.count += 1;
    const waiting = this.waiting();
    const rows = [...this.newRows.keys()].map((id) => ({
      id,
      group: this.rowsById.get(id)!.group as GroupCode,
    }));
    this.outbox.keep(
      waiting.length + rows.length === 0
        ? null
        : {
            rows,
            answers: waiting.map(({ field, rowId, standing, value, evidence }) => ({
              field,
              rowId,
              standing,
              value,
              evidence,
              version: this.saved.get(answerKey(field, rowId))?.version ?? 0,
              sent: this.sent.get(answerKey(field, rowId)),
            })),
          },
    );
    for (const listener of this.listeners) listener();
  }
}
