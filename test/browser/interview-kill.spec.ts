import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { startProgram, temporaryDirectory, type Program } from '../support/program.js';
import { logIn } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { callApi, registerCase, yearsAgo } from './support/waivers.js';

/** More of them take their time: `KILL_ROUNDS=100` runs what docs/developing/testing.md tells of. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 6);
/** Fields of two sections, typed one after the other in every round. */
const TYPED: readonly (readonly [section: string, field: string, text: (round: number) => string])[] = [
  ['skills', 'skills.informalSkillsText', (n) => `Kann Brot backen und Fahrräder reparieren ${n}`],
  ['skills', 'skills.maxCommuteMinutes', (n) => String(10 + (n % 160))],
  ['skills', 'skills.nearestStop', (n) => `Schöningen, Markt ${n}`],
  ['skills', 'skills.availableHours', (n) => String(1 + (n % 79))],
  ['goals', 'goals.strengthsOwnWords', (n) => `Ich bleibe ruhig ${n}`],
  ['goals', 'goals.counsellorSummary', (n) => `Antrag vorbereiten ${n}`],
];
const NUMBERS = ['skills.maxCommuteMinutes', 'skills.availableHours'];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('kills of server and tab in the middle of an interview lose at most the field being typed', async ({
  browser,
}) => {
  test.setTimeout(120_000 + ROUNDS * 20_000);
  const directory = temporaryDirectory();
  const port = await freePort();
  const base = `http://localhost:${port}`;
  let program: Program;
  const start = async () => {
    program = startProgram('scripts/start.mjs', [], {
      PORT: String(port),
      DATA_DIR: join(directory.path, 'data'),
      NODE_ENV: 'development',
    });
    await program.until(/Beenden mit Strg-C/, 90_000);
  };
  let context: BrowserContext | undefined;
  try {
    await start();
    context = await browser.newContext({ baseURL: base, locale: 'de-DE' });
    let page = await context.newPage();
    await logIn(page, 'aufnahme');
    const { caseId } = await registerCase(page, yearsAgo(30));
    const { id } = await callApi<{ id: string }>(page, 'POST', `/cases/${caseId}/assessments`, {
      language: 'de',
    });
    const form = `/cases/${caseId}/assessments/${id}`;
    await callApi(page, 'PUT', `${form}/answers`, {
      field: 'header.infoArt13Given',
      standing: 'given',
      value: true,
      version: 0,
    });
    const open = async (section: string) => {
      await page.goto(`/faelle/${caseId}/kompetenzen/${id}?teil=${section}`);
      await expect(page.locator('[data-field]').first()).toBeVisible({ timeout: 30_000 });
    };
    const lost: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const way = (['tab', 'server', 'both'] as const)[round % 3] ?? 'both';
      /** What has been left with the tab key; `being` is typed at the moment. */
      const finished = new Map<string, string>();
      await open('skills');
      const typing = typeAll(page, round, finished).catch((error: unknown) => {
        if (way === 'server' && !page.isClosed()) throw error;
      });
      await sleep(Math.random() * 2_500);
      if (way !== 'tab') await program!.end('SIGKILL');
      // Some go on typing for a while before the tab dies as well.
      if (way === 'both') await sleep(Math.random() * 800);
      if (way !== 'server') await page.close();
      const restarted = way === 'tab' ? Promise.resolve() : start();
      await typing;
      await restarted;
      if (way !== 'server') {
        page = await context.newPage();
        await open('skills');
      }
      await expect(page.getByText('Alles gespeichert')).toBeVisible({ timeout: 40_000 });
      const { answers } = await callApi<{ answers: { field: string; value: unknown }[] }>(page, 'GET', form);
      const there = new Map(answers.map(({ field, value }) => [field, String(value as string | number)]));
      for (const [field, text] of finished)
        if (there.get(field) !== text)
          lost.push(`round ${round} (${way}) ${field}: ${there.get(field)} for ${text}`);
      expect(lost).toEqual([]);
    }
    await page.close();
  } finally {
    await context?.close();
    await program!.end('SIGKILL');
    directory.remove();
  }
});

async function typeAll(page: Page, round: number, finished: Map<string, string>): Promise<void> {
  let at = 'skills';
  for (const [section, field, text] of TYPED) {
    if (section !== at) {
      await page
        .getByRole('navigation', { name: 'Teile des Gesprächs' })
        .getByRole('button', { name: 'Ziele' })
        .click();
      at = section;
    }
    const input = page.locator(`[data-field="${field}"] .answer__main :is(input, textarea)`);
    await input.fill('');
    const words = text(round);
    await input.pressSequentially(words, { delay: NUMBERS.includes(field) ? 20 : 8 });
    await input.press('Tab');
    finished.set(field, words);
  }
}
