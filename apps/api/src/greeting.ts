import type { Config } from '@app/platform';
import { DEMO_PASSWORD, DEMO_USERS } from '../../cli/src/demo/demo-district.js';

/** What the operator reads when the program answers. */
export function greeting(config: Config, demo: boolean): string {
  const lines = ['', `Anlaufstelle läuft: ${config.publicUrl}`];
  if (demo) {
    const width = Math.max(...DEMO_USERS.map((u) => u.username.length));
    lines.push('', `Anmeldungen des Demo-Landkreises (Passwort für alle: ${DEMO_PASSWORD})`);
    lines.push(
      ...DEMO_USERS.map(
        (u) => `  ${u.username.padEnd(width)}  ${u.displayName} (${u.institution ?? u.role})`,
      ),
    );
  }
  lines.push('', 'Beenden mit Strg-C.', '');
  return lines.join('\n');
}
