import {
  answerKey,
  fieldOf,
  valueProblem,
  type AnswerResponse,
  type GroupCode,
} from '@app/assessments/shared';
import { ApiProblem } from '../../api/problem.js';
import { InterviewState, type OpenForm } from './interview-state.js';
import {
  isAway,
  isUnchanged,
  same,
  type Outbox,
  type Place,
  type Server,
  type Typed,
  type Unsaved,
} from './interview-types.js';

/** Text is sent when nobody has typed for a moment; a choice at once. */
const QUIET = 600;
const LONGEST_PAUSE = 8_000;
/** Refusals that somebody can remove in another field: then they are tried again. */
const LATER = ['privacy-information-first'];

/**
 * An interview under way: every answer goes to the server by itself and stays here until it is saved, through a lost
 * network, an ended session and a conflict. Knows nothing of React.
 */
export class Interview extends InterviewState {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private revision: number;
  private pause = 500;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(
    private readonly form: OpenForm,
    private readonly server: Server,
    outbox: Outbox,
    private readonly today: () => string,
  ) {
    super(form, outbox);
    this.revision = form.revision;
  }

  /** Takes up what an earlier tab could not send any more. */
  async restore(): Promise<number> {
    const waiting = await this.outbox.load();
    if (!waiting) {
      // What was typed meanwhile is kept from now on.
      this.changed();
      return 0;
    }
    for (const { id, group } of waiting.rows) {
      if (!this.rowsById.has(id)) this.enterRow(group, id);
    }
    for (const { field, rowId, version, sent, standing, value, evidence } of waiting.answers) {
      const key = answerKey(field, rowId);
      const typed = { standing, value, evidence };
      const known = this.saved.get(key);
      if (this.unsaved.has(key) || (known && same(known, typed))) continue;
      const isNewer = known !== undefined && known.version !== version && !(sent && same(known, sent));
      this.unsaved.set(key, {
        ...typed,
        field,
        rowId,
        status: isNewer ? 'conflict' : 'waiting',
        ...(isNewer && { current: known }),
      });
      if (!isNewer) this.sendLater(key, 0);
    }
    this.changed();
    return waiting.answers.length;
  }

  /** Takes an answer down; `soon` = it is a choice and not a text that somebody still types. */
  put(field: string, rowId: string | null, typed: Typed, soon: boolean): void {
    const key = answerKey(field, rowId);
    const before = this.unsaved.get(key);
    const saved = this.saved.get(key);
    if (before?.status !== 'saving' && before?.status !== 'conflict' && isUnchanged(saved, typed)) {
      this.unsaved.delete(key);
      this.stopTimer(key);
      return this.changed();
    }
    const known = fieldOf(field)!;
    const code = typed.standing === 'given' ? valueProblem(known, typed.value, this.today()) : null;
    const isConflict = before?.status === 'conflict';
    this.unsaved.set(key, {
      ...typed,
      field,
      rowId,
      status: isConflict ? 'conflict' : before?.status === 'saving' ? 'saving' : code ? 'refused' : 'waiting',
      ...(isConflict && { current: before.current }),
      ...(code && { code }),
    });
    this.changed();
    if (!code && !isConflict) this.sendLater(key, soon ? 0 : QUIET);
  }

  /** What is typed goes out now: the field was left, the page is hidden. */
  flush(key?: string): void {
    for (const each of key === undefined ? [...this.timers.keys()] : [key]) {
      if (!this.timers.has(each)) continue;
      this.stopTimer(each);
      void this.send(each);
    }
  }

  /** Decides a conflict. */
  decide(field: string, rowId: string | null, whose: 'mine' | 'theirs'): void {
    const key = answerKey(field, rowId);
    const unsaved = this.unsaved.get(key);
    if (unsaved?.status !== 'conflict') return;
    if (unsaved.current) this.saved.set(key, unsaved.current);
    if (whose === 'theirs') this.unsaved.delete(key);
    else this.unsaved.set(key, { ...unsaved, status: 'waiting', current: undefined });
    this.changed();
    if (whose === 'mine') void this.send(key);
  }

  addRow(group: GroupCode): string {
    const id = crypto.randomUUID();
    this.enterRow(group, id);
    this.changed();
    return id;
  }

  async keepRow(rowId: string, kept: boolean): Promise<void> {
    await this.newRows.get(rowId);
    const row = await this.server.keepRow(rowId, kept);
    this.rowsById.set(rowId, row);
    if (kept)
      for (const [key, { code, rowId: of }] of this.unsaved)
        if (of === rowId && code === 'row-removed') this.sendLater(key, 0);
    this.changed();
  }

  /** Asks what others have changed, and tells where one is. */
  async sync(place: Place): Promise<void> {
    try {
      const changes = await this.server.sync({ revision: this.revision, ...place });
      this.revision = changes.revision;
      this.others = changes.others;
      if (changes.state !== this.form.state || changes.version !== this.form.version)
        this.changedState = true;
      for (const row of changes.rows) this.rowsById.set(row.id, row);
      for (const answer of changes.answers) this.take(answer);
      this.reached();
    } catch (error) {
      if (isAway(error)) this.offline = true;
      else throw error;
    } finally {
      this.changed();
    }
  }

  /** The page is left for good. */
  end(): void {
    this.flush();
    this.ended = true;
    clearTimeout(this.retry);
  }

