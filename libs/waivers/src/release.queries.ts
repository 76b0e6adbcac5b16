import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { namePatterns } from '@app/persons';
import {
  Database,
  decodeCursor,
  loaded,
  page,
  PAGE_SIZE,
  type JsonText,
  type UserActor,
} from '@app/platform';
import type {
  EndedRelease,
  ReleaseCell,
  ReleasedFile,
  ReleasedPerson,
  ReleaseList,
  ReleaseMatrix,
  SearchReleasesRequest,
} from './release.dto.js';
import { DATA_CATEGORIES } from './waiver.rules.js';

/**
 * Everybody of whom the acting institution may see something. Names come from `person` under row-level security: where
 * the name is not released there is no row, and none of its columns.
 */
const LIST = `
  with mine as (
    select r.case_id, r.person_id, min(r.until) as until, array_agg(distinct r.category) as categories
    from app.released_persons() r group by r.case_id, r.person_id)
  select m.person_id as "personId", c.number as "caseNumber", p.family_name as "familyName", p.given_names as "givenNames",
    p.native_script_name as "nativeScriptName", p.date_of_birth as "dateOfBirth", m.categories, m.until::text
  from mine m join case_file c on c.id = m.case_id left join person p on p.id = m.person_id and 'identity' = any (m.categories)
  where ($1::text[] is null or p.counter_text like all ($1) or c.number = upper($2))
    and ($3::text is null or c.number < $3)
  order by c.number desc limit $4`;
const ENDED = `
  select case_number as "caseNumber", ended_on::text as "endedOn", why from app.ended_releases() order by ended_on desc, case_number`;

/**
 * What is released of one person ($1) to the acting institution, and the entry that it was opened, in one statement: one
 * look at the gate, so that an answer never is half from before a revocation. No row = nothing is released.
 */
export const OPEN_RELEASE = `
  with g as (select * from app.released_persons() where person_id = $1),
  k as (select case_id from g order by until desc limit 1),
  seen as (
    insert into audit.log (action, object_type, object_id, person_id, case_id, fields, detail)
    select 'view', 'release', $1, $1, (select case_id from k), array_agg(distinct g.category),
      jsonb_build_object('basis', jsonb_agg(distinct g.basis_id)) from g having count(*) > 0)
  select (jsonb_build_object(
    'personId', $1::uuid, 'caseNumber', (select number from case_file where id = (select case_id from k)),
    'categories', (select jsonb_agg(jsonb_build_object('category', x.category, 'released', o.basis is not null, 'basis', o.basis,
      'until', o.until) order by x.n) from unnest($2::text[]) with ordinality as x (category, n)
      left join lateral (select g.basis, g.until from g where g.category = x.category order by g.until desc limit 1) o on true))
    || coalesce((select jsonb_build_object('familyName', p.family_name, 'givenNames', p.given_names,
        'nativeScriptName', p.native_script_name, 'dateOfBirth', p.date_of_birth)
      from person p where p.id = $1 and exists (select from g where g.category = 'identity')), '{}')
    || coalesce((select jsonb_build_object('contact', jsonb_build_object('street', c.street, 'houseNumber', c.house_number,
        'postalCode', c.postal_code, 'place', c.place, 'phone', c.phone)) from person_contact c where c.person_id = $1), '{}')
    || coalesce((select jsonb_build_object('residence', jsonb_agg(jsonb_build_object('status', r.status, 'document', r.document,
        'validUntil', r.valid_until, 'permitConditionText', r.permit_condition_text) order by r.recorded_at desc))
      from residence_status r where r.person_id = $1 having count(*) > 0), '{}')
    || coalesce((select jsonb_build_object('languages', jsonb_agg(jsonb_build_object('code', l.code, 'preferred', l.preferred)
      order by l.position)) from person_language l where l.person_id = $1 having count(*) > 0), '{}')
    || app.released_facts($1))::text as json
  where exists (select from g)`;

const MATRIX = `
  select f.institution_id as "institutionId", i.name || coalesce(', ' || i.unit, '') as "institutionName", f.category, f.basis,
    f.case_id as "caseId", k.number as "caseNumber", f.basis_id as "basisId", f.since, f.until::text, f.last_seen as "lastSeen"
  from app.person_releases($1) f join institution i on i.id = f.institution_id join case_file k on k.id = f.case_id
  order by i.name collate "de-x-icu", array_position($2::text[], f.category), f.until desc`;

@Injectable()
export class ReleaseQueries {
  constructor(private readonly database: Database) {}

  /** Whom the clerk's institution may see anything of today, the newest case first; whom it showed is logged. */
  async list(actor: UserActor, request: SearchReleasesRequest): Promise<ReleaseList> {
    const before = decodeCursor(request.cursor, 'text');
    const { query } = request;
    return this.database.as(actor, async (tx) => {
      const rows = await tx.query<ReleasedPerson>(LIST, [
        query === undefined ? null : namePatterns(query.split(/[\s,]+/)),
        query?.trim() ?? null,
        before?.[0] ?? null,
        PAGE_SIZE + 1,
      ]);
      const ended = await tx.query<EndedRelease>(ENDED);
      const list = page(rows, PAGE_SIZE, (last) => [last.caseNumber]);
      await audit(tx, {
        action: 'search',
        objectType: 'release',
        fields: [query === undefined ? 'workList' : 'name'],
        detail: { shown: list.items.length, persons: list.items.map((i) => i.personId) },
      });
      return { ...list, ended };
    });
  }

  /** Opens what is released of a person; which categories, and on what, is logged. @throws NotFound when nothing is */
  async open(actor: UserActor, personId: string): Promise<JsonText<ReleasedFile>> {
    const rows = await this.database.run<{ json: JsonText<ReleasedFile> }>(actor, OPEN_RELEASE, [
      personId,
      DATA_CATEGORIES,
    ]);
    return loaded(rows).json;
  }

  /** Who sees what of this person today, why, until when, and when somebody there last looked. */
  async matrix(actor: UserActor, personId: string): Promise<ReleaseMatrix> {
    return this.database.as(actor, async (tx) => {
      loaded(await tx.query('select 1 from person where id = $1', [personId]));
      const cells = await tx.query<
        Omit<ReleaseCell, 'since' | 'lastSeen'> & { since: Date; lastSeen: Date | null }
      >(MATRIX, [personId, DATA_CATEGORIES]);
      await audit(tx, {
        action: 'view',
        objectType: 'person',
        objectId: personId,
        personId,
        fields: ['releases'],
      });
      return {
        cells: cells.map((c) => ({
          ...c,
          since: c.since.toISOString(),
          lastSeen: c.lastSeen?.toISOString() ?? null,
        })),
      };
    });
  }
}
