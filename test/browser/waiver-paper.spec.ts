import { readFile } from 'node:fs/promises';
import jsQR from 'jsqr';
import type { Page } from '@playwright/test';
import { logIn, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible } from './support/checks.js';
import { draw } from './support/signing.js';
import {
  arrangeWaiver,
  callApi,
  expectPresentable,
  registerCase,
  signOnScreen,
  yearsAgo,
} from './support/waivers.js';

/** Of one white point; a real one is a sheet of paper. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

/** What a camera would read in the picture. */
async function readCode(page: Page, png: Buffer): Promise<string | undefined> {
  const found = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const image = context.getImageData(0, 0, picture.width, picture.height);
    return { pixels: [...image.data], width: image.width, height: image.height };
  }, png.toString('base64'));
  return jsQR.default(Uint8ClampedArray.from(found.pixels), found.width, found.height)?.data;
}

test('signed with ink: one person scans, another one confirms, and who confirms has looked', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'aufnahme');
  const adult = await registerCase(page, yearsAgo(30));
  const id = await arrangeWaiver(page, adult.caseId, ['Jobcenter', 'Ausländerbehörde']);
  const address = `/faelle/${adult.caseId}/entbindungen/${id}`;
  await page.goto(address);
  await settled(page);

  await test.step('the form is a PDF', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Formular (PDF, zweisprachig)' }).click(),
    ]);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('what cannot be a scan is said before it is sent', async () => {
    const field = page.getByLabel('Scan des unterschriebenen Formulars');
    await page.getByRole('button', { name: 'Hochladen' }).click();
    await expect(page.getByText('Bitte eine Datei auswählen')).toBeVisible();
    await expect(field).toBeFocused();
    await field.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await page.getByRole('button', { name: 'Hochladen' }).click();
    await expect(page.getByText('Bitte eine PDF-, JPEG- oder PNG-Datei auswählen')).toBeVisible();
    const large = Buffer.alloc(10 * 1024 * 1024 + 1);
    await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: large });
    await page.getByRole('button', { name: 'Hochladen' }).click();
    await expect(page.getByText('größer als 10 MB')).toBeVisible();
    await expectPresentable(page, 'scan refused');
    const fake = Buffer.from('this is no picture');
    await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: fake });
    await page.getByRole('button', { name: 'Hochladen' }).click();
    await expect(page.getByText('Bitte eine PDF-, JPEG- oder PNG-Datei bis 10 MB wählen.')).toBeVisible();
  });

  await test.step('who uploads is not who confirms', async () => {
    await page
      .getByLabel('Scan des unterschriebenen Formulars')
      .setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('button', { name: 'Hochladen' }).click();
    await expect(page.getByText('Bestätigen muss ihn jemand anderes')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Scan ansehen' })).toHaveCount(0);
  });

  const second = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await logIn(second, 'beratung');
  await second.goto(address);
  await test.step('the second person looks first', async () => {
    await expect(second.getByRole('group', { name: 'Tag auf dem Papier' })).toHaveCount(0);
    await second.getByRole('button', { name: 'Scan ansehen' }).click();
    await expect(second.getByRole('img', { name: 'Scan des unterschriebenen Formulars' })).toBeVisible();
    const loaded = await second
      .getByRole('img', { name: 'Scan des unterschriebenen Formulars' })
      .evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(loaded).toBe(1);
    await expect(second.locator('input:checked')).toHaveCount(0);
    await second.getByRole('button', { name: 'Stimmt überein: bestätigen' }).click();
    await expect(second.getByText('2 Angaben stimmen noch nicht')).toBeVisible();
    await expectPresentable(second, 'confirm a scan');
    const day = second.getByRole('group', { name: 'Tag auf dem Papier' });
    await day.getByLabel('Tag').fill(new Intl.DateTimeFormat('de-DE').format(new Date()));
    await second.getByRole('group', { name: /Nr. 8/ }).getByRole('radio', { name: 'nein' }).check();
    await second.getByRole('button', { name: 'Stimmt überein: bestätigen' }).click();
    await expect(second.getByText('auf Papier', { exact: true })).toBeVisible();
    await expect(second.getByText('Die Ausländerbehörde bekommt nichts')).toBeVisible();
    await expect(second.getByRole('button', { name: 'Widerrufen' })).toBeVisible();
    await expectPresentable(second, 'in force');
  });

  await test.step('the copy is handed over', async () => {
    await second.getByRole('button', { name: 'Exemplar ausgehändigt' }).click();
    await expect(second.getByText('Exemplar ausgehändigt am')).toBeVisible();
  });
  await second.context().close();
});

