import { Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { Database, loaded, type ProblemLanguage, type Tx, type UserActor } from '@app/platform';
import type { LaufzettelList, LaufzettelResponse } from './laufzettel.dto.js';
import { routeTitle } from './station-texts.js';
import { STATION_COLUMNS, stationViews, type StationRow } from './station-view.js';
import { fulfils } from './station.rules.js';

export interface SlipRow {
  id: string;
  caseId: string;
  caseNumber: string;
  personId: string;
  familyName: string;
  givenNames: string | null;
  routeCode: string;
  templateVersion: number;
  language: LaufzettelResponse['language'];
  state: LaufzettelResponse['state'];
  issuedOn: string;
  issuedByName: string;
  shortCode: string;
  sheetOutdated: boolean;
  version: number;
}

const SLIPS = `
  select l.id, l.case_id as "caseId", c.number as "caseNumber", l.person_id as "personId", p.family_name as "familyName",
    p.given_names as "givenNames", l.route_code as "routeCode", t.version as "templateVersion", l.language, l.state,
    l.issued_on::text as "issuedOn", u.display_name as "issuedByName", h.short_code as "shortCode", l.version,
    exists (select from station a where a.laufzettel_id = l.id and a.added_at >
      (select max(d.issued_at) from issued_document d where d.laufzettel_id = l.id)) as "sheetOutdated"
  from laufzettel l join case_file c on c.id = l.case_id join person p on p.id = l.person_id
    join laufzettel_template t on t.id = l.template_id join app_user u on u.id = l.issued_by
    join laufzettel_sheet h on h.laufzettel_id = l.id and h.revoked_at is null
  where l.case_id = $1 and ($2::uuid is null or l.id = $2)
  order by l.created_at desc`;
const STATIONS = `
  select ${STATION_COLUMNS}, l.template_id as "templateId", s.note, s.origin_row_id as "originRowId"
  from station s join laufzettel l on l.id = s.laufzettel_id left join institution i on i.id = s.institution_id
  where s.laufzettel_id = any ($1) order by s.position`;

@Injectable()
export class LaufzettelQueries {
  constructor(private readonly database: Database) {}

  /** All slips of a case, newest first. */
  async ofCase(actor: UserActor, caseId: string, language: ProblemLanguage): Promise<LaufzettelList> {
    return this.database.as(actor, async (tx) => {
      loaded(await tx.query('select 1 from case_file where id = $1', [caseId]));
      const items = await readSlips(tx, caseId, null, language);
      const [first] = items;
      if (first)
        await audit(tx, {
          action: 'view',
          objectType: 'laufzettel',
          caseId,
          personId: first.personId,
          fields: ['stations', 'stamps'],
        });
      return { items };
    });
  }

  /** One slip, loaded by case and id together. */
  async open(
    actor: UserActor,
    caseId: string,
    id: string,
    language: ProblemLanguage,
  ): Promise<LaufzettelResponse> {
    return this.database.as(actor, async (tx) => {
      const slip = loaded(await readSlips(tx, caseId, id, language));
      await audit(tx, {
        action: 'view',
        objectType: 'laufzettel',
        objectId: id,
        caseId,
        personId: slip.personId,
        fields: ['stations', 'stamps'],
      });
      return slip;
    });
  }
}

export async function readSlips(
  tx: Tx,
  caseId: string,
  id: string | null,
  language: ProblemLanguage,
): Promise<LaufzettelResponse[]> {
  const slips = await tx.query<SlipRow>(SLIPS, [caseId, id]);
  const rows = await stationRows(
    tx,
    slips.map((s) => s.id),
  );
  const stations = await stationViews(tx, rows, language);
  return slips.map((slip) => {
    const own = stations.filter((_, i) => rows[i]?.laufzettelId === slip.id);
    return {
      ...slip,
      routeTitle: routeTitle(slip.routeCode, language),
      stationsDone: own.filter((s) => fulfils(s.state)).length,
      stationsTotal: own.length,
      stations: own,
    };
  });
}

/** Stations of slips in their order, without their stamps. */
export function stationRows(tx: Tx, slipIds: string[]): Promise<StationRow[]> {
  return tx.query<StationRow>(STATIONS, [slipIds]);
}
