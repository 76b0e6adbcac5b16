import type { TemplateContent, TemplateStation } from '../template-content.rules.js';
import { closing, station } from './stations.data.js';

const SOURCE =
  'Entwurf nach der fachlichen Übersicht der Stationen und Wege (§§ 4.2, 4.3), Gesetzesstand 29.4.2026, durchgesehen 24.11.2026. Nicht bestätigt: Wortlaut des AsylG seit 12.6.2026, Rechtskreiswechsel für § 24 AufenthG, Kassenkarte bei § 3 AsylbLG, Kurszulassung nach 2026.';
const NO_ADMISSION = '2026 keine Zulassung nach § 44 Abs. 4 AufenthG (Rundschreiben des BAMF vom 9.2.2026)';
const WITH_B1 = 'mit B1, außer bei den besonderen Kursen (§ 4 Abs. 3, § 13 DeuFöV)';

const route = (code: string, stations: TemplateStation[]): TemplateContent => ({
  code,
  version: 1,
  validFrom: '2026-11-24',
  source: SOURCE,
  stations: [...stations, closing(stations)],
});

/**
 * The four routes for adults. A published version never changes: whoever edits one raises its version, running slips
 * keep theirs.
 */
export const TEMPLATES: readonly TemplateContent[] = [
  route('A', [
    station('REG'),
    station('ABH', { soft: ['REG'] }),
    station('SOZ', { soft: ['ABH'] }),
    station('KK', { hard: ['SOZ'], basis: '§ 264 Abs. 3 SGB V' }),
    station('IQ'),
    station('MBE', { optional: true }),
    station('JMD', { optional: true }),
    station('AA', { soft: ['ABH'] }),
    station('IK', {
      optional: true,
      soft: ['ABH', 'SOZ'],
      condition: `nur mit Zulassung oder Verpflichtung; nie bei Duldung nach § 60a Abs. 2 S. 1 AufenthG; ${NO_ADMISSION}`,
    }),
    station('BSK', {
      optional: true,
      soft: ['IK'],
      condition: 'mit B1; für Geduldete nach 6 Monaten auch die besonderen Kurse (§ 13 Abs. 2 Nr. 2 DeuFöV)',
    }),
  ]),
  route('B', [
    station('REG'),
    station('ABH', { soft: ['REG'] }),
    station('JC', { soft: ['ABH', 'REG'] }),
    station('KK', { hard: ['JC'] }),
    station('IK', {
      hard: ['ABH'],
      condition: 'Anspruch erlischt ein Jahr nach Erteilung des Titels (§ 44 Abs. 2 AufenthG)',
    }),
    station('IQ'),
    station('MBE', { optional: true }),
    station('JMD', { optional: true }),
    station('BSK', { optional: true, soft: ['IK'], condition: WITH_B1 }),
  ]),
  route('C', [
    station('REG'),
    station('ABH', { soft: ['REG'] }),
    station('JC', {
      soft: ['ABH', 'REG'],
      condition: 'JC oder SOZ, je nach Datum des ersten Titels; das andere wird „entfällt“',
    }),
    station('SOZ', {
      soft: ['ABH'],
      condition: 'SOZ oder JC, je nach Datum des ersten Titels; das andere wird „entfällt“',
    }),
    station('KK', { soft: ['JC', 'SOZ'] }),
    station('IQ'),
    station('MBE', { optional: true }),
    station('JMD', { optional: true }),
    station('IK', {
      soft: ['JC', 'SOZ'],
      condition: `durch Verpflichtung von Jobcenter oder Sozialamt; ${NO_ADMISSION}`,
    }),
    station('BSK', { optional: true, soft: ['IK'], condition: WITH_B1 }),
    station('RECOG', { optional: true, soft: ['IQ'], condition: 'wenn ein Abschluss anerkannt werden soll' }),
  ]),
  route('D', [
    station('REG'),
    station('ABH', { optional: true, soft: ['REG'], condition: 'nur wenn nötig' }),
    station('AA', { soft: ['REG'] }),
    station('JC', { optional: true, soft: ['REG'], condition: 'bei Anspruch auf Leistungen' }),
    station('KK', { soft: ['AA', 'JC'] }),
    station('IQ'),
    station('MBE', { optional: true }),
    station('JMD', { optional: true }),
    station('IK', { optional: true, condition: '2026 nur auf eigene Kosten' }),
  ]),
];
