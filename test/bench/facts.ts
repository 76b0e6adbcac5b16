import { withClient, type ConnectionOptions } from '@app/platform';

export interface BenchUser {
  id: string;
  username: string;
  role: string;
  institutionId: string;
}

/** What the load has to know of the data. */
export interface Facts {
  users: BenchUser[];
  persons: string[];
  /** Stations that can be stamped now, with their institution. */
  openStations: { id: string; institutionId: string }[];
  /** Version of route A, and ten stations of it, each with the institutions of its kind. */
  route: { versionId: string; stations: { code: string; institutions: string[] }[] };
}

export function readFacts(connection: ConnectionOptions): Promise<Facts> {
  return withClient(connection, async (client) => {
    const all = async <Row extends object>(text: string): Promise<Row[]> =>
      (await client.query<Row>(text)).rows;
    const users = await all<BenchUser>(
      'select id, username, role, institution_id as "institutionId" from app_user',
    );
    const persons = await all<{ id: string }>('select id from person');
    const openStations = await all<Facts['openStations'][number]>(
      `select id, institution_id as "institutionId" from station
       where state = 'open' and version = 1 and slip_active and missing_hard = '{}' and institution_id is not null`,
    );
    const stations = await all<{ versionId: string; code: string; institutions: string[] }>(
      `select t.id as "versionId", s.station ->> 'code' as code,
         array(select i.id::text from institution i where i.type = s.station ->> 'institutionType') as institutions
       from laufzettel_template t, jsonb_array_elements(t.content -> 'stations') with ordinality as s (station, n)
       where t.code = 'A' order by s.n limit 10`,
    );
    if (stations.length < 10 || stations.some((s) => s.institutions.length === 0)) {
      throw new Error('Route A has no ten stations with institutions.');
    }
    return {
      users,
      persons: persons.map((p) => p.id),
      openStations,
      route: { versionId: stations[0]!.versionId, stations },
    };
  });
}