  private take(answer: AnswerResponse): void {
    const key = answerKey(answer.field, answer.rowId);
    const known = this.saved.get(key);
    if (known && known.version >= answer.version) return;
    const typed = this.unsaved.get(key);
    if (typed?.status === 'saving') return;
    if (typed && !same(typed, answer)) {
      this.stopTimer(key);
      this.unsaved.set(key, { ...typed, status: 'conflict', current: answer });
      return;
    }
    this.unsaved.delete(key);
    this.saved.set(key, answer);
  }

  private enterRow(group: GroupCode, id: string): void {
    const position =
      Math.max(
        0,
        ...this.rows()
          .filter((row) => row.group === group)
          .map((row) => row.position),
      ) + 1;
    this.rowsById.set(id, { id, group, position, removed: false });
    this.sendRow(group, id);
  }

  private sendRow(group: GroupCode, id: string): void {
    const sent = this.server.addRow(group, id).then(
      (row) => {
        this.rowsById.set(id, row);
        this.newRows.delete(id);
        this.reached();
        this.changed();
        return true;
      },
      (error: unknown) => {
        if (isAway(error)) this.tryAgain();
        else this.refuseRow(id, error);
        this.changed();
        return false;
      },
    );
    this.newRows.set(id, sent);
  }

  private refuseRow(id: string, error: unknown): void {
    this.newRows.delete(id);
    this.rowsById.delete(id);
    for (const [key, unsaved] of this.unsaved) if (unsaved.rowId === id) this.unsaved.delete(key);
    this.rowRefused = error;
  }
  private sendLater(key: string, after: number): void {
    this.stopTimer(key);
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        void this.send(key);
      }, after),
    );
  }

  private stopTimer(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
  }

  private async send(key: string): Promise<void> {
    const unsaved = this.unsaved.get(key);
    if (!unsaved || unsaved.status === 'saving' || unsaved.status === 'conflict' || this.ended) return;
    const { field, rowId, standing, value, evidence } = unsaved;
    this.unsaved.set(key, { ...unsaved, status: 'saving', code: undefined });
    this.changed();
    if (rowId !== null && this.newRows.has(rowId) && !(await this.newRows.get(rowId))) {
      return this.putBack(key, { status: 'waiting' });
    }
    const typed = { standing, value, evidence };
    const before = this.sent.get(key);
    this.sent.set(key, typed);
    try {
      const { version } = await this.server.save({
        field,
        standing,
        version: this.saved.get(key)?.version ?? 0,
        ...(rowId !== null && { rowId }),
        ...(value !== null && standing === 'given' && { value }),
        ...(evidence !== null && standing === 'given' && { evidence }),
      });
      const now = new Date().toISOString();
      this.saved.set(key, {
        field,
        rowId,
        ...typed,
        version,
        updatedBy: '',
        updatedByName: '',
        updatedAt: now,
      });
      this.sent.delete(key);
      const since = this.unsaved.get(key);
      if (since && same(since, typed)) this.unsaved.delete(key);
      else this.putBack(key, { status: 'waiting' });
      this.reached();
      if (field === 'header.infoArt13Given')
        this.resend(({ code }) => code !== undefined && LATER.includes(code));
      this.changed();
      if (this.unsaved.has(key) && !this.timers.has(key)) this.sendLater(key, 0);
    } catch (error) {
      this.failed(key, error, before);
    }
  }

  /** @param before what an earlier try had sent, whose answer was lost */
  private failed(key: string, error: unknown, before: Typed | undefined): void {
    if (isAway(error)) {
      this.putBack(key, { status: 'waiting' });
      return this.tryAgain();
    }
    if (!(error instanceof ApiProblem)) throw error;
    const current = error.extra.current as AnswerResponse | undefined;
    if (error.code === 'answer-changed') {
      if (current?.field === undefined) {
        // The answer it was made against is gone: it is a first one again.
        this.saved.delete(key);
        this.putBack(key, { status: 'waiting' });
        return this.sendLater(key, 0);
      }
      if (before && same(before, current)) {
        this.saved.set(key, current);
        this.putBack(key, { status: 'waiting' });
        return this.sendLater(key, 0);
      }
      return this.putBack(key, { status: 'conflict', current });
    }
    this.putBack(key, { status: 'refused', code: error.errors[0]?.code ?? error.code });
    if (error.code === 'assessment-state') this.changedState = true;
  }

  private putBack(key: string, change: Pick<Unsaved, 'status' | 'code' | 'current'>): void {
    const unsaved = this.unsaved.get(key);
    if (unsaved) this.unsaved.set(key, { ...unsaved, ...change });
    this.changed();
  }

  private reached(): void {
    this.offline = false;
    this.pause = 500;
  }

  private tryAgain(): void {
    this.offline = true;
    this.changed();
    if (this.retry !== undefined || this.ended) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.retryNow();
    }, this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  /** Everything that waits goes out once more. */
  retryNow(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    for (const id of this.newRows.keys()) this.sendRow(this.rowsById.get(id)!.group as GroupCode, id);
    this.resend(({ status }) => status === 'waiting');
  }

  private resend(which: (unsaved: Unsaved) => boolean): void {
    for (const [key, unsaved] of this.unsaved) if (which(unsaved)) this.sendLater(key, 0);
  }
}
