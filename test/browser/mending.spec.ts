import type { Locator, Page } from '@playwright/test';
import { logIn } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow } from './support/checks.js';
import { arriveWithSlip } from './support/intake.js';

const codeOn = (page: Page) => page.locator('.sheet .row__text .number');
const station = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('the office corrects what an institution settled, and the institution has it again', async ({
  page,
  browser,
}) => {
  await logIn(page, 'aufnahme');
  await arriveWithSlip(page, /Ausländerbehörde|Abschlussgespräch/);
  const caseNumber = await page.locator('.file-header .number').first().innerText();
  const office = station(page, 'Ausländerbehörde');
  await expect(office.getByRole('button', { name: /Letzten Stempel berichtigen/ })).toHaveCount(0);

  const clerk = await (await browser.newContext()).newPage();
  await logIn(clerk, 'abh');
  await clerk.goto(`/s/${await codeOn(page).innerText()}`);
  await expect(clerk.getByText(caseNumber)).toBeVisible();
  await clerk.getByRole('button', { name: 'Stempeln' }).click();
  await clerk.getByRole('radio', { name: 'bewilligt' }).check();
  await clerk.getByRole('dialog').getByRole('button', { name: 'Stempeln' }).click();
  await expect(clerk.getByText('Der Stempel ist eingetragen')).toBeVisible();

  await page.reload();
  await expect(office.getByText('erledigt', { exact: true })).toBeVisible();
  await expect(office.getByRole('button', { name: /Stempel nachtragen/ })).toHaveCount(0);
  await office.getByRole('button', { name: 'Letzten Stempel berichtigen Ausländerbehörde' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Stempel berichtigen: Ausländerbehörde' });
  await expect(dialog.getByRole('radio', { name: 'bewilligt' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'Unterlagen fehlen' }).check();
  await dialog.getByLabel('Vermerk').fill('Passfoto fehlt');
  await dialog.getByRole('button', { name: 'Berichtigung eintragen' }).click();
  await expect(dialog.getByRole('link', { name: 'Wie übermittelt: Bitte auswählen' })).toBeVisible();
  await expectAccessible(page, 'correction by the office');
  await expectReflow(page, 'correction by the office');
  await dialog.getByRole('radio', { name: 'am Telefon' }).check();
  await dialog.getByRole('button', { name: 'Berichtigung eintragen' }).click();
  await expect(dialog).toBeHidden();
  await expect(office.getByText('begonnen', { exact: true })).toBeVisible();
  await expect(office.locator('.stamp--corrected')).toContainText('bewilligt');
  await expect(office.locator('.stamp').last()).toContainText(/Unterlagen fehlen · Berichtigung/);

  await clerk.reload();
  await expect(clerk.getByText('Passfoto fehlt')).toBeVisible();
  await expect(clerk.getByRole('button', { name: 'Stempeln' })).toBeVisible();
  await clerk.context().close();
});

test('a closing interview stamped by mistake is corrected, and the slip runs again', async ({ page }) => {
  await logIn(page, 'aufnahme');
  await arriveWithSlip(page, /Ausländerbehörde|Abschlussgespräch/);
  const dialog = page.getByRole('dialog');
  for (const name of ['Ausländerbehörde', 'Abschlussgespräch']) {
    await page.getByRole('button', { name: `Stempel nachtragen ${name}` }).click();
    await dialog.getByRole('radio', { name: 'erledigt' }).check();
    await dialog.getByRole('button', { name: 'Nachtragen' }).click();
    await expect(dialog).toBeHidden();
  }
  const sheet = page.locator('.sheet');
  await expect(sheet).toContainText('abgeschlossen');
  await expect(station(page, 'Ausländerbehörde').getByRole('button')).toHaveCount(0);

  await page.getByRole('button', { name: 'Letzten Stempel berichtigen Abschlussgespräch' }).click();
  await expect(dialog.getByText('läuft der Laufzettel wieder', { exact: false })).toBeVisible();
  // The office's own station: nobody reported it.
  await expect(dialog.getByText('Wie übermittelt')).toHaveCount(0);
  await dialog.getByRole('radio', { name: 'nicht erschienen' }).check();
  await expectAccessible(page, 'correction of the closing interview');
  await expectReflow(page, 'correction of the closing interview');
  await dialog.getByRole('button', { name: 'Berichtigung eintragen' }).click();
  await expect(dialog).toBeHidden();
  await expect(sheet).not.toContainText('abgeschlossen');
  await expect(station(page, 'Abschlussgespräch').getByText('zu klären')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stempel nachtragen Abschlussgespräch' })).toBeVisible();
});
