import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseClosed } from '@app/cases';
import { isDrawn } from '@app/forms';
import {
  Clock,
  Database,
  guarded,
  InvalidField,
  InvalidInput,
  loaded,
  once,
  requestHash,
  VersionConflict,
  type Tx,
  type UserActor,
} from '@app/platform';
import { ageAtLeast } from '@app/platform/shared';
import { waiverTexts } from '@app/waivers';
import { indexed } from './answer.rules.js';
import type {
  BeginAssessmentRequest,
  SetLanguageRequest,
  SignAssessmentRequest,
  WithdrawAssessmentRequest,
} from './assessment.dto.js';
import { AssessmentNotThere, AssessmentUnderWay } from './assessment.errors.js';
import { log } from './assessment.log.js';
import { AssessmentPrint } from './assessment.print.js';
import type { AssessmentResponse, CreatedAssessment } from './assessment-response.dto.js';
import { assessmentAfter, ASSESSMENT_TEMPLATE, type AssessmentEvent } from './assessment.rules.js';
import { readAssessment, readRecord } from './assessment.sql.js';
import { problemsIn } from './whole-form.rules.js';

/** Carried into a new version is what was said, not when and where it was signed. */
const NOT_CARRIED = [
  'header.assessedOn',
  'closing.closingPlace',
  'closing.closingDate',
  'closing.copyHanded',
  'closing.copyLanguage',
];

const STATE_OF = { complete: 'completed', reopen: 'draft', withdraw: 'withdrawn', sign: 'signed' } as const;

