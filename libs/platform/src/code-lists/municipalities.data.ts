import type { MunicipalityCode } from '../code-list.dto.js';

type Row = [ags: string, name: string, samtgemeinde: string | null, postalCodes: string, validTo?: string];

/** Landkreis Helmstedt (Kreisschlüssel 03154): 23 Gemeinden, and the keys that ended. State of 31.1.2026. */
const ROWS: Row[] = [
  ['03154028', 'Helmstedt', null, '38350 38372'],
  ['03154013', 'Königslutter am Elm', null, '38154'],
  ['03154014', 'Lehre', null, '38165'],
  ['03154019', 'Schöningen', null, '38364'],
  ['03154008', 'Grasleben', 'Grasleben', '38368'],
  ['03154015', 'Mariental', 'Grasleben', '38368'],
  ['03154016', 'Querenhorst', 'Grasleben', '38368'],
  ['03154018', 'Rennau', 'Grasleben', '38368'],
  ['03154002', 'Beierstedt', 'Heeseberg', '38382'],
  ['03154006', 'Gevensleben', 'Heeseberg', '38384'],
  ['03154012', 'Jerxheim', 'Heeseberg', '38381'],
  ['03154027', 'Söllingen', 'Heeseberg', '38387 38385 38388'],
  ['03154005', 'Frellstedt', 'Nord-Elm', '38373'],
  ['03154017', 'Räbke', 'Nord-Elm', '38375'],
  ['03154021', 'Süpplingen', 'Nord-Elm', '38373'],
  ['03154022', 'Süpplingenburg', 'Nord-Elm', '38376'],
  ['03154025', 'Warberg', 'Nord-Elm', '38378'],
  ['03154026', 'Wolsdorf', 'Nord-Elm', '38379'],
  ['03154001', 'Bahrdorf', 'Velpke', '38459'],
  ['03154004', 'Danndorf', 'Velpke', '38461'],
  ['03154007', 'Grafhorst', 'Velpke', '38462'],
  ['03154009', 'Groß Twülpstedt', 'Velpke', '38464'],
  ['03154024', 'Velpke', 'Velpke', '38458'],
  // Merged into 03154028 on 1.7.2017.
  ['03154003', 'Büddenstedt', null, '38372', '2017-06-30'],
  ['03154010', 'Helmstedt (bis 2017)', null, '38350', '2017-06-30'],
];

export const MUNICIPALITIES: readonly MunicipalityCode[] = ROWS.map(
  ([ags, name, samtgemeinde, postalCodes, validTo]) => ({
    ags,
    name,
    samtgemeinde,
    postalCodes: postalCodes.split(' '),
    validFrom: ags === '03154028' ? '2017-07-01' : ags === '03154027' ? '2016-11-01' : null,
    validTo: validTo ?? null,
  }),
);
