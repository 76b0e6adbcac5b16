import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseClosed } from '@app/cases';
import {
  Clock,
  Database,
  InvalidField,
  InvalidInput,
  isKnownCountry,
  isKnownIndustry,
  isKnownLanguage,
  isKnownOccupation,
  isKnownScript,
  loaded,
  type Tx,
  type UserActor,
} from '@app/platform';
import { valueProblem, type NamedOrCoded } from './answer.rules.js';
import type { AddRowRequest, SaveAnswerRequest, SyncRequest } from './assessment.dto.js';
import {
  AnswerChanged,
  AssessmentNotThere,
  PrivacyInformationFirst,
  RowRemoved,
} from './assessment.errors.js';
import { log } from './assessment.log.js';
import type {
  AnswerResponse,
  AssessmentChanges,
  AssessmentRowResponse,
  SavedAnswer,
} from './assessment-response.dto.js';
import type { AssessmentState } from './assessment.rules.js';
import { ANSWER_JSON, ROW_JSON } from './assessment.sql.js';
import type { Field } from './field.rules.js';
import { fieldOf, GROUPS } from './fields.rules.js';

/** Others are shown as long as their browser has asked within this time; it asks every few seconds. */
const PRESENT_SECONDS = 20;
const JUST_TYPED_MS = 60_000;
/** Nobody has been to more schools than this; a form with more is somebody's game with the machine. */
const MOST_ROWS = 50;
/** What may be asked before the information of Art. 13 DSGVO is handed out (DOMAIN.md §2.1). */
const BEFORE_INFORMATION: readonly string[] = ['header', 'person'];

interface Locked {
  id: string;
  caseId: string;
  personId: string;
  revision: number;
}

