import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { namePatterns } from '@app/persons';
import {
  Database,
  decodeCursor,
  loaded,
  NotFound,
  PAGE_SIZE,
  type JsonText,
  type ProblemLanguage,
  type UserActor,
} from '@app/platform';
import type {
  ScannedSheetResponse,
  StationViewResponse,
  StationWorkList,
  StationWorkListRequest,
} from './laufzettel.dto.js';
import { stationNamesJson } from './station-texts.js';
import { STATION_COLUMNS, stationViews, type StationRow } from './station-view.js';

/** PostgreSQL builds the answer: fifty rows would cost more to unpack and pack again than to find. */
const worklist = (condition: string): string => `
  with rows as (
    select s.id, s.code, s.state, s.deadline_on, s.deadline_kind, s.missing_hard, s.follow_up_on, c.number, p.family_name,
      p.given_names, p.native_script_name, p.date_of_birth, coalesce(s.deadline_on, 'infinity'::date) as due
    from station s join person p on p.id = s.person_id join case_file c on c.id = s.case_id
    where s.institution_id = $1 and s.slip_active and s.state in ('open', 'inProgress', 'attention')
      and ($2::date is null or (coalesce(s.deadline_on, 'infinity'::date), s.id) > ($2::date, $3::uuid)) ${condition}
    order by coalesce(s.deadline_on, 'infinity'::date), s.id limit ${PAGE_SIZE + 1}),
  page as (select *, row_number() over (order by due, id) as n from rows),
  seen as (
    insert into audit.log (action, object_type, fields, detail)
    select 'search', 'station', $5::text[], jsonb_build_object('shown', count(*)) from page where n <= ${PAGE_SIZE})
  select json_build_object(
    'items', coalesce(json_agg(json_build_object('id', id, 'code', code, 'name', coalesce($4::jsonb ->> code, code), 'state', state,
      'caseNumber', number, 'familyName', family_name, 'givenNames', given_names, 'nativeScriptName', native_script_name,
      'dateOfBirth', date_of_birth, 'deadlineOn', deadline_on, 'deadlineKind', deadline_kind, 'missingHard', missing_hard,
      'followUpOn', follow_up_on) order by n) filter (where n <= ${PAGE_SIZE}), '[]'),
    'nextCursor', (select translate(encode(convert_to(json_build_array(due::text, id)::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')
      from page where n = ${PAGE_SIZE} and (select count(*) from page) > ${PAGE_SIZE}))::text as json
  from page`;
/**
 * The first page or, after a position ($2, $3), a further one of an institution's ($1) open stations, and the entry that so
 * many were shown ($5: `workList`, or what was searched by).
 */
export const WORK_LIST = worklist('');
const WORK_LIST_SEARCH = worklist(`and (p.counter_text like all ($6::text[]) or c.number = upper($7))`);

const STATION = `
  select ${STATION_COLUMNS}, null as "templateId", null as note, null as "originRowId", c.number as "caseNumber", p.family_name as "familyName", p.given_names as "givenNames",
    p.native_script_name as "nativeScriptName", p.date_of_birth as "dateOfBirth", l.issued_on::text as "issuedOn",
    coalesce(w.display_name, '') as "workerName", o.phone as "officePhone", s.case_id as "caseId", s.person_id as "personId"
  from station s join person p on p.id = s.person_id join case_file c on c.id = s.case_id join laufzettel l on l.id = s.laufzettel_id
    left join institution i on i.id = s.institution_id left join app_user w on w.id = c.responsible_worker_id
    left join institution o on o.is_central_office
  where s.id = $1`;

type StationDetail = StationRow & Omit<StationViewResponse, 'station'> & { caseId: string; personId: string };

/** What an institution's clerk sees: their own stations, and of the person what the counter needs. */
@Injectable()
export class StationQueries {
  constructor(private readonly database: Database) {}

  /** Open stations of the clerk's institution, the most urgent first; that so many were shown is logged. */
  async workList(
    actor: UserActor,
    request: StationWorkListRequest,
    language: ProblemLanguage,
  ): Promise<JsonText<StationWorkList>> {
    const after = decodeCursor(request.cursor, 'day', 'uuid');
    const position = [
      actor.institutionId,
      after?.[0] ?? null,
      after?.[1] ?? null,
      stationNamesJson(language),
    ];
    const { query } = request;
    const [statement, values] =
      query === undefined
        ? [WORK_LIST, [...position, ['workList']]]
        : [WORK_LIST_SEARCH, [...position, ['name'], namePatterns(query.split(/[\s,]+/)), query.trim()]];
    return loaded(await this.database.run<{ json: JsonText<StationWorkList> }>(actor, statement, values))
      .json;
  }

  /** Opens one station; that name and birth date were shown is logged. */
  async open(actor: UserActor, id: string, language: ProblemLanguage): Promise<StationViewResponse> {
    return this.database.as(actor, async (tx) => {
      const row = loaded(await tx.query<StationDetail>(STATION, [id]));
      const [template] = await tx.query<{ id: string }>('select app.template_of_station($1) as id', [id]);
      const [station] = await stationViews(tx, [{ ...row, templateId: template?.id ?? null }], language);
      await audit(tx, {
        action: 'view',
        objectType: 'station',
        objectId: id,
        caseId: row.caseId,
        personId: row.personId,
        fields: ['name', 'dateOfBirth', 'caseNumber', 'station'],
      });
      if (station!.deadline?.kind !== 'legal' && station!.deadline) station!.deadline.basis = null;
      const {
        caseNumber,
        familyName,
        givenNames,
        nativeScriptName,
        dateOfBirth,
        issuedOn,
        workerName,
        officePhone,
      } = row;
      return {
        id,
        caseNumber,
        familyName,
        givenNames,
        nativeScriptName,
        dateOfBirth,
        station: station!,
        issuedOn,
        workerName,
        officePhone,
      };
    });
  }

  /**
   * The own stations on a scanned sheet.
   *
   * @throws NotFound for an unknown, a revoked and a foreign sheet alike
   */
  async onSheet(actor: UserActor, reference: string): Promise<ScannedSheetResponse> {
    if (!/^[A-Za-z0-9_-]{10,22}$/.test(reference)) throw new NotFound();
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<{ id: string }>('select id from app.stations_on_sheet($1) as id', [
        reference,
      ]);
      const stationIds = rows.map((r) => r.id);
      if (stationIds.length === 0) throw new NotFound();
      await audit(tx, {
        action: 'scan',
        objectType: 'station',
        objectId: stationIds[0] ?? null,
        detail: { stations: stationIds.length },
      });
      return { stationIds };
    });
  }
}
