import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, secured } from './sql-helpers.js';

/**
 * Assessments: a version is a row, each answer another, so that two people who write in one form never write over each
 * other, and what a waiver releases is a question of rows. What is signed never changes: the database itself sees to it.
 */
export class CreateAssessments1763971740000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const team = 'app_intake, app_counselor';
    await runner.query(`
      -- Fields an answer can be given to, with what is released with them; the program's table, kept equal by a test.
      create table assessment_field (
        id text primary key,
        group_name text,
        json_type text not null check (json_type in ('string', 'number', 'boolean', 'array', 'object')),
        protection text not null check (protection in ('normal', 'protected', 'special')),
        category text,
        check (protection = 'normal' or category is null)
      );
      create table assessment (
        id uuid primary key default gen_random_uuid(),
        case_id uuid not null references case_file,
        person_id uuid not null references person,
        number smallint not null check (number > 0),
        state text not null default 'draft' check (state in ('draft', 'completed', 'signed', 'superseded', 'withdrawn')),
        supersedes uuid references assessment,
        template_version smallint not null,
        language text not null,
        -- The person's record as it stood when the form was completed: what is read is what is signed.
        record jsonb,
        revision bigint not null default 0,
        completed_at timestamptz,
        completed_by uuid references app_user,
        signed_at timestamptz,
        ended_at timestamptz,
        ended_by uuid references app_user,
        withdrawn_reason text check (length(withdrawn_reason) between 1 and 1000),
        version int not null default 1,
        created_at timestamptz not null default now(),
        created_by uuid not null references app_user,
        foreign key (case_id, person_id) references case_file (id, person_id),
        unique (case_id, number),
        check (state not in ('completed', 'signed', 'superseded') or (record is not null and completed_at is not null)),
        check ((state in ('signed', 'superseded')) <= (signed_at is not null)),
        check ((state in ('superseded', 'withdrawn')) = (ended_at is not null)),
        check ((state = 'withdrawn') = (withdrawn_reason is not null))
      );
      create unique index assessment_one_open on assessment (case_id) where state in ('draft', 'completed');
      create unique index assessment_one_signed on assessment (case_id) where state = 'signed';
      create index assessment_person on assessment (person_id);
      create table assessment_row (
        id uuid primary key default gen_random_uuid(),
        assessment_id uuid not null references assessment,
        group_name text not null,
        position int not null,
        category text,
        removed_at timestamptz,
        revision bigint not null,
        unique (assessment_id, id)
      );
      create table assessment_answer (
        id uuid primary key default gen_random_uuid(),
        assessment_id uuid not null references assessment,
        row_id uuid,
        field text not null references assessment_field,
        category text,
        standing text check (standing in ('given', 'not_asked', 'declined', 'unknown')),
        value jsonb,
        evidence text check (evidence in ('self', 'observed', 'tested', 'certified')),
        version int not null default 1,
        revision bigint not null,
        updated_at timestamptz not null default clock_timestamp(),
        updated_by uuid not null references app_user,
        unique nulls not distinct (assessment_id, field, row_id),
        foreign key (assessment_id, row_id) references assessment_row (assessment_id, id),
        check ((standing is not distinct from 'given') = (value is not null)),
        check (evidence is null or value is not null),
        check (pg_column_size(value) < 20000)
      );
      create index assessment_answer_revision on assessment_answer (assessment_id, revision);
      create table assessment_presence (
        assessment_id uuid not null references assessment,
        user_id uuid not null references app_user,
        section text not null,
        field text,
        row_id uuid,
        seen_at timestamptz not null default clock_timestamp(),
        primary key (assessment_id, user_id)
      );
      create table assessment_signature (
        id uuid primary key default gen_random_uuid(),
        assessment_id uuid not null references assessment,
        role text not null check (role in ('person', 'guardian', 'worker', 'interpreter')),
        name text not null check (length(name) between 1 and 200),
        drawing text not null,
        signed_at timestamptz not null default clock_timestamp()
      );
      create index assessment_signature_of on assessment_signature (assessment_id);
      create table assessment_document (
        assessment_id uuid primary key references assessment,
        sha256 bytea not null,
        content bytea not null,
        stored_at timestamptz not null default clock_timestamp(),
        check (sha256 = sha256(content))
      );
      ${[
        'assessment_field',
        'assessment',
        'assessment_row',
        'assessment_answer',
        'assessment_presence',
        'assessment_signature',
        'assessment_document',
      ]
        .map(secured)
        .join('')}
      ${['assessment_signature', 'assessment_document'].map(appendOnly).join('')}

      create function app.assessment_stands() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'an assessment is never deleted here' using errcode = 'restrict_violation'; end if;
        if tg_op = 'INSERT' then
          if new.state <> 'draft' or num_nonnulls(new.record, new.completed_at, new.signed_at, new.ended_at) > 0
          then raise exception 'an assessment begins as a draft' using errcode = 'restrict_violation'; end if;
          if new.supersedes is not null and not exists (select from assessment a where a.id = new.supersedes and a.case_id = new.case_id and a.state = 'signed')
          then raise exception 'a new version follows the signed one of its case' using errcode = 'restrict_violation'; end if;
          return new;
        end if;
        if (new.case_id, new.person_id, new.number, new.supersedes, new.template_version, new.created_by, new.created_at)
           is distinct from (old.case_id, old.person_id, old.number, old.supersedes, old.template_version, old.created_by, old.created_at)
        then raise exception 'what an assessment is about does not change' using errcode = 'restrict_violation'; end if;
        if old.signed_at is not null and (new.signed_at, new.record, new.language, new.completed_at, new.completed_by)
           is distinct from (old.signed_at, old.record, old.language, old.completed_at, old.completed_by)
        then raise exception 'a signed assessment does not change' using errcode = 'restrict_violation'; end if;
        if new.state <> old.state then
          if not (case old.state
            when 'draft' then new.state in ('completed', 'withdrawn')
            when 'completed' then new.state in ('draft', 'signed', 'withdrawn')
            when 'signed' then new.state in ('superseded', 'withdrawn') else false end)
          then raise exception 'assessment: % does not follow %', new.state, old.state using errcode = 'restrict_violation'; end if;
          if new.state = 'draft' and exists (select from assessment_signature s where s.assessment_id = new.id)
          then raise exception 'somebody has signed already' using errcode = 'restrict_violation'; end if;
          if new.state = 'signed' then
            if not exists (select from assessment_signature s where s.assessment_id = new.id and s.role in ('person', 'guardian'))
              or not exists (select from assessment_signature s where s.assessment_id = new.id and s.role = 'worker')
              or not exists (select from assessment_document d where d.assessment_id = new.id)
            then raise exception 'signed is what the person and the worker have signed and the office has sealed' using errcode = 'restrict_violation'; end if;
            new.signed_at := clock_timestamp();
          end if;
          if new.state in ('superseded', 'withdrawn') then
            new.ended_at := clock_timestamp();
            new.ended_by := app.user_id();
          end if;
        elsif old.state in ('superseded', 'withdrawn') then
          raise exception 'an assessment that has ended stays as it is' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger assessment_stands before insert or update or delete on assessment for each row execute function app.assessment_stands();

      -- Answers and rows are written while the form is a draft; what releases them comes from the table of fields alone.
      create function app.assessment_part_stands() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        of_field assessment_field;
      begin
        if tg_op = 'DELETE' then raise exception 'an answer is cleared, never deleted' using errcode = 'restrict_violation'; end if;
        -- Held against whoever completes it at the same moment.
        if (select a.state from assessment a where a.id = new.assessment_id for share) is distinct from 'draft'
        then raise exception 'an assessment is written in while it is a draft' using errcode = 'restrict_violation'; end if;
        if tg_table_name = 'assessment_row' then
          if tg_op = 'UPDATE' and (new.assessment_id, new.group_name) is distinct from (old.assessment_id, old.group_name)
          then raise exception 'a row stays what it is' using errcode = 'restrict_violation'; end if;
          select * into of_field from assessment_field f where f.group_name = new.group_name limit 1;
          if of_field.id is null then raise exception 'no such rows' using errcode = 'check_violation'; end if;
          new.category := of_field.category;
          return new;
        end if;
        if tg_op = 'UPDATE' and (new.assessment_id, new.field, new.row_id) is distinct from (old.assessment_id, old.field, old.row_id)
        then raise exception 'an answer stays with its field' using errcode = 'restrict_violation'; end if;
        select * into of_field from assessment_field f where f.id = new.field;
        if of_field.group_name is distinct from (select r.group_name from assessment_row r where r.id = new.row_id)
           or (new.value is not null and jsonb_typeof(new.value) <> of_field.json_type)
        then raise exception 'the answer does not fit its field' using errcode = 'check_violation'; end if;
        new.category := of_field.category;
        return new;
      end $$;
      create trigger assessment_row_stands before insert or update or delete on assessment_row for each row execute function app.assessment_part_stands();
      create trigger assessment_answer_stands before insert or update or delete on assessment_answer for each row execute function app.assessment_part_stands();

      create function app.assessment_signature_stands() returns trigger language plpgsql as $$
      begin
        if (select a.state from assessment a where a.id = new.assessment_id for share) is distinct from 'completed'
        then raise exception 'what is signed is completed first' using errcode = 'restrict_violation'; end if;
        return new;
      end $$;
      create trigger assessment_signature_stands before insert on assessment_signature for each row execute function app.assessment_signature_stands();
      create trigger assessment_document_stands before insert on assessment_document for each row execute function app.assessment_signature_stands();

      grant select on assessment_field, assessment, assessment_row, assessment_answer, assessment_presence, assessment_signature, assessment_document to ${team};
      grant insert (id, case_id, person_id, number, supersedes, template_version, language, created_by),
        update (state, language, record, revision, completed_at, completed_by, withdrawn_reason, version) on assessment to ${team};
      grant insert (id, assessment_id, group_name, position, revision), update (position, removed_at, revision) on assessment_row to ${team};
      grant insert (assessment_id, row_id, field, standing, value, evidence, revision, updated_by),
        update (standing, value, evidence, version, revision, updated_at, updated_by) on assessment_answer to ${team};
      grant insert, update (section, field, row_id, seen_at), delete on assessment_presence to ${team};
      grant insert (assessment_id, role, name, drawing) on assessment_signature to ${team};
      grant insert (assessment_id, sha256, content) on assessment_document to ${team};
      create policy assessment_field_team on assessment_field for select to ${team}, app_agency using (true);
      create policy assessment_team on assessment for select to ${team} using (true);
      create policy assessment_team_create on assessment for insert to ${team} with check (created_by = (select app.user_id()));
      create policy assessment_team_change on assessment for update to ${team} using (true) with check (true);
      create policy assessment_row_team on assessment_row to ${team} using (true) with check (true);
      create policy assessment_answer_team_read on assessment_answer for select to ${team} using (true);
      create policy assessment_answer_team_write on assessment_answer for insert to ${team} with check (updated_by = (select app.user_id()));
      create policy assessment_answer_team_change on assessment_answer for update to ${team} using (true) with check (updated_by = (select app.user_id()));
      create policy assessment_presence_team on assessment_presence for select to ${team} using (true);
      create policy assessment_presence_own on assessment_presence to ${team}
        using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
      create policy assessment_signature_team on assessment_signature to ${team} using (true) with check (true);
      create policy assessment_document_team on assessment_document to ${team} using (true) with check (true);

      -- Institutions: of the signed version, what the gate releases to them of this case, and never what is protected.
      create function app.released_assessments() returns table (assessment_id uuid, category text)
        language sql stable security definer set search_path = app, public, pg_temp as $$
        select a.id, f.category from assessment a join release_in_force f on f.case_id = a.case_id and f.person_id = a.person_id
        where a.state = 'signed' and f.institution_id = app.institution_id() $$;
      revoke execute on function app.released_assessments() from public;
      grant execute on function app.released_assessments() to app_agency;
      -- For the case team: what the gate opens of a person to one institution, as that institution would be asked.
      create function app.releases_to(person uuid, institution uuid)
        returns table (case_id uuid, category text, basis text, basis_id uuid, until date)
        language sql stable security definer set search_path = app, pg_temp as $$
        select f.case_id, f.category, f.basis, f.basis_id, f.until from release_in_force f
        where f.person_id = person and f.institution_id = institution $$;
      revoke execute on function app.releases_to(uuid, uuid) from public;
      grant execute on function app.releases_to(uuid, uuid) to ${team};
      grant select (id, case_id, person_id, number, state, signed_at) on assessment to app_agency;
      grant select (id, assessment_id, group_name, position, category, removed_at) on assessment_row to app_agency;
      grant select (assessment_id, row_id, field, category, standing, value, evidence) on assessment_answer to app_agency;
      create policy assessment_release on assessment for select to app_agency
        using (id in (select r.assessment_id from app.released_assessments() r
          where r.category in (select f.category from assessment_field f where f.category is not null)));
      grant select (id, category) on assessment_field to app_agency;
      create policy assessment_row_release on assessment_row for select to app_agency
        using (removed_at is null and (assessment_id, category) in (select r.assessment_id, r.category from app.released_assessments() r));
      create policy assessment_answer_release on assessment_answer for select to app_agency
        using (standing is not null and (row_id is null or row_id in (select r.id from assessment_row r))
          and (assessment_id, category) in (select r.assessment_id, r.category from app.released_assessments() r));`);
    await runner.query(
      `insert into assessment_field (id, group_name, json_type, protection, category)
       select f[1], nullif(f[2], '-'), f[3], f[4], nullif(f[5], '-')
       from (select string_to_array(line, ' ') as f from unnest($1::text[]) as line) as fields`,
      [FIELDS.trim().split('\n')],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table assessment_document, assessment_signature, assessment_presence, assessment_answer, assessment_row, assessment, assessment_field;
      drop function app.assessment_stands(), app.assessment_part_stands(), app.assessment_signature_stands(), app.released_assessments(),
        app.releases_to(uuid, uuid)`);
  }
}

/** field, group of its rows, type of its value, protection, category that releases it. */
const FIELDS = `
header.assessedOn - string normal -
header.place - string normal -
header.channel - string normal -
header.languageUsed - string normal -
header.interpreterPresent - boolean normal -
header.interpreterKind - string normal -
header.interpreter - string normal -
header.interpreterPledge - string normal -
header.infoArt13Given - boolean normal -
header.infoArt13Language - string normal -
header.infoArt13Version - string normal -
person.maritalStatus - string protected -
person.childrenCount - number protected -
person.childrenAges - array protected -
residence.workPermission - string protected -
residence.workHoursLimit - number protected -
residence.workPermissionEvidence - string protected -
residence.residenceObligation - string protected -
residence.residenceObligationArea - string protected -
residence.benefitRegime - string protected -
residence.integrationCourseRight - string protected -
residence.passportPresent - string protected -
languages.language languages string normal language_school
languages.role languages string normal language_school
languages.listening languages string normal language_school
languages.reading languages string normal language_school
languages.speaking languages string normal language_school
languages.writing languages string normal language_school
languages.certificateType languages string normal language_school
languages.certificateLevel languages string normal language_school
languages.certificateDate languages string normal language_school
languages.certificateIssuer languages string normal language_school
languages.courseType courses string normal language_school
languages.courseProvider courses string normal language_school
languages.courseFrom courses string normal language_school
languages.courseTo courses string normal language_school
languages.courseHours courses number normal language_school
languages.courseResult courses string normal language_school
literacy.literacyFirstLanguage - string normal language_school
literacy.literacyLatin - string normal language_school
literacy.learnedScripts - array normal language_school
literacy.numeracy - string normal language_school
school.schoolAttended - string normal language_school
school.schoolYears - number normal language_school
school.qualification - string normal language_school
school.qualificationNative - string normal language_school
school.certificate - string normal language_school
school.germanEquivalent - string normal language_school
school.decidedBy - string normal language_school
school.iscedLevel - string normal language_school
school.schoolFrom schools string normal language_school
school.schoolTo schools string normal language_school
school.lastGrade schools string normal language_school
school.schoolCountry schools string normal language_school
school.schoolType schools string normal language_school
school.languageOfInstruction schools string normal language_school
training.hasTraining - string normal work_recognition
training.titleNative trainings string normal work_recognition
training.titleGerman trainings string normal work_recognition
training.occupation trainings object normal work_recognition
training.institution trainings string normal work_recognition
training.country trainings string normal work_recognition
training.place trainings string normal work_recognition
training.from trainings string normal work_recognition
training.to trainings string normal work_recognition
training.durationMonths trainings number normal work_recognition
training.form trainings string normal work_recognition
training.completed trainings string normal work_recognition
training.interruptedReason trainings string normal work_recognition
training.finalCertificate trainings string normal work_recognition
training.translation trainings string normal work_recognition
training.stateRecognisedAbroad trainings string normal work_recognition
study.hasStudied - string normal work_recognition
study.subject studies string normal work_recognition
study.degreeNative studies string normal work_recognition
study.degreeGerman studies string normal work_recognition
study.degreeLevel studies string normal work_recognition
study.university studies string normal work_recognition
study.country studies string normal work_recognition
study.from studies string normal work_recognition
study.to studies string normal work_recognition
study.semesters studies number normal work_recognition
study.diploma studies string normal work_recognition
study.transcript studies string normal work_recognition
study.anabinInstitution studies string normal work_recognition
study.anabinDegree studies string normal work_recognition
study.anabinCheckedOn studies string normal work_recognition
work.hasWorked - boolean normal work_recognition
work.occupationText jobs string normal work_recognition
work.occupation jobs object normal work_recognition
work.employer jobs string normal work_recognition
work.country jobs string normal work_recognition
work.inGermany jobs boolean normal work_recognition
work.from jobs string normal work_recognition
work.ongoing jobs boolean normal work_recognition
work.to jobs string normal work_recognition
work.hoursPerWeek jobs number normal work_recognition
work.form jobs string normal work_recognition
work.tasks jobs string normal work_recognition
work.tools jobs string normal work_recognition
work.industry jobs string normal work_recognition
work.evidence jobs string normal work_recognition
skills.informalSkills - array normal work_recognition
skills.informalSkillsText - string normal work_recognition
skills.itSmartphone - string normal work_recognition
skills.itEmail - string normal work_recognition
skills.itOffice - string normal work_recognition
skills.itResearch - string normal work_recognition
skills.itSpecial - string normal work_recognition
skills.itCoding - string normal work_recognition
skills.licenceClass licences string normal employment_benefits
skills.licenceCountry licences string normal employment_benefits
skills.licenceValidity licences string normal employment_benefits
skills.mobility - array normal employment_benefits
skills.mobilityTicket - boolean normal employment_benefits
skills.maxCommuteMinutes - number normal employment_benefits
skills.nearestStop - string normal employment_benefits
skills.childcareNeed - string normal family
skills.childcareChildren - number normal family
skills.childcareAges - array normal family
skills.childcareTimes - string normal family
skills.availability - array normal employment_benefits
skills.availableFrom - string normal employment_benefits
skills.availableHours - number normal employment_benefits
skills.healthLimitsForWork - string normal health
skills.specialNeedsConsent - boolean special -
skills.specialNeeds - array special -
skills.informationChannels - array normal -
goals.goals - array normal work_recognition
goals.desiredOccupations - array normal work_recognition
goals.desiredRegion - array normal work_recognition
goals.strengthsOwnWords - string normal work_recognition
goals.stepWhat steps string normal -
goals.stepStation steps string normal -
goals.stepWho steps object normal -
goals.stepUntil steps string normal -
goals.counsellorSummary - string normal -
goals.agreedWithPerson - boolean normal -
level.levelSubject subjects string normal language_school
level.levelScore subjects string normal language_school
level.levelInstrument subjects string normal language_school
level.levelTestedOn subjects string normal language_school
level.levelTester subjects string normal language_school
level.instrumentType subjects string normal language_school
level.referredForDiagnostics - boolean normal -
level.diagnosticsRecommendation - string normal -
documents.documentsShown - boolean normal -
documents.documentType documents string normal -
documents.seenOn documents string normal -
documents.seenBy documents string normal -
documents.documentForm documents string normal -
documents.documentLanguage documents string normal -
documents.documentTranslation documents string normal -
documents.copyKept documents boolean normal -
documents.copyPurpose documents string normal -
documents.copyDeleteBy documents string normal -
closing.closingPlace - string normal -
closing.closingDate - string normal -
closing.copyHanded - boolean normal -
closing.copyLanguage - string normal -
`;