/** What is typed into a form: each answer is saved by itself, the moment it is given. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves one answer. Sent twice with the same content it counts once.
   *
   * @throws AnswerChanged when somebody else has answered since, with the answer in force; RowRemoved, AssessmentNotThere
   * @throws PrivacyInformationFirst before the information of Art. 13 DSGVO is handed out
   */
  async save(actor: UserActor, caseId: string, id: string, request: SaveAnswerRequest): Promise<SavedAnswer> {
    const field = this.checked(request);
    const saved = await this.database.as(actor, async (tx): Promise<SavedAnswer | AnswerChanged> => {
      const form = await nextRevision(tx, caseId, id);
      if (!BEFORE_INFORMATION.includes(field.section)) await assertInformed(tx, id);
      if (request.rowId !== undefined) await assertRow(tx, id, request.rowId, field);
      const written = await write(tx, form, request, actor.userId);
      if (written instanceof AnswerChanged) {
        // The refusal shows what somebody else has answered: that is a look, and is logged with it.
        await log(tx, form, 'view', { fields: [request.field] });
        return written;
      }
      if (request.field === 'skills.specialNeedsConsent' && request.value !== true)
        await forgetNeeds(tx, form, actor.userId);
      await log(tx, form, 'change', { fields: [request.field] });
      return { version: written, revision: form.revision };
    });
    if (saved instanceof AnswerChanged) throw saved;
    return saved;
  }

  /**
   * A new row at the end of its group; sent twice with the same id it is added once.
   *
   * @throws AssessmentNotThere, PrivacyInformationFirst; InvalidField for an id that another form's row has
   */
  async addRow(
    actor: UserActor,
    caseId: string,
    id: string,
    { group, id: rowId = randomUUID() }: AddRowRequest,
  ): Promise<AssessmentRowResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await nextRevision(tx, caseId, id);
      if (!BEFORE_INFORMATION.includes(GROUPS[group]!)) await assertInformed(tx, id);
      await assertRoom(tx, id, group, rowId);
      const added = await tx.query(
        `insert into assessment_row (id, assessment_id, group_name, position, revision)
         select $1, $2, $3, coalesce(max(position), 0) + 1, $4 from assessment_row where assessment_id = $2 and group_name = $3
         on conflict (id) do nothing returning id`,
        [rowId, id, group, form.revision],
      );
      if (added.length > 0) await log(tx, form, 'change', { fields: [group], detail: { row: 'add' } });
      const [row] = await rowsOf(tx, id, { rowId });
      if (row?.group !== group) throw new InvalidField('/id', 'notUnique');
      return row;
    });
  }

  /** Takes a row out, or brings it back; what stands in it is kept. */
  async keepRow(
    actor: UserActor,
    caseId: string,
    id: string,
    rowId: string,
    kept: boolean,
  ): Promise<AssessmentRowResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await nextRevision(tx, caseId, id);
      const changed = await tx.query<{ group: string }>(
        `update assessment_row set removed_at = case when $3 then null else coalesce(removed_at, clock_timestamp()) end, revision = $4
         where assessment_id = $1 and id = $2 returning group_name as "group"`,
        [id, rowId, kept, form.revision],
      );
      await log(tx, form, 'change', {
        fields: [loaded(changed).group],
        detail: { row: kept ? 'restore' : 'remove' },
      });
      return loaded(await rowsOf(tx, id, { rowId }));
    });
  }

  /** What others have changed since, and where they are. */
  async sync(actor: UserActor, caseId: string, id: string, request: SyncRequest): Promise<AssessmentChanges> {
    return this.database.as(actor, async (tx) => {
      const form = loaded(
        await tx.query<Locked & { state: AssessmentState; version: number }>(
          `select id, case_id as "caseId", person_id as "personId", revision::int, state, version from assessment where case_id = $1 and id = $2`,
          [caseId, id],
        ),
      );
      await tx.query(
        `insert into assessment_presence (assessment_id, user_id, section, field, row_id) values ($1, $2, $3, $4, $5)
         on conflict (assessment_id, user_id) do update
         set section = excluded.section, field = excluded.field, row_id = excluded.row_id, seen_at = clock_timestamp()`,
        [id, actor.userId, request.section, request.field ?? null, request.rowId ?? null],
      );
      const others = await tx.query<AssessmentChanges['others'][number]>(
        `select u.display_name as name, p.section, p.field, p.row_id as "rowId"
         from assessment_presence p join app_user u on u.id = p.user_id
         where p.assessment_id = $1 and p.user_id <> $2 and p.seen_at > clock_timestamp() - make_interval(secs => $3) order by u.display_name`,
        [id, actor.userId, PRESENT_SECONDS],
      );
      const answers = await answersSince(tx, id, request.revision);
      const rows = await rowsOf(tx, id, { since: request.revision });
      // What one has typed oneself a moment ago comes back too; everything else is a look.
      const justNow = new Date(this.clock.now().getTime() - JUST_TYPED_MS).toISOString();
      const seen = answers
        .filter((a) => form.state !== 'draft' || a.updatedBy !== actor.userId || a.updatedAt < justNow)
        .map(({ field }) => field);
      if (seen.length > 0) await log(tx, form, 'view', { fields: [...new Set(seen)] });
      const { revision, state, version } = form;
      return { revision, state, version, rows, answers, others };
    });
  }

  private checked(request: SaveAnswerRequest): Field {
    const field = fieldOf(request.field);
    if (!field || field.store !== 'answer') throw new InvalidField('/field', 'invalidChoice');
    if ((request.rowId === undefined) !== (field.group === null))
      throw new InvalidField('/rowId', 'invalidChoice');
    if ((request.standing === 'given') !== (request.value !== undefined))
      throw new InvalidField('/value', 'required');
    if (request.evidence !== undefined && !field.evidence)
      throw new InvalidField('/evidence', 'invalidChoice');
    if (request.value === undefined) return field;
    const problem =
      valueProblem(field, request.value, this.clock.today()) ?? unknownCode(field, request.value);
    if (problem === 'tooMany')
      throw new InvalidInput([{ pointer: '/value', code: problem, params: { max: field.max ?? 0 } }]);
    if (problem !== null) throw new InvalidField('/value', problem);
    if (request.field === 'header.interpreterKind' && request.value === 'minor')
      throw new InvalidField('/value', 'minorInterpreter');
    return field;
  }
}

/** The form, held against other writers until the end: changes are numbered one after the other. */
async function nextRevision(tx: Tx, caseId: string, id: string): Promise<Locked> {
  const [form] = await tx.query<Locked>(
    `with running as (select id from case_file where id = $1 and state <> 'closed' for share)
     update assessment a set revision = a.revision + 1 from running k where a.case_id = k.id and a.id = $2 and a.state = 'draft'
     returning a.id, a.case_id as "caseId", a.person_id as "personId", a.revision::int`,
    [caseId, id],
  );
  if (form) return form;
  const { state, closed } = loaded(
    await tx.query<{ state: AssessmentState; closed: boolean }>(
      `select a.state, k.state = 'closed' as closed from assessment a join case_file k on k.id = a.case_id
       where a.case_id = $1 and a.id = $2`,
      [caseId, id],
    ),
  );
  if (closed) throw new CaseClosed();
  throw new AssessmentNotThere(state);
}

/** @throws InvalidInput when the group is full */
async function assertRoom(tx: Tx, id: string, group: string, rowId: string): Promise<void> {
  const [full] = await tx.query(
    `select 1 from assessment_row where assessment_id = $1 and group_name = $2 and id <> $3 having count(*) >= $4`,
    [id, group, rowId, MOST_ROWS],
  );
  if (full) throw new InvalidInput([{ pointer: '/group', code: 'tooMany', params: { max: MOST_ROWS } }]);
}