/** Life of an assessment: begun, completed, signed, followed by a new version, withdrawn. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly print: AssessmentPrint,
  ) {}

  /**
   * Begins a form, or a new version after the signed one with its answers carried over.
   *
   * @throws CaseClosed, AssessmentUnderWay while the case has one that is not signed, or the one to follow is not its signed one
   */
  async begin(
    actor: UserActor,
    caseId: string,
    request: BeginAssessmentRequest,
    key: string | null,
  ): Promise<CreatedAssessment> {
    return this.database.as(actor, async (tx) => {
      const { personId, closed } = loaded(
        await tx.query<{ personId: string; closed: boolean }>(
          `select person_id as "personId", state = 'closed' as closed from case_file where id = $1 for update`,
          [caseId],
        ),
      );
      const hash = () => requestHash(`assessment.begin ${caseId}`, request);
      const made = await once(tx, key, hash, randomUUID(), async (id) => {
        if (closed) throw new CaseClosed();
        await assertMayBegin(tx, caseId, request.supersedes ?? null);
        await tx.query(
          `insert into assessment (id, case_id, person_id, number, supersedes, template_version, language, created_by)
           select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7 from assessment where case_id = $2`,
          [
            id,
            caseId,
            personId,
            request.supersedes ?? null,
            ASSESSMENT_TEMPLATE.version,
            request.language,
            actor.userId,
          ],
        );
        if (request.supersedes !== undefined) await carryOver(tx, request.supersedes, id, actor.userId);
        else await fillIn(tx, id, personId, this.clock.today(), actor.userId);
        await log(tx, { id, caseId, personId }, 'create', {
          fields: ['assessment'],
          detail: { supersedes: request.supersedes ?? null },
        });
      });
      return { id: made.id };
    });
  }

  /** The language beside the German; while the form is a draft. */
  async setLanguage(
    actor: UserActor,
    caseId: string,
    id: string,
    request: SetLanguageRequest,
  ): Promise<AssessmentResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id);
      if (form.state !== 'draft') throw new AssessmentNotThere(form.state);
      const rows = await tx.query(
        'update assessment set language = $3, version = version + 1 where id = $1 and version = $2 returning version',
        [id, request.version, request.language],
      );
      await guarded(rows, async () => [form]);
      await log(tx, form, 'change', { fields: ['language'] });
      return readAssessment(tx, caseId, id);
    });
  }

  /**
   * The talk is over: everything required has an answer, the person's record is kept as it is now, and nothing is written any more.
   *
   * @throws InvalidInput with every field that is missing or contradicts another, AssessmentNotThere, VersionConflict
   */
  async complete(actor: UserActor, caseId: string, id: string, version: number): Promise<AssessmentResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id);
      if (form.closed) throw new CaseClosed();
      this.assertMay(form, 'complete');
      const { rows, answers } = await readAssessment(tx, caseId, id);
      const problems = problemsIn(
        rows.filter((row) => !row.removed),
        indexed(answers),
      );
      if (problems.length > 0) {
        throw new InvalidInput(
          problems.map(({ field, rowId, code }) => ({
            pointer: `/answers/${field}${rowId ? `/${rowId}` : ''}`,
            code,
          })),
        );
      }
      const record = await readRecord(tx, form.personId);
      await this.step(tx, form, version, 'complete', { record });
      return readAssessment(tx, caseId, id);
    });
  }

  /** Back to writing, while nobody has signed. @throws AssessmentNotThere, VersionConflict */
  async reopen(actor: UserActor, caseId: string, id: string, version: number): Promise<AssessmentResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id);
      this.assertMay(form, 'reopen');
      await this.step(tx, form, version, 'reopen', {});
      return readAssessment(tx, caseId, id);
    });
  }

  /** Gives the form up, or takes a signed one back; it stays to be read by the case team. */
  async withdraw(
    actor: UserActor,
    caseId: string,
    id: string,
    { version, reason }: WithdrawAssessmentRequest,
  ): Promise<AssessmentResponse> {
    return this.database.as(actor, async (tx) => {
      const form = await locked(tx, caseId, id);
      this.assertMay(form, 'withdraw');
      await this.step(tx, form, version, 'withdraw', { reason });
      return readAssessment(tx, caseId, id);
    });
  }

  /**
   * Takes all signatures at once and seals the form: either all of it is stored or nothing. The version it follows is superseded.
   *
   * @throws InvalidField when a signature that is needed is missing, AssessmentNotThere, VersionConflict
   */
  async sign(
    actor: UserActor,
    caseId: string,
    id: string,
    request: SignAssessmentRequest,
  ): Promise<AssessmentResponse> {
    request.signatures.forEach(({ drawing }, i) => {
      if (!isDrawn(drawing)) throw new InvalidField(`/signatures/${i}/drawing`, 'notDrawn');
    });
    const form = await this.database.as(actor, (tx) => readAssessment(tx, caseId, id));
    this.assertMay(form, 'sign');
    // What is sealed is what was read here: the version asked for must be this one, and is asked again below.
    if (form.version !== request.version) throw new VersionConflict(form.version);
    this.assertAllSign(form, request);
    const at = this.clock.now().toISOString();
    const worker = await this.database.as(actor, async (tx) =>
      loaded(
        await tx.query<{ name: string }>('select display_name as name from app_user where id = $1', [
          actor.userId,
        ]),
      ),
    );
    const signatures = request.signatures.map((signature) => ({
      ...signature,
      ...(signature.role === 'worker' && worker),
      signedAt: at,
    }));
    // Outside any transaction: setting type takes longer than a connection should be held. What it is made of cannot
    // change meanwhile: the form is completed, and its version is asked again below.
    const { content, sha256 } = await this.print.sealed(actor, form, signatures);
    return this.database.as(actor, async (tx) => {
      const now = await locked(tx, caseId, id);
      if (now.closed) throw new CaseClosed();
      this.assertMay(now, 'sign');
      for (const { role, name, drawing } of signatures) {
        await tx.query(
          'insert into assessment_signature (assessment_id, role, name, drawing) values ($1, $2, $3, $4)',
          [id, role, name, drawing],
        );
      }
      await tx.query('insert into assessment_document (assessment_id, sha256, content) values ($1, $2, $3)', [
        id,
        sha256,
        content,
      ]);
      if (form.supersedes !== null) {
        await tx.query(
          `update assessment set state = 'superseded', version = version + 1 where id = $1 and state = 'signed'`,
          [form.supersedes],
        );
      }
      await this.step(tx, now, request.version, 'sign', {});
      return readAssessment(tx, caseId, id);
    });
  }

  private assertMay({ state }: Pick<AssessmentResponse, 'state'>, event: AssessmentEvent): void {
    if (assessmentAfter(state, event) === null) throw new AssessmentNotThere(state);
  }

  private assertAllSign(
    { answers, record }: AssessmentResponse,
    { signatures }: SignAssessmentRequest,
  ): void {
    const roles = new Set(signatures.map(({ role }) => role));
    const young = ageAtLeast(record.dateOfBirth, this.clock.today()) < 14;
    const interpreted = answers.some(
      ({ field, value }) => field === 'header.interpreterPresent' && value === true,
    );
    if (!roles.has('worker')) throw new InvalidField('/signatures', 'workerMustSign');
    if (young ? !roles.has('guardian') : !roles.has('person') && !roles.has('guardian'))
      throw new InvalidField('/signatures', young ? 'guardianMustSign' : 'personMustSign');
    if (interpreted && !roles.has('interpreter'))
      throw new InvalidField('/signatures', 'interpreterMustSign');
  }

  private async step(
    tx: Tx,
    form: Locked,
    version: number,
    event: keyof typeof STATE_OF,
    { record, reason }: { record?: object; reason?: string },
  ): Promise<void> {
    const rows = await tx.query(
      `update assessment set state = $3, version = version + 1, withdrawn_reason = coalesce($4, withdrawn_reason),
         record = case $3 when 'completed' then $5::jsonb when 'draft' then null else record end,
         completed_at = case $3 when 'completed' then clock_timestamp() when 'draft' then null else completed_at end,
         completed_by = case $3 when 'completed' then app.user_id() when 'draft' then null else completed_by end
       where id = $1 and version = $2 returning version`,
      [form.id, version, STATE_OF[event], reason ?? null, record ? JSON.stringify(record) : null],
    );
    await guarded(rows, async () => [form]);
    await log(tx, form, event === 'sign' ? 'sign' : 'change', {
      fields: ['state'],
      detail: { state: STATE_OF[event] },
    });
  }
}

