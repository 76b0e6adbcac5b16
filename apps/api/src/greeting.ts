import type { Config, Role } from '@app/platform';
import { DEMO_INSTITUTIONS, DEMO_PASSWORD, DEMO_USERS } from '../../cli/src/demo/demo-district.js';

const ROLE_NAMES: Record<Role, string> = {
  reception: 'Empfang',
  intake: 'Aufnahme',
  counselor: 'Beratung',
  agency: 'Sachbearbeitung',
  supervisor: 'Aufsicht',
  dpo: 'Datenschutz',
  admin: 'Verwaltung der Konten',
};

const placeOf = (key: string): string => DEMO_INSTITUTIONS.find((i) => i.key === key)?.name ?? key;

/** What the operator reads when the program answers. */
export function greeting(config: Config, demo: boolean): string {
  const lines = ['', `Anlaufstelle läuft: ${config.publicUrl}`];
  if (demo) {
    const width = Math.max(...DEMO_USERS.map((u) => u.username.length));
    lines.push('', `Anmeldungen des Demo-Landkreises (Passwort für alle: ${DEMO_PASSWORD})`);
    lines.push(
      ...DEMO_USERS.map(
        (u) => `  ${u.username.padEnd(width)}  ${ROLE_NAMES[u.role]}, ${placeOf(u.institutionKey)}`,
      ),
    );
  }
  if (config.production && !config.publicUrl.startsWith('https:')) {
    lines.push(
      '',
      'Warnung: Ohne https (PUBLIC_URL) reisen Anmeldungen und Personendaten unverschlüsselt durch das Netz.',
    );
  }
  lines.push('', 'Beenden mit Strg-C.', '');
  return lines.join('\n');
}
