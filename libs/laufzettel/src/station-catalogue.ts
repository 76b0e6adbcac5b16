import { CLOSING } from './add-station.rules.js';
import type { TemplateStation } from './template-content.rules.js';
import { TEMPLATES } from './templates/index.js';
import { OFF_ROUTE } from './templates/off-route.data.js';

/** A station that can join a slip, and whether it stands on the slip's own route. */
export interface CatalogueStation {
  station: TemplateStation;
  onRoute: boolean;
}

/** Every station a slip of this route can be added: its own as its version has them, then those of other routes and of none. */
export function stationsBeside(route: readonly TemplateStation[]): CatalogueStation[] {
  const known = new Set<string>([CLOSING]);
  const fresh = (stations: readonly TemplateStation[], onRoute: boolean): CatalogueStation[] =>
    stations.flatMap((station) => {
      if (known.has(station.code)) return [];
      known.add(station.code);
      return [{ station, onRoute }];
    });
  return [
    ...fresh(route, true),
    ...fresh(
      TEMPLATES.flatMap((t) => t.stations),
      false,
    ),
    ...fresh(OFF_ROUTE, false),
  ];
}
