import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { choose, logIn } from './support/actions.js';
import { next } from './support/intake.js';

/**
 * The program's main job from the first click: intake registers somebody, hands out the Laufzettel, the
 * Ausländerbehörde stamps, the supervisor sees both.
 */
const LATIN = { familyName: 'Al-Beispieli', givenNames: 'Nur Hussam' };
const ARABIC = 'نور حسام البيسبيلي';

test('from arrival to stamp', async ({ browser }) => {
  const desk = await (await browser.newContext()).newPage();
  await logIn(desk, 'aufnahme');
  await desk.getByRole('link', { name: 'Aufnahme', exact: true }).first().click();

  await test.step('a person with an Arabic name', async () => {
    await desk.getByLabel('Familienname').fill(LATIN.familyName);
    await desk.getByLabel('Vornamen').fill(LATIN.givenNames);
    await desk.getByLabel('Name in der eigenen Schrift').fill(ARABIC);
    const birth = desk.getByRole('group', { name: 'Geburtsdatum' });
    await birth.getByLabel('Tag').fill('5');
    await birth.getByLabel('Monat').fill('11');
    await birth.getByLabel('Jahr').fill('1996');
    await desk.getByRole('radio', { name: 'männlich' }).check();
    await choose(desk, 'Staatsangehörigkeit', 'Syrien');
    await next(desk, 'Kontakt und Wohnen');
  });

  await test.step('where they live, what they speak, what their paper says', async () => {
    await desk.getByLabel('Straße').fill('Musterstraße');
    await desk.getByLabel('Hausnummer').fill('9');
    await desk.getByLabel('Postleitzahl').fill('38364');
    await desk.getByRole('textbox', { name: /^Ort\b/ }).fill('Schöningen');
    await choose(desk, 'Kommune', 'Schöningen');
    const arrived = desk.getByRole('group', { name: /Zuzug/ });
    await arrived.getByLabel('Tag').fill('20');
    await arrived.getByLabel('Monat').fill('11');
    await arrived.getByLabel('Jahr').fill('2026');
    await next(desk, 'Sprachen');
    await choose(desk, 'Sprachen', 'Arabisch');
    await next(desk, 'Aufenthalt');
    await choose(desk, 'Aufenthaltsstatus', 'Aufenthaltsgestattung');
    await expect(desk.getByText('Hinweis, keine Entscheidung')).toBeVisible();
    await next(desk, 'Fall und Laufzettel');
  });

  await test.step('case and route A', async () => {
    await desk.getByLabel('Anliegen').fill('Deutschkurs und Arbeit');
    await desk.getByRole('radio', { name: /Route A/ }).check();
    // The registration office is that of the Kommune given two steps before, the period runs from the day they came.
    await expect(
      desk.getByRole('combobox', { name: 'Institution' }).first().locator('option:checked'),
    ).toHaveText(/Schöningen/);
    await expect(desk.getByText(/gesetzlich, § 17 Abs. 1 BMG/)).toBeVisible();
    await next(desk, 'Prüfen');
    await expect(desk.getByText(ARABIC)).toBeVisible();
    await desk.getByRole('button', { name: 'Anlegen' }).click();
    await expect(desk.getByRole('heading', { name: 'Aufnahme abgeschlossen' })).toBeVisible();
  });

  const caseNumber = await test.step('the case has a number, the sheet is a PDF', async () => {
    const shown = desk.getByText(/HE-\d{4}-\d{6}/).first();
    await expect(shown).toBeVisible();
    const number = /HE-\d{4}-\d{6}/.exec(await shown.innerText())![0];
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: 'Laufzettel drucken (PDF)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`Laufzettel-${number}-ar.pdf`);
    const pdf = await readFile(await download.path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
    return number;
  });

  const clerk = await (await browser.newContext()).newPage();
  await test.step('the clerk of the Ausländerbehörde finds the station and stamps it', async () => {
    await logIn(clerk, 'abh');
    await expect(clerk.getByRole('heading', { name: 'Offene Stationen' })).toBeVisible();
    await clerk.getByRole('link', { name: new RegExp(LATIN.familyName) }).click();
    await expect(clerk.getByText(caseNumber)).toBeVisible();
    await expect(clerk.getByText(ARABIC)).toBeVisible();
    // Of the person the counter sees name and birth date, of the case its number.
    await expect(clerk.getByText(/Musterstraße|Aufenthaltsgestattung|Deutschkurs/)).toHaveCount(0);
    await clerk.getByRole('button', { name: 'Stempeln' }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'erledigt' }).check();
    await dialog.getByText(/^Weitere Angaben/).click();
    await dialog.getByLabel('Vermerk').fill('Gestattung verlängert');
    await dialog.getByRole('button', { name: 'Stempeln' }).click();
    await expect(clerk.getByText('Der Stempel ist eingetragen')).toBeVisible();
  });

  await test.step('the office sees it on the timeline', async () => {
    await desk.getByRole('link', { name: 'Zum Fall' }).click();
    await expect(desk.getByText('1 von 7 Stationen')).toBeVisible();
    await expect(desk.getByText('Gestattung verlängert')).toBeVisible();
    // How to reach who is still to be gone to; the Ausländerbehörde is settled.
    const social = desk
      .getByRole('listitem')
      .filter({ has: desk.getByRole('heading', { name: 'Sozialamt' }) });
    await expect(social.getByRole('link', { name: '05351 000-300' })).toBeVisible();
    const settled = desk
      .getByRole('listitem')
      .filter({ has: desk.getByRole('heading', { name: 'Ausländerbehörde' }) });
    await expect(settled.getByText('Öffnungszeiten')).toHaveCount(0);
  });

  await test.step('another institution finds nothing', async () => {
    const other = await (await browser.newContext()).newPage();
    await logIn(other, 'jobcenter');
    await other.goto(clerk.url());
    await expect(other.getByText(LATIN.familyName)).toHaveCount(0);
    await expect(other.getByText('Nicht gefunden').first()).toBeVisible();
  });

  await test.step('the supervisor finds who did what', async () => {
    const overseer = await (await browser.newContext()).newPage();
    await logIn(overseer, 'aufsicht');
    await overseer.getByLabel('Fallnummer').fill(caseNumber);
    await overseer.getByRole('button', { name: 'Suchen', exact: true }).last().click();
    const table = overseer.getByRole('table');
    await expect(table.getByText('Anna Aufnahme').first()).toBeVisible();
    await expect(table.getByText('Bernd Beispiel').first()).toBeVisible();
    const stamped = table
      .getByRole('row')
      .filter({ hasText: 'Bernd Beispiel' })
      .filter({ hasText: 'gestempelt' })
      .first();
    await stamped.getByText('Einzelheiten').click();
    await expect(stamped).toContainText(/Ergebnis\s*erledigt/);
    await expect(stamped).toContainText(/Wie übermittelt\s*am Bildschirm/);
    await expect(overseer.getByText(LATIN.familyName)).toHaveCount(0);
  });
});