interface Locked {
  id: string;
  caseId: string;
  personId: string;
  state: AssessmentResponse['state'];
  version: number;
  /** Its case is. */
  closed: boolean;
}

async function locked(tx: Tx, caseId: string, id: string): Promise<Locked> {
  return loaded(
    await tx.query<Locked>(
      `select a.id, a.case_id as "caseId", a.person_id as "personId", a.state, a.version, k.state = 'closed' as closed
       from assessment a join case_file k on k.id = a.case_id where a.case_id = $1 and a.id = $2 for update of a for share of k`,
      [caseId, id],
    ),
  );
}

/** What the program knows already is not typed again; it stays to be changed like any answer. */
async function fillIn(tx: Tx, id: string, personId: string, today: string, userId: string): Promise<void> {
  const { place } = loaded(
    await tx.query<{ place: string | null }>('select place from institution where is_central_office'),
  );
  const spoken = await tx.query<{ code: string; preferred: boolean }>(
    'select code, preferred from person_language where person_id = $1 order by position',
    [personId],
  );
  const notice = waiverTexts('de').meta.version;
  const answers: [field: string, rowId: string | null, value: unknown][] = [
    ['header.assessedOn', null, today],
    ['header.place', null, place],
    ['header.languageUsed', null, spoken.find(({ preferred }) => preferred)?.code],
    ['header.infoArt13Version', null, `DSI ${notice}`],
  ];
  for (const { code } of spoken) {
    const rowId = randomUUID();
    await tx.query(
      `insert into assessment_row (id, assessment_id, group_name, position, revision)
       select $1, $2, 'languages', count(*) + 1, 0 from assessment_row where assessment_id = $2`,
      [rowId, id],
    );
    answers.push(['languages.language', rowId, code]);
  }
  for (const [field, rowId, value] of answers.filter(([, , each]) => each !== null && each !== undefined)) {
    await tx.query(
      `insert into assessment_answer (assessment_id, row_id, field, standing, value, revision, updated_by)
       values ($1, $2, $3, 'given', $4, 0, $5)`,
      [id, rowId, field, JSON.stringify(value), userId],
    );
  }
}

async function assertMayBegin(tx: Tx, caseId: string, supersedes: string | null): Promise<void> {
  const standing = await tx.query<{ id: string; state: string }>(
    `select id, state from assessment where case_id = $1 and state in ('draft', 'completed', 'signed')`,
    [caseId],
  );
  const signed = standing.find(({ state }) => state === 'signed')?.id ?? null;
  if (standing.some(({ state }) => state !== 'signed') || signed !== supersedes)
    throw new AssessmentUnderWay();
}

async function carryOver(tx: Tx, from: string, to: string, userId: string): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    'select id from assessment_row where assessment_id = $1 and removed_at is null',
    [from],
  );
  const old = rows.map(({ id }) => id);
  const fresh = old.map(() => randomUUID());
  await tx.query(
    `insert into assessment_row (id, assessment_id, group_name, position, revision)
     select m.fresh, $2, r.group_name, r.position, 0 from assessment_row r join unnest($3::uuid[], $4::uuid[]) as m (old, fresh) on m.old = r.id
     where r.assessment_id = $1`,
    [from, to, old, fresh],
  );
  await tx.query(
    `insert into assessment_answer (assessment_id, row_id, field, standing, value, evidence, revision, updated_by)
     select $2, m.fresh, a.field, a.standing, a.value, a.evidence, 0, $6
     from assessment_answer a left join unnest($3::uuid[], $4::uuid[]) as m (old, fresh) on m.old = a.row_id
     where a.assessment_id = $1 and a.standing is not null and not a.field = any ($5) and (a.row_id is null or m.fresh is not null)`,
    [from, to, old, fresh, NOT_CARRIED, userId],
  );
}
