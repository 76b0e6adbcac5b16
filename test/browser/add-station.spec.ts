import { logIn } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow } from './support/checks.js';
import { arriveWithSlip, dayFromToday } from './support/intake.js';
import { another } from './support/signing.js';

test('a station is added to a running Laufzettel, and the clerk of its institution finds it', async ({
  page,
  browser,
}) => {
  await logIn(page, 'aufnahme');
  await arriveWithSlip(page, /Meldebehörde|Ausländerbehörde|Abschlussgespräch/);
  const caseNumber = (await page.getByRole('heading', { level: 1 }).textContent())!.replace('Fall ', '');
  const clerk = await another(browser, 'jobcenter');
  const findAtCounter = async () => {
    await clerk.goto('/');
    await clerk.getByRole('searchbox').fill(caseNumber);
    await clerk.getByRole('searchbox').press('Enter');
  };
  const found = clerk.locator('main .rows a');

  await test.step('nothing printed yet: nothing to print again', async () => {
    const print = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Laufzettel drucken (PDF)' }).click();
    await print;
    await findAtCounter();
    await expect(clerk.getByText(/keine offene Station Ihrer Institution/)).toBeVisible();
    await expect(found).toHaveCount(0);
  });

  await test.step('the dialog knows what follows from the station', async () => {
    await page.getByRole('button', { name: 'Station hinzufügen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Station hinzufügen' });
    await dialog.getByRole('button', { name: 'Station hinzufügen' }).click();
    await expect(dialog.getByRole('link', { name: /^Station: Bitte auswählen/ })).toBeVisible();
    const station = dialog.getByRole('combobox', { name: 'Station' });
    await expect(station.getByRole('option', { name: 'Meldebehörde' })).toHaveCount(0);
    await station.selectOption('Jobcenter');
    await expect(dialog.getByText(/^nach: Ausländerbehörde, Meldebehörde$/)).toBeVisible();
    await expect(dialog.getByRole('combobox', { name: 'Institution' })).not.toHaveValue('');
    await dialog.getByLabel('Wozu').fill('Kosten der Übersetzungen');
    await dialog.getByText('Anderes Datum vereinbaren').click();
    await dialog.getByLabel('Tag').fill(dayFromToday(-1));
    await expectAccessible(page, 'adding a station');
    await expectReflow(page, 'adding a station');
    await dialog.getByRole('button', { name: 'Station hinzufügen' }).click();
    await expect(dialog.getByRole('link', { name: /liegt in der Vergangenheit/ })).toBeVisible();
    await dialog.getByLabel('Tag').fill(dayFromToday(20));
    await dialog.getByRole('button', { name: 'Station hinzufügen' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('it stands before the closing interview, and the sheet is out of date', async () => {
    await expect(page.locator('.timeline__head h3')).toHaveText([
      'Meldebehörde',
      'Ausländerbehörde',
      'Jobcenter',
      'Abschlussgespräch',
    ]);
    await expect(page.getByText('Wozu: Kosten der Übersetzungen')).toBeVisible();
    const notice = page.locator('.kern-alert', { hasText: 'Blatt neu drucken' });
    await expect(notice).toBeVisible();
    await expectAccessible(page, 'a sheet to be printed again');
    await expectReflow(page, 'a sheet to be printed again');
    await page.getByRole('button', { name: 'Laufzettel drucken (PDF)' }).click();
    await expect(notice).toBeHidden();
  });

  await test.step('the clerk has it at once, without the office’s note', async () => {
    await findAtCounter();
    await expect(found).toHaveCount(1);
    await found.click();
    await expect(clerk.getByText(caseNumber)).toBeVisible();
    await expect(clerk.getByText('Übersetzungen')).toHaveCount(0);
  });
});
