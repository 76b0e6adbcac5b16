import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { audit } from '@app/audit';
import { addressLine } from '@app/forms';
import { CONFIG, Database, loaded, type Config, type Tx, type UserActor } from '@app/platform';
import { formTexts } from './form-texts.js';
import type { GenuineResponse, StationResponse } from './laufzettel.dto.js';
import { renderLaufzettel, type LaufzettelFormData, type LaufzettelFormStation } from './laufzettel.form.js';
import { readSlips, stationRows } from './laufzettel.queries.js';
import { documentNames } from './station-texts.js';
import { bringList } from './station-view.js';
import { fulfils, type SheetLanguage, type StationState } from './station.rules.js';

interface SheetFacts {
  reference: string;
  nativeScriptName: string | null;
  dateOfBirth: string;
  workerName: string | null;
  officeName: string;
  officeStreet: string | null;
  officePostalCode: string | null;
  officePlace: string | null;
  officePhone: string | null;
}

const FACTS = `
  select h.reference, p.native_script_name as "nativeScriptName", p.date_of_birth as "dateOfBirth", w.display_name as "workerName",
    o.name as "officeName", o.street as "officeStreet", o.postal_code as "officePostalCode", o.place as "officePlace", o.phone as "officePhone"
  from laufzettel l join person p on p.id = l.person_id join case_file c on c.id = l.case_id
    join laufzettel_sheet h on h.laufzettel_id = l.id and h.revoked_at is null
    join institution o on o.is_central_office left join app_user w on w.id = c.responsible_worker_id
  where l.id = $1`;
const PLACES = `
  select id, street, postal_code as "postalCode", place, phone from institution where id = any ($1)`;

interface Place {
  id: string;
  street: string | null;
  postalCode: string | null;
  place: string | null;
  phone: string | null;
}

/** Prints Laufzettel. The bytes handed out are remembered by their SHA-256: a changed copy is no sheet of ours. */
@Injectable()
export class PrintService {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async print(
    actor: UserActor,
    caseId: string,
    laufzettelId: string,
  ): Promise<{ pdf: Buffer; fileName: string }> {
    const { version, ...data } = await this.database.as(actor, (tx) =>
      this.formData(tx, caseId, laufzettelId),
    );
    // Outside any transaction: setting type takes longer than a connection should be held.
    const pdf = await renderLaufzettel(data);
    const sha256 = createHash('sha256').update(pdf).digest();
    const handedOut = await this.database.as(actor, async (tx) => {
      const slip = loaded(
        await tx.query<{ personId: string; reference: string; version: number }>(
          `select l.person_id as "personId", h.reference, l.version from laufzettel l
           join laufzettel_sheet h on h.laufzettel_id = l.id and h.revoked_at is null
           where l.id = $1 and l.case_id = $2 for share of h, l`,
          [laufzettelId, caseId],
        ),
      );
      // Voided or added to while the paper was set: what is handed out must not carry a dead code or lack a station.
      if (slip.version !== version || !data.qrUrl.endsWith(`/${slip.reference}`)) return false;
      await tx.query(
        `insert into issued_document (kind, laufzettel_id, language, sha256, sheet_reference, issued_by)
         values ('laufzettel', $1, $2, $3, $4, $5)`,
        [laufzettelId, data.language, sha256, slip.reference, actor.userId],
      );
      await audit(tx, {
        action: 'print',
        objectType: 'laufzettel',
        objectId: laufzettelId,
        caseId,
        personId: slip.personId,
        fields: ['name', 'dateOfBirth', 'caseNumber', 'stations'],
        detail: { language: data.language, sha256: sha256.toString('hex') },
      });
      return true;
    });
    if (!handedOut) return this.print(actor, caseId, laufzettelId);
    return { pdf, fileName: `Laufzettel-${data.caseNumber}-${data.language}.pdf` };
  }

  /** Whether these very bytes were printed here, unchanged since, and whether the sheet was voided meanwhile. */
  async isGenuine(
    actor: UserActor,
    caseId: string,
    laufzettelId: string,
    sha256: Buffer,
  ): Promise<GenuineResponse> {
    return this.database.as(actor, async (tx) => {
      const [found] = await tx.query<{ voided: boolean }>(
        `select h.revoked_at is not null as voided from issued_document d join laufzettel l on l.id = d.laufzettel_id
           left join laufzettel_sheet h on h.reference = d.sheet_reference
         where d.sha256 = $1 and l.id = $2 and l.case_id = $3`,
        [sha256, laufzettelId, caseId],
      );
      return { genuine: found !== undefined, voided: found?.voided ?? false };
    });
  }

