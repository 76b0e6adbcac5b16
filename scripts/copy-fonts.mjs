// Makes assets/fonts anew from the pinned font packages: the TTFs the forms are set in, their licences and a
// manifest with the SHA-256 of each file. The result is committed, so that a form laid out today has the same
// line breaks on every machine; run this only after changing the version of a font package.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'assets', 'fonts');

const packages = [
  { name: '@expo-google-fonts/noto-sans', stem: 'NotoSans', licence: 'LICENSE_FONT' },
  { name: 'vazirmatn', stem: 'Vazirmatn', licence: 'OFL.txt' },
  { name: '@expo-google-fonts/noto-sans-arabic', stem: 'NotoSansArabic', licence: 'LICENSE_FONT' },
  { name: '@expo-google-fonts/noto-sans-ethiopic', stem: 'NotoSansEthiopic', licence: 'LICENSE_FONT' },
];
const weights = [
  { name: 'Regular', folder: '400Regular' },
  { name: 'Bold', folder: '700Bold' },
];

const sourceOf = (font, weight) =>
  font.name === 'vazirmatn'
    ? `fonts/ttf/${font.stem}-${weight.name}.ttf`
    : `${weight.folder}/${font.stem}_${weight.folder}.ttf`;

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const fonts = [];
for (const font of packages) {
  const { version } = JSON.parse(readFileSync(require.resolve(`${font.name}/package.json`), 'utf8'));
  const licenceFile = `${font.stem}-LICENSE.txt`;
  writeFileSync(
    path.join(target, licenceFile),
    readFileSync(require.resolve(`${font.name}/${font.licence}`)),
  );
  for (const weight of weights) {
    const bytes = readFileSync(require.resolve(`${font.name}/${sourceOf(font, weight)}`));
    const file = `${font.stem}-${weight.name}.ttf`;
    writeFileSync(path.join(target, file), bytes);
    fonts.push({
      file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      source: `${font.name}@${version}`,
      licence: 'OFL-1.1',
      licenceFile,
    });
  }
}
writeFileSync(path.join(target, 'manifest.json'), `${JSON.stringify({ fonts }, null, 2)}\n`);
process.stdout.write(`${fonts.length} fonts, ${fonts.reduce((sum, font) => sum + font.bytes, 0)} bytes\n`);
