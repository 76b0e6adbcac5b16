import { logIn, logOut, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';

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
