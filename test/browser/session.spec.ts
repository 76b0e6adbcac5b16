import { logIn, logOut, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible } from './support/checks.js';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-district.js';

test('a session about to end says so and can be kept', async ({ page }) => {
  await page.clock.install();
  await logIn(page, 'aufnahme');
  const idleEnd = await page.evaluate(async () => {
    const answer = await fetch('/api/auth/me');
    return Date.parse(((await answer.json()) as { idleExpiresAt: string }).idleExpiresAt) - Date.now();
  });
  await page.clock.fastForward(idleEnd - 90_000);
  const dialog = page.getByRole('dialog', { name: 'Ihre Sitzung endet bald' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'warning before the session ends');
  await dialog.getByRole('button', { name: 'Angemeldet bleiben' }).click();
  await expect(dialog).toBeHidden();
});

test('a session that has ended is resumed in place, and what was typed goes on', async ({
  page,
  context,
}) => {
  await logIn(page, 'empfang');
  await page.getByRole('link', { name: 'Person erfassen', exact: true }).first().click();
  await page.getByLabel('Familienname').fill('Zwischenzeit');
  await page.getByLabel('Vornamen').fill('Zora');
  await page.getByLabel('Jahr').fill('1991');
  await page.getByRole('radio', { name: 'weiblich' }).check();
  await context.clearCookies();
  await page.getByRole('button', { name: 'Person erfassen' }).click();

  const dialog = page.getByRole('dialog', { name: 'Ihre Sitzung ist beendet' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page, 'log-in in place');
  await dialog.getByLabel('Passwort').fill(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'Anmelden' }).click();
  await expect(dialog).toBeHidden();
  // The call that was refused has gone on by itself.
  await expect(page.getByText('Die Person ist erfasst')).toBeVisible();
});

test('another user who logs in there sees nothing of the one before', async ({ page, context }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/faelle?alle=true');
  await settled(page);
  const name = await page.locator('main .rows a').first().innerText();
  await context.clearCookies();
  await page.locator('main .rows a').first().click();
  const dialog = page.getByRole('dialog', { name: 'Ihre Sitzung ist beendet' });
  await dialog.getByLabel('Benutzername').fill('verwaltung');
  await dialog.getByLabel('Passwort').fill(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Benutzer' })).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('log-out in one tab ends the other', async ({ page, context }) => {
  await logIn(page, 'aufnahme');
  const other = await context.newPage();
  await other.goto('/faelle');
  await settled(other);
  await logOut(page);
  await expect(other.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
});

test('a scanned sheet asks for the log-in first and goes on then', async ({ page }) => {
  await page.goto('/s/GIBTESNICHT');
  await expect(page).toHaveURL(/\/login/);
  await page.getByLabel('Benutzername').fill('abh');
  await page.getByLabel('Passwort').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page).toHaveURL(/\/s\/GIBTESNICHT$/);
  await expect(page.getByRole('heading', { name: 'Nichts gefunden' })).toBeVisible();
});

test('without a network the page says so, waits, and sends when it is back', async ({ page, context }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/konto');
  await page.getByLabel('Bisheriges Passwort').fill('falsch-falsch-falsch');
  await page.getByLabel('Neues Passwort').fill('egal-egal-egal-egal');
  await context.setOffline(true);
  await expect(page.getByText('Keine Verbindung.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Passwort ändern' }).click();
  await expect(page.getByText('Eine Eingabe wartet', { exact: false })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('Keine Verbindung.', { exact: false })).toBeHidden();
  await expect(page.getByText('Eine Angabe stimmt noch nicht')).toBeVisible();
});

test('the draft of an intake survives a reload and another browser', async ({ page, browser }) => {
  await logIn(page, 'beratung');
  await page.goto('/aufnahme');
  await page.getByLabel('Familienname').fill('Entwurfowa');
  await expect(page.getByText('Entwurf gespeichert', { exact: false })).toBeVisible();
  const elsewhere = await (await browser.newContext()).newPage();
  await logIn(elsewhere, 'beratung');
  await elsewhere.goto('/aufnahme');
  await expect(elsewhere.getByText('ist wieder da', { exact: false })).toBeVisible();
  await expect(elsewhere.getByLabel('Familienname')).toHaveValue('Entwurfowa');
  await elsewhere.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(elsewhere.getByLabel('Familienname')).toHaveValue('');
  await elsewhere.context().close();
});