async function assertInformed(tx: Tx, id: string): Promise<void> {
  const [informed] = await tx.query(
    `select 1 from assessment_answer where assessment_id = $1 and field = 'header.infoArt13Given' and value = 'true'`,
    [id],
  );
  if (!informed) throw new PrivacyInformationFirst();
}

async function assertRow(tx: Tx, id: string, rowId: string, { group }: Field): Promise<void> {
  const { removed, groupName } = loaded(
    await tx.query<{ removed: boolean; groupName: string }>(
      `select removed_at is not null as removed, group_name as "groupName" from assessment_row where assessment_id = $1 and id = $2`,
      [id, rowId],
    ),
  );
  if (groupName !== group) throw new InvalidField('/rowId', 'invalidChoice');
  if (removed) throw new RowRemoved();
}

/** @returns the answer's version afterwards, or the refusal */
async function write(
  tx: Tx,
  form: Locked,
  request: SaveAnswerRequest,
  userId: string,
): Promise<number | AnswerChanged> {
  const { field, rowId = null, standing, value, evidence = null, version } = request;
  const json = value === undefined ? null : JSON.stringify(value);
  const [written] = await tx.query<{ version: number }>(
    `insert into assessment_answer as a (assessment_id, field, row_id, standing, value, evidence, revision, updated_by)
     select $1, $2, $3::uuid, $4, $5::jsonb, $6, $7, $8
     where $9 = 0 or exists (select from assessment_answer x where x.assessment_id = $1 and x.field = $2 and x.row_id is not distinct from $3::uuid)
     on conflict (assessment_id, field, row_id) do update
     set standing = excluded.standing, value = excluded.value, evidence = excluded.evidence, version = a.version + 1,
       revision = excluded.revision, updated_at = clock_timestamp(), updated_by = excluded.updated_by
     where a.version = $9
     returning version`,
    [form.id, field, rowId, standing, json, evidence, form.revision, userId, version],
  );
  if (written) return written.version;
  const [current] = await tx.query<{ answer: AnswerResponse; same: boolean }>(
    `select ${ANSWER_JSON} as answer, a.standing is not distinct from $4 and a.value is not distinct from $5::jsonb
       and a.evidence is not distinct from $6 as same
     from assessment_answer a join app_user u on u.id = a.updated_by
     where a.assessment_id = $1 and a.field = $2 and a.row_id is not distinct from $3::uuid`,
    [form.id, field, rowId, standing, json, evidence],
  );
  // The answer to the first try was lost on its way, or two people typed the same: nothing to tell.
  if (current?.same) return current.answer.version;
  return new AnswerChanged(current?.answer ?? {});
}

/** Special needs are kept on an explicit consent alone (DOMAIN.md §2.14): without it they go. */
async function forgetNeeds(tx: Tx, { id, revision }: Locked, userId: string): Promise<void> {
  await tx.query(
    `update assessment_answer set standing = null, value = null, evidence = null, version = version + 1, revision = $2,
       updated_at = clock_timestamp(), updated_by = $3
     where assessment_id = $1 and field = 'skills.specialNeeds' and standing is not null`,
    [id, revision, userId],
  );
}

async function answersSince(tx: Tx, id: string, revision: number): Promise<AnswerResponse[]> {
  const rows = await tx.query<{ answer: AnswerResponse }>(
    `select ${ANSWER_JSON} as answer from assessment_answer a join app_user u on u.id = a.updated_by
     where a.assessment_id = $1 and a.revision > $2 order by a.revision`,
    [id, revision],
  );
  return rows.map(({ answer }) => answer);
}

async function rowsOf(
  tx: Tx,
  id: string,
  only: { rowId?: string; since?: number },
): Promise<AssessmentRowResponse[]> {
  const rows = await tx.query<{ row: AssessmentRowResponse }>(
    `select ${ROW_JSON} as row from assessment_row r where r.assessment_id = $1 and ($2::uuid is null or r.id = $2) and r.revision > $3
     order by r.position, r.id`,
    [id, only.rowId ?? null, only.since ?? -1],
  );
  return rows.map(({ row }) => row);
}

/** What only a code list knows. */
function unknownCode({ kind }: Field, value: unknown): string | null {
  const ask = KNOWN[kind];
  const codes = ask ? codesIn(value) : [];
  return codes.every((code) => ask!(code)) ? null : 'invalidChoice';
}

const KNOWN: Partial<Record<Field['kind'], (code: string) => boolean>> = {
  language: isKnownLanguage,
  country: isKnownCountry,
  scripts: isKnownScript,
  industry: isKnownIndustry,
  occupation: isKnownOccupation,
  occupations: isKnownOccupation,
};

/** Codes in a value: one, several, or those of occupations that are named by one. */
function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (typeof value === 'string') return [value];
  const { code } = value as NamedOrCoded;
  return code === undefined ? [] : [code];
}
