import type { Browser, Page } from '@playwright/test';
import { logIn, logOut, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-district.js';
import { expectAccessible, expectReflow, walkByKeyboard } from './support/checks.js';

test('after log-out nothing of a person is left in the browser, and Back shows none of it', async ({
  page,
  context,
}) => {
  await logIn(page, 'aufnahme');
  await page.goto('/faelle?alle=true');
  await settled(page);
  const name = await page.locator('main .rows a').first().innerText();
  await page.locator('main .rows a').first().click();
  await settled(page);
  await logOut(page);

  expect(await context.cookies()).toEqual([expect.objectContaining({ name: 'device', httpOnly: true })]);
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => !key.startsWith('anlaufstelle.')),
    // Where pages were scrolled to, by random keys.
    session: Object.keys(sessionStorage).filter((key) => !key.startsWith('tsr-scroll-restoration')),
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(kept).toEqual({ local: [], session: [], caches: [], databases: [], workers: 0 });
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toContain(name);

  for (let i = 0; i < 3; i++) {
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
    await expect(page.getByText(name)).toHaveCount(0);
  }
});

test('a log-out counts for the server too, although the access token has run out', async ({
  page,
  context,
}) => {
  await logIn(page, 'empfang');
  const refresh = (await context.cookies()).find((cookie) => cookie.name === 'refresh')!;
  await context.clearCookies({ name: 'access' });
  await logOut(page);
  await context.addCookies([refresh]);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
});

/** A page whose console may complain about a server that is not there, at a list of people; and one of the names. */
async function amongCases(browser: Browser): Promise<{ page: Page; name: string }> {
  const page = await (await browser.newContext()).newPage();
  await logIn(page, 'aufnahme');
  await page.goto('/faelle?alle=true');
  await settled(page);
  return { page, name: await page.locator('main .rows a').first().innerText() };
}

const notYetOut = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'Sie sind noch nicht abgemeldet: keine Verbindung' });
const loginPage = (page: Page) => page.getByRole('heading', { level: 1, name: 'Anmelden' });
const marker = (page: Page) => page.evaluate(() => localStorage.getItem('anlaufstelle.leaving'));
const LOG_OUT = '**/api/auth/logout';

test('without a network a log-out hides everything in every tab, says so and is made up for', async ({
  browser,
}) => {
  const { page, name } = await amongCases(browser);
  const context = page.context();
  const other = await context.newPage();
  await other.goto('/faelle?alle=true');
  await settled(other);

  await page.locator('main .rows a').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /Fall HE-/ })).toBeVisible();
  await expect(page.getByRole('main').getByText(name).first()).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(notYetOut(page)).toBeFocused();
  await expect(notYetOut(other)).toBeVisible();
  for (const tab of [page, other]) {
    await expect(tab.getByText(name)).toHaveCount(0);
    await expect(tab.getByText('Anna Aufnahme')).toHaveCount(0);
  }
  await expectAccessible(page, 'not logged out yet');
  await expectReflow(page, 'not logged out yet');
  const reached = await walkByKeyboard(page, 'not logged out yet');
  expect(reached).toEqual(['BUTTON Noch einmal versuchen', 'BUTTON Neu anmelden']);
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).press('Enter');
  await expect(page.getByText('Der Server ist noch nicht erreichbar')).toBeVisible();
  await page.goBack();
  await expect(notYetOut(page)).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);

  await context.setOffline(false);
  await expect(loginPage(page)).toBeVisible();
  await expect(loginPage(other)).toBeVisible();
  expect((await context.cookies()).map((cookie) => cookie.name)).toEqual(['device']);
  expect(await marker(page)).toBeNull();
});

test('what waited for the network is not sent after the log-out', async ({ browser }) => {
  const { page } = await amongCases(browser);
  await page.goto('/konto');
  await page.getByLabel('Bisheriges Passwort').fill('falsch-falsch-falsch');
  await page.getByLabel('Neues Passwort').fill('egal-egal-egal-egal');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Passwort ändern' }).click();
  await expect(page.getByText('Eine Eingabe wartet', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page.getByText('Eingaben, die auf die Verbindung gewartet haben, wurden nicht')).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.context().setOffline(false);
  await expect(loginPage(page)).toBeVisible();
  expect(sent.filter((url) => url.includes('/password'))).toEqual([]);
});

test('a log-out the server refuses is tried again by itself, and nobody is in meanwhile', async ({
  browser,
}) => {
  const { page, name } = await amongCases(browser);
  // As a proxy answers while the program behind it restarts.
  await page.route(LOG_OUT, (route) => route.fulfill({ status: 503 }));
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(notYetOut(page)).toBeVisible();
  await page.goto('/faelle?alle=true');
  await expect(notYetOut(page)).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
  await page.unroute(LOG_OUT);
  await expect(loginPage(page)).toBeVisible();
  expect(await marker(page)).toBeNull();
  await page.goto('/faelle?alle=true');
  await expect(loginPage(page)).toBeVisible();
});

test('a log-out cut short by going elsewhere is made up for on coming back', async ({ browser }) => {
  const { page } = await amongCases(browser);
  await page.route(LOG_OUT, () => undefined);
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect.poll(() => marker(page)).toBe('trying');
  await page.goto('about:blank');
  await page.unroute(LOG_OUT);
  expect((await page.context().cookies()).map((cookie) => cookie.name)).toContain('refresh');
  await page.goto('/faelle?alle=true');
  await expect(loginPage(page)).toBeVisible();
  expect((await page.context().cookies()).map((cookie) => cookie.name)).toEqual(['device']);
});

test('whoever logs in anew is in and stays in', async ({ browser }) => {
  const { page } = await amongCases(browser);
  await page.route(LOG_OUT, (route) => route.abort());
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.getByRole('button', { name: 'Neu anmelden' }).press('Enter');
  await expectAccessible(page, 'not logged out yet, with log-in');
  await expectReflow(page, 'not logged out yet, with log-in');
  await page.getByLabel('Benutzername').fill('empfang');
  await page.getByLabel('Passwort').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Empfang' })).toBeVisible();
  expect(await marker(page)).toBeNull();
  await page.unroute(LOG_OUT);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Empfang' })).toBeVisible();
});

test('a name that looks like markup is shown as it is written, and runs nothing', async ({ page }) => {
  const name = `<img src=x onerror=alert(1)>`;
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await logIn(page, 'aufnahme');
  // Names take letters only; free text takes everything, so the concern of a case carries it.
  const answer = await page.evaluate(
    async ([concern]) => {
      const send = async (method: string, path: string, body?: object) =>
        (await (
          await fetch(`/api${path}`, {
            method,
            headers: { 'content-type': 'application/json' },
            body: body && JSON.stringify(body),
          })
        ).json()) as { id: string; version: number; items: { id: string }[] };
      const list = await send('GET', '/cases?scope=all');
      const id = list.items[0]?.id ?? '';
      const { version } = await send('GET', `/cases/${id}`);
      await send('PATCH', `/cases/${id}`, { version, concern });
      return id;
    },
    [name],
  );
  await page.goto(`/faelle/${answer}`);
  await settled(page);
  await expect(page.getByText(name)).toBeVisible();
  expect(dialogs).toBe(0);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});
