import type { Locator, Page } from '@playwright/test';
import { logIn } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow } from './support/checks.js';
import { arriveWithSlip } from './support/intake.js';

const codeOn = (page: Page) => page.locator('.sheet .row__text .number');
const station = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('a lost sheet: its code leads nowhere, the new one does, and the log says why', async ({
  page,
  browser,
}) => {
  await logIn(page, 'aufnahme');
  await arriveWithSlip(page, /./);
  const lost = await codeOn(page).innerText();
  const caseNumber = await page.locator('.file-header .number').first().innerText();
  const dialog = page.getByRole('dialog', { name: 'Gedrucktes Blatt ersetzen' });
  const submit = dialog.getByRole('button', { name: 'Blatt ersetzen' });

  await page.getByRole('button', { name: 'Blatt ersetzen' }).press('Enter');
  await expect(dialog.getByText('Der Code auf dem alten Blatt führt dann nirgends mehr hin.')).toBeVisible();
  await submit.click();
  await expect(dialog.getByRole('link', { name: 'Anlass: Bitte auswählen' })).toBeVisible();
  await expectAccessible(page, 'replace a sheet');
  await expectReflow(page, 'replace a sheet');
  await dialog.getByRole('radio', { name: 'Das Blatt ist verloren' }).check();

  await test.step('somebody else replaced it meanwhile', async () => {
    const faster = await (await browser.newContext()).newPage();
    await logIn(faster, 'beratung');
    await faster.goto(page.url());
    await faster.getByRole('button', { name: 'Blatt ersetzen' }).click();
    await faster.getByRole('radio', { name: /fremde Hände/ }).check();
    await faster.getByRole('dialog').getByRole('button', { name: 'Blatt ersetzen' }).click();
    await expect(faster.getByText('Das alte Blatt gilt nicht mehr')).toBeVisible();
    await faster.context().close();
    await submit.click();
    await expect(dialog.getByText('In der Zwischenzeit geändert')).toBeVisible();
    await expectAccessible(page, 'sheet replaced by somebody else');
    await dialog.getByRole('button', { name: 'Neuen Stand laden' }).click();
    await expect(dialog.getByText('In der Zwischenzeit geändert')).toHaveCount(0);
    await expect(dialog.getByText(lost)).toHaveCount(0);
  });

  await submit.click();
  await expect(dialog.locator('.kern-alert--success')).toBeFocused();
  await expectAccessible(page, 'sheet replaced');
  await expectReflow(page, 'sheet replaced');
  const code = await dialog.locator('.number').innerText();
  expect(code).not.toBe(lost);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Laufzettel drucken (PDF)' }).click(),
  ]);
  expect(download.suggestedFilename()).toContain(caseNumber);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Blatt ersetzen' })).toBeFocused();
  await expect(codeOn(page)).toHaveText(code);

  const clerk = await (await browser.newContext()).newPage();
  await logIn(clerk, 'abh');
  await clerk.goto(`/s/${lost}`);
  await expect(clerk.getByRole('heading', { name: 'Nichts gefunden' })).toBeVisible();
  await clerk.goto(`/s/${code}`);
  await expect(clerk.getByRole('heading', { level: 1, name: 'Station' })).toBeVisible();
  await expect(clerk.getByText(caseNumber)).toBeVisible();
  await clerk.context().close();

  const overseer = await (await browser.newContext()).newPage();
  await logIn(overseer, 'aufsicht');
  await overseer.getByLabel('Fallnummer').fill(caseNumber);
  await overseer.getByRole('button', { name: 'Suchen', exact: true }).last().click();
  const entry = overseer
    .getByRole('row')
    .filter({ hasText: 'Anna Aufnahme' })
    .filter({ hasText: 'geändert' })
    .filter({ hasText: 'Laufzettel' })
    .first();
  await entry.getByText('Einzelheiten').click();
  await expect(entry).toContainText(/Grund\s*Blatt verloren/);
  await expect(entry).toContainText(/gedrucktes Blatt/);
  await overseer.context().close();
});

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
  await expect(page.getByRole('button', { name: 'Blatt ersetzen' })).toHaveCount(0);
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
  await expect(page.getByRole('button', { name: 'Blatt ersetzen' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stempel nachtragen Abschlussgespräch' })).toBeVisible();
});
