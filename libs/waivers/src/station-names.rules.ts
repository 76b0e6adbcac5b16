/**
 * What a station is called, in German, for institutions that read of it in a release. The words belong to a library above
 * this one; a test compares.
 */
export const STATION_NAMES: Readonly<Record<string, string>> = {
  REG: 'Meldebehörde',
  ABH: 'Ausländerbehörde',
  BAMF: 'Bundesamt für Migration und Flüchtlinge (BAMF)',
  SOZ: 'Sozialamt',
  JC: 'Jobcenter',
  AA: 'Agentur für Arbeit',
  KK: 'Krankenkasse',
  BANK: 'Bank (Basiskonto)',
  IK: 'Integrationskurs',
  BSK: 'Berufssprachkurs',
  IQ: 'Anerkennungsberatung (IQ)',
  RECOG: 'Anerkennungsstelle',
  ZAB: 'Zeugnisbewertung (ZAB)',
  SCHOOL: 'Schule',
  KITA: 'Kindertagesstätte (Kita)',
  BUT: 'Bildung und Teilhabe',
  HEALTH: 'Gesundheitsamt',
  MBE: 'Migrationsberatung',
  JMD: 'Jugendmigrationsdienst',
  FAIR: 'Beratung zum Arbeitsrecht (Faire Integration)',
  WOHN: 'Wohnung und Unterkunft',
  LICENCE: 'Führerscheinstelle',
  VOLUNTEER: 'Ehrenamt, Lotsen, Vereine',
  CLOSE: 'Abschlussgespräch',
};

/** A station of somebody's own making is called by its code. */
export function stationNameOf(code: string): string {
  return STATION_NAMES[code] ?? code;
}
