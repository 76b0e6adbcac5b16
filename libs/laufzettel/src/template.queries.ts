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
import { computeDeadline } from './deadline.rules.js';
import type {
  InstitutionOption,
  TemplateList,
  TemplateOptionsRequest,
  TemplateResponse,
  TemplateStationResponse,
} from './laufzettel.dto.js';
import { routeTitle, stationName } from './station-texts.js';
import type { TemplateStation } from './template-content.rules.js';
import type { LaufzettelTemplate } from './template.entity.js';
import { currentTemplates } from './templates.queries.js';

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

  private describe(
    template: LaufzettelTemplate,
    institutions: Institution[],
    person: PersonFacts,
    language: ProblemLanguage,
  ): TemplateResponse {
    const base = { issuedOn: this.clock.today(), arrivedDistrictOn: person.arrivedDistrictOn ?? undefined };
    const stations = template.content.stations.map((station): TemplateStationResponse => ({
      code: station.code,
      name: stationName(station.code, language),
      institutionType: station.institutionType,
      institutions: fitting(station, institutions, person.ags),
      prerequisites: station.prerequisites.map(({ code, hard }) => ({ code, hard })),
      deadline: station.deadline && computeDeadline(station.deadline, base, isPublicHoliday),
      optional: station.optional,
      condition: station.condition,
    }));
    return {
      versionId: template.id,
      code: template.code,
      title: routeTitle(template.code, language),
      version: template.version,
      stations,
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

/** Institutions of the right kind: that of the person's Kommune first, those of other Kommunen last. */
function fitting(
  station: TemplateStation,
  institutions: Institution[],
  ags: string | null,
): InstitutionOption[] {
  const rank = (i: Institution): number =>
    ags !== null && i.agsList.includes(ags) ? 0 : i.agsList.length === 0 ? 1 : 2;
  const german = new Intl.Collator('de');
  return institutions
    .filter((i) => i.type === station.institutionType)
    .toSorted((a, b) => rank(a) - rank(b) || german.compare(a.name, b.name))
    .map(({ id, name, unit }) => ({ id, name: unit ? `${name}, ${unit}` : name }));
}
