import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = ['/usr/bin', '/snap/bin', '/opt/google/chrome'];

/**
 * The Chromium to test in: CHROMIUM_PATH, else the one on this machine.
 *
 * @returns {string}
 * @throws when there is none: browser tests are never skipped
 */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH zeigt auf ${wanted}, dort ist nichts.`);
  }
  const directories = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...PLACES];
  const found = directories
    .flatMap((directory) => NAMES.map((name) => join(directory, name)))
    .concat('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    .find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    'Für die Browsertests fehlt Chromium: Installieren Sie es (Debian und Ubuntu: »apt-get install chromium fonts-noto-core«) oder setzen Sie CHROMIUM_PATH.',
  );
}