test('revoking closes at once, for one institution and for all; a renewal ticks nothing', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'aufnahme');
  const adult = await registerCase(page, yearsAgo(30));
  const id = await arrangeWaiver(page, adult.caseId, ['Jobcenter', 'Sozialamt']);
  await signOnScreen(page, adult.caseId, id);

  const clerk = await (await browser.newContext()).newPage();
  await logIn(clerk, 'jobcenter');
  const seen = () =>
    clerk.evaluate(async (person) => (await fetch(`/api/releases/${person}`)).status, adult.personId);
  expect(await seen()).toBe(200);

  await test.step('the person’s file says who sees what, why and until when', async () => {
    await page.goto(`/personen/${adult.personId}`);
    await settled(page);
    const matrix = page.getByRole('region', { name: 'Wer heute was sieht' });
    await expect(matrix.getByRole('row')).toHaveCount(3);
    const row = matrix.getByRole('row').filter({ hasText: 'Jobcenter' });
    await expect(row).toContainText('Sprache, Schule');
    await expect(row).not.toContainText('noch nie');
    await expect(matrix.getByRole('row').filter({ hasText: 'Sozialamt' })).toContainText('noch nie');
    await expectPresentable(page, 'who sees what');
    await row.getByRole('link', { name: 'Schweigepflichtentbindung' }).click();
    await expect(page.getByRole('button', { name: 'Widerrufen' })).toBeVisible();
  });

  await test.step('also when the person has another case, whose waivers say nothing of it', async () => {
    await callApi(page, 'POST', `/persons/${adult.personId}/cases`, {});
    await page.goto(`/personen/${adult.personId}`);
    const matrix = page.getByRole('region', { name: 'Wer heute was sieht' });
    await expect(matrix.getByText(/HE-\d{4}-\d+/)).toHaveCount(2);
    await matrix.getByRole('link', { name: 'Schweigepflichtentbindung' }).first().click();
    await expect(page.getByRole('button', { name: 'Widerrufen' })).toBeVisible();
    expect(page.url()).toContain(`/faelle/${adult.caseId}/entbindungen/${id}`);
  });

  await test.step('a renewal takes over names and no tick', async () => {
    await page.getByRole('link', { name: 'Erneuern' }).click();
    await expect(page.getByText(/Ersetzt die Schweigepflichtentbindung vom/)).toBeVisible();
    await expect(page.locator('input:checked')).toHaveCount(0);
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Widerrufen' })).toBeVisible();
  });

  const dialog = page.getByRole('dialog');
  await test.step('one institution', async () => {
    await page.getByRole('button', { name: 'Widerrufen' }).click();
    await expect(dialog).toContainText('Ab sofort sieht dort niemand mehr etwas');
    await dialog.getByRole('button', { name: 'Jetzt widerrufen' }).click();
    await expect(dialog.getByRole('link', { name: 'Was wird widerrufen?: Bitte auswählen' })).toBeVisible();
    await dialog.getByRole('radio', { name: 'nur einzelne Stellen' }).check();
    await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await expectPresentable(page, 'revoke');
    await dialog.getByRole('checkbox', { name: /Jobcenter/ }).check();
    await dialog.getByRole('button', { name: 'Jetzt widerrufen' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^widerrufen \d/)).toBeVisible();
    expect(await seen()).toBe(404);
  });

  await test.step('all that is left, with nothing to choose', async () => {
    await page.getByRole('button', { name: 'Widerrufen' }).click();
    await expect(dialog.getByRole('radio')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Jetzt widerrufen' }).click();
    await expect(page.getByText('widerrufen', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Widerrufen' })).toHaveCount(0);
    await page.goto(`/personen/${adult.personId}`);
    await expect(page.getByText('Niemand außerhalb der Anlaufstelle sieht mehr')).toBeVisible();
  });
  await clerk.context().close();
});

test('a signature on this device logs the worker out first; on another one the link is a code', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'aufnahme');
  const adult = await registerCase(page, yearsAgo(30));
  const id = await arrangeWaiver(page, adult.caseId, ['Jobcenter']);
  await page.goto(`/faelle/${adult.caseId}/entbindungen/${id}`);
  await settled(page);

  await test.step('another device', async () => {
    await page.getByRole('button', { name: 'Auf einem anderen Gerät unterschreiben' }).click();
    const code = page.getByRole('img', { name: 'QR-Code des Links zum Unterschreiben' });
    await expect(code).toBeVisible();
    await expect(page.getByText(/Gültig bis \d\d:\d\d Uhr/)).toBeVisible();
    const link = await page.locator('.signing-link').innerText();
    expect(link).toMatch(/^http:\/\/localhost:\d+\/unterschreiben#[A-Za-z0-9_-]{43}$/);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'signing link, dark');
    expect(await readCode(page, await code.screenshot())).toBe(link);
    await page.emulateMedia({ colorScheme: 'light' });
    await expectPresentable(page, 'signing link');
    await page.keyboard.press('Escape');
  });

  await test.step('the worker signs where they are logged in, and for nobody else', async () => {
    const colleague = await (await browser.newContext()).newPage();
    await logIn(colleague, 'beratung');
    await colleague.goto(page.url());
    await expect(colleague.getByText('unterschreibt am eigenen Konto')).toBeVisible();
    await expect(colleague.getByRole('button', { name: 'Selbst unterschreiben' })).toHaveCount(0);
    await colleague.context().close();
    await page.getByRole('button', { name: 'Selbst unterschreiben' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('svg[role=img]')).toBeVisible();
    await dialog.getByRole('button', { name: 'Unterschreiben', exact: true }).click();
    await expect(dialog.getByText('Bitte unterschreiben Sie im Feld.')).toBeVisible();
    await expectPresentable(page, 'the worker signs');
    await draw(page, 'worker-signature');
    await dialog.getByRole('button', { name: 'Unterschreiben', exact: true }).click();
    await expect(dialog).toBeHidden();
    const signatures = page.getByRole('region', { name: 'Unterschriften' });
    await expect(signatures.getByText(/^unterschrieben /)).toHaveCount(1);
    await expect(page.getByText('wartet auf Unterschriften')).toBeVisible();
  });

  await test.step('this device', async () => {
    await page.getByRole('button', { name: 'Auf diesem Gerät unterschreiben' }).click();
    await expect(page.getByRole('dialog')).toContainText('Sie werden auf diesem Gerät abgemeldet');
    await expectPresentable(page, 'hand over');
    await page.getByRole('button', { name: 'Abmelden und übergeben' }).click();
    // The page takes the secret off its address at once.
    await expect(page).toHaveURL(/\/unterschreiben$/);
    const me = await page.evaluate(async () => (await fetch('/api/auth/me')).status);
    expect(me).toBe(401);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
    await expect(page.getByText(adult.givenNames)).toHaveCount(0);
  });
});

test('a disclosure on a statute: the grave ones wait for a second person', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await logIn(page, 'aufnahme');
  const adult = await registerCase(page, yearsAgo(30));
  await page.goto(`/faelle/${adult.caseId}`);
  await settled(page);
  await page.getByRole('button', { name: 'Weitergabe eintragen' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('input:checked')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Eintragen' }).click();
  await expect(dialog.getByText('5 Angaben stimmen noch nicht')).toBeVisible();
  await test.step('offers what the statute speaks of, and says when a second person is needed', async () => {
    const second = dialog.getByText('Eine zweite Person muss bestätigen');
    const health = dialog.getByRole('checkbox', { name: /^Gesundheit/ });
    await dialog.getByRole('radio', { name: /§ 69/ }).check();
    await expect(second).toBeHidden();
    await health.check();
    await expect(second).toBeVisible();
    await dialog.getByRole('radio', { name: /§ 88a/ }).check();
    await expect(health).toHaveCount(0);
    await expect(second).toBeHidden();
    await dialog.getByRole('radio', { name: /§ 69/ }).check();
    await expect(health).not.toBeChecked();
  });
  await dialog.getByRole('radio', { name: /§ 87 AufenthG/ }).check();
  await expect(dialog.getByText('Eine zweite Person muss bestätigen')).toBeVisible();
  await expect(dialog.getByLabel('Welche Stelle erfährt etwas?').locator('option')).toHaveText([
    'Bitte wählen',
    /Ausländerbehörde/,
  ]);
  await expectPresentable(page, 'disclosure with errors');
  await dialog.getByLabel('Welche Stelle erfährt etwas?').selectOption({ index: 1 });
  await dialog.getByRole('checkbox', { name: /^Name/ }).check();
  await dialog.getByLabel('Warum trifft es hier zu?').fill('Pflicht nach Dienstanweisung 3');
  await dialog.getByRole('radio', { name: 'nein' }).check();
  await dialog.getByLabel('Warum nicht (vorher) informiert?').fill('Nicht erreichbar');
  await dialog.getByRole('button', { name: 'Eintragen' }).click();
  await expect(dialog).toBeHidden();
  const section = page.getByRole('region', { name: 'Weitergaben aufgrund eines Gesetzes' });
  await expect(section).toContainText('wartet auf zweite Person');
  await expectPresentable(page, 'case with a disclosure');

  await test.step('not by oneself', async () => {
    await section.getByRole('button', { name: 'Bestätigen' }).click();
    await dialog.getByRole('button', { name: 'Bestätigen' }).click();
    await expect(dialog.getByText('Das muss jemand anderes aus dem Team bestätigen.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Abbrechen' }).click();
  });
  const released = () =>
    callApi<{ cells: unknown[] }>(page, 'GET', `/persons/${adult.personId}/releases`).then(
      ({ cells }) => cells.length,
    );
  expect(await released()).toBe(0);

  await test.step('by somebody else', async () => {
    const second = await (await browser.newContext()).newPage();
    await logIn(second, 'beratung');
    await second.goto(`/faelle/${adult.caseId}`);
    await second.getByRole('button', { name: 'Bestätigen' }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Bestätigen' }).click();
    await expect(second.getByText(/bestätigt von/)).toBeVisible();
    await second.context().close();
    expect(await released()).toBe(1);
  });

  await test.step('and ended', async () => {
    await page.reload();
    await section.getByRole('button', { name: 'Beenden' }).click();
    await dialog.getByRole('button', { name: 'Beenden' }).click();
    await expect(section.getByText('beendet', { exact: true })).toBeVisible();
    expect(await released()).toBe(0);
  });
});
