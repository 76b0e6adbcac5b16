import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  isPublicHoliday,
  loaded,
  type ProblemLanguage,
  type Tx,
  type UserActor,
} from '@app/platform';
import { Institution } from '@app/institutions';
import type { AddableStationList } from './add-station.dto.js';
import { underWay, type OnSlip } from './add-station.rules.js';
import { computeDeadline } from './deadline.rules.js';
import type {
  InstitutionOption,
  TemplateList,
  TemplateOptionsRequest,
  TemplateResponse,
  TemplateStationResponse,
} from './laufzettel.dto.js';
import { stationsBeside } from './station-catalogue.js';
import { routeTitle, stationName } from './station-texts.js';
import type { TemplateStation } from './template-content.rules.js';
import type { LaufzettelTemplate } from './template.entity.js';
import { currentTemplates, templateById } from './templates.queries.js';

interface PersonFacts {
  arrivedDistrictOn: string | null;
  ags: string | null;
}

@Injectable()
export class TemplateQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The routes to choose from, institutions and deadlines as they would be for this person today. */
  async list(
    actor: UserActor,
    request: TemplateOptionsRequest,
    language: ProblemLanguage,
  ): Promise<TemplateList> {
    return this.database.as(actor, async (tx) => {
      const templates = await currentTemplates(tx);
      const institutions = await tx.manager.find(Institution, { where: { active: true } });
      const person =
        request.personId === undefined
          ? { arrivedDistrictOn: request.arrivedDistrictOn ?? null, ags: request.ags ?? null }
          : await factsOf(tx, request.personId);
      const items = templates.map((t) => this.describe(t, institutions, person, language));
      return { items };
    });
  }

  /** What can be added to a slip: the stations of its own route first. */
  async addable(
    actor: UserActor,
    caseId: string,
    laufzettelId: string,
    language: ProblemLanguage,
  ): Promise<AddableStationList> {
    return this.database.as(actor, async (tx) => {
      const slip = loaded(
        await tx.query<{ personId: string; templateId: string }>(
          'select person_id as "personId", template_id as "templateId" from laufzettel where id = $1 and case_id = $2',
          [laufzettelId, caseId],
        ),
      );
      const { content } = (await templateById(tx, slip.templateId))!;
      const institutions = await tx.manager.find(Institution, { where: { active: true } });
      const person = await factsOf(tx, slip.personId);
      const stations = await tx.query<OnSlip>('select code, state from station where laufzettel_id = $1', [
        laufzettelId,
      ]);
      const items = stationsBeside(content.stations).map(({ station, onRoute }) => ({
        ...this.describeStation(station, institutions, person, language),
        prerequisites: station.prerequisites.filter((p) => stations.some((s) => s.code === p.code)),
        // What another route makes it depend on does not hold here.
        condition: onRoute ? station.condition : null,
        onRoute,
        underWay: underWay(stations, station.code) !== undefined,
      }));
      return { items };
    });
  }

  private describe(
    template: LaufzettelTemplate,
    institutions: Institution[],
    person: PersonFacts,
    language: ProblemLanguage,
  ): TemplateResponse {
    return {
      versionId: template.id,
      code: template.code,
      title: routeTitle(template.code, language),
      version: template.version,
      stations: template.content.stations.map((s) => this.describeStation(s, institutions, person, language)),
    };
  }

  private describeStation(
    station: TemplateStation,
    institutions: Institution[],
    person: PersonFacts,
    language: ProblemLanguage,
  ): TemplateStationResponse {
    const base = { issuedOn: this.clock.today(), arrivedDistrictOn: person.arrivedDistrictOn ?? undefined };
    return {
      code: station.code,
      name: stationName(station.code, language),
      institutionType: station.institutionType,
      institutions: fitting(station, institutions, person.ags),
      prerequisites: station.prerequisites.map(({ code, hard }) => ({ code, hard })),
      deadline: station.deadline && computeDeadline(station.deadline, base, isPublicHoliday),
      optional: station.optional,
      condition: station.condition,
    };
  }
}

async function factsOf(tx: Tx, personId: string): Promise<PersonFacts> {
  return loaded(
    await tx.query<PersonFacts>(
      `select p.arrived_district_on as "arrivedDistrictOn", c.ags from person p left join person_contact c on c.person_id = p.id where p.id = $1`,
      [personId],
    ),
  );
}

/** Institutions of the right kind, all where the kind is open: that of the person's Kommune first, those of other Kommunen last. */
function fitting(
  station: TemplateStation,
  institutions: Institution[],
  ags: string | null,
): InstitutionOption[] {
  const rank = (i: Institution): number =>
    ags !== null && i.agsList.includes(ags) ? 0 : i.agsList.length === 0 ? 1 : 2;
  const german = new Intl.Collator('de');
  return institutions
    .filter((i) => station.institutionType === null || i.type === station.institutionType)
    .toSorted((a, b) => rank(a) - rank(b) || german.compare(a.name, b.name))
    .map(({ id, name, unit }) => ({ id, name: unit ? `${name}, ${unit}` : name }));
}