  private async formData(
    tx: Tx,
    caseId: string,
    laufzettelId: string,
  ): Promise<LaufzettelFormData & { version: number }> {
    const slip = loaded(await readSlips(tx, caseId, laufzettelId, 'de'));
    const facts = loaded(await tx.query<SheetFacts>(FACTS, [laufzettelId]));
    const places = new Map(
      (await tx.query<Place>(PLACES, [slip.stations.flatMap((s) => s.institutionId ?? [])])).map((p) => [
        p.id,
        p,
      ]),
    );
    const rows = await stationRows(tx, [laufzettelId]);
    const bring = await bringList(tx, rows);
    const bringOf = new Map(rows.map((row) => [row.id, bring(row)]));
    const routes = { de: formTexts('de').routes, other: formTexts(slip.language).routes };
    return {
      version: slip.version,
      language: slip.language,
      caseNumber: slip.caseNumber,
      issuedOn: slip.issuedOn,
      officeName: facts.officeName,
      officeAddress: addressLine({
        street: facts.officeStreet,
        postalCode: facts.officePostalCode,
        place: facts.officePlace,
      }),
      officePhone: facts.officePhone ?? undefined,
      workerName: facts.workerName ?? facts.officeName,
      personName: {
        latin: [slip.givenNames, slip.familyName].filter(Boolean).join(' '),
        native: facts.nativeScriptName ?? undefined,
      },
      birthDate: facts.dateOfBirth,
      routeTitle: titles(routes, slip.routeCode, slip.language),
      qrUrl: `${this.config.publicUrl}/s/${facts.reference}`,
      shortCode: slip.shortCode,
      stations: slip.stations.map((s) =>
        formStation(s, {
          all: slip.stations,
          place: places.get(s.institutionId ?? ''),
          bring: bringOf.get(s.id) ?? [],
          language: slip.language,
        }),
      ),
    };
  }
}

function titles(
  routes: { de: object; other: object },
  code: string,
  language: SheetLanguage,
): LaufzettelFormData['routeTitle'] {
  const of = (texts: object): string | undefined => (texts as Record<string, string>)[code];
  return { de: of(routes.de) ?? code, ...(language === 'de' ? {} : { other: of(routes.other) }) };
}

interface Surroundings {
  all: StationResponse[];
  place: Place | undefined;
  bring: readonly string[];
  language: SheetLanguage;
}

function formStation(
  station: StationResponse,
  { all, place, bring, language }: Surroundings,
): LaufzettelFormStation {
  const foreign = language !== 'de';
  return {
    position: station.position,
    code: station.code,
    name: { de: station.name, other: foreign ? foreignName(station, language) : undefined },
    bring: { de: documentNames(bring, 'de'), other: foreign ? documentNames(bring, language) : undefined },
    institutionName: station.institutionName ?? undefined,
    institutionAddress: place && addressLine(place),
    institutionPhone: place?.phone ?? undefined,
    prerequisites: station.prerequisites.flatMap(({ code, hard }) =>
      all.filter((s) => s.code === code).map(({ position }) => ({ position, hard })),
    ),
    deadline: station.deadline
      ? { ...station.deadline, basis: station.deadline.basis ?? undefined }
      : undefined,
    stamp: settledStamp(station, station.state),
  };
}

/**
 * Every office sees the whole sheet, so it says of a settled station only that it is done or does not apply, never the
 * note nor what was decided (DOMAIN.md §4.1 `visibleTo`). The others keep their room for a paper stamp.
 */
function settledStamp(station: StationResponse, state: StationState): LaufzettelFormStation['stamp'] {
  const last = station.stamps.filter((s) => s.correctedBy === null).at(-1);
  if (!last || !fulfils(state)) return undefined;
  return {
    result: last.result === 'not_applicable' ? 'not_applicable' : 'done',
    on: last.stampedOn,
    by: last.institutionName || last.byName,
    paper: last.via !== 'digital',
  };
}

function foreignName(station: StationResponse, language: SheetLanguage): string {
  const names = formTexts(language).stations as Record<string, { name: string } | undefined>;
  return names[station.code]?.name ?? station.name;
}
