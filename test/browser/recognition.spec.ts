import { logIn, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow } from './support/checks.js';
import { dayFromToday } from './support/intake.js';
import type { Locator, Page } from '@playwright/test';

/** Pastes a whole day into the three fields of a date. */
const putDay = (within: Page | Locator, name: string, day: string): Promise<void> =>
  within
    .getByRole('group', { name: new RegExp(`^${name}`) })
    .getByLabel('Tag')
    .fill(day);

/** Everything the office has to do, under its headings. */
async function workList(page: Page): Promise<Locator> {
  await page.goto('/');
  await page.getByText('Alle', { exact: true }).click();
  await settled(page);
  return page.getByRole('region', { name: 'Zu tun' });
}

test('a counselor follows Oksana’s nursing diploma: papers, application, deadline in the work list', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'beratung');
  await settled(page);
  await page.getByRole('searchbox').fill('Probetest');
  await page.getByRole('searchbox').press('Enter');
  await page
    .getByRole('link', { name: /Probetest/ })
    .first()
    .click();
  await page.getByRole('link', { name: /^HE-/ }).first().click();
  await settled(page);
  const section = page.getByRole('region', { name: 'Anerkennung', exact: true });
  await expect(section).toContainText('Noch kein Verfahren');

  await section.getByRole('button', { name: 'Verfahren anlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog.getByRole('link', { name: /^Beruf: / })).toBeVisible();
  await dialog.getByLabel('Beruf', { exact: true }).fill('nurse');
  await dialog.getByRole('radio', { name: /^Pflegefach/ }).check();
  // The list's occupation says the rest: regulated, and by a law of its own.
  await expect(dialog.getByLabel('Braucht der Beruf eine Anerkennung?')).toHaveValue('regulated');
  await expect(dialog.getByLabel('Nach welchem Recht?')).toHaveValue('pflbg');
  await expect(dialog).toContainText(
    'Entscheidung: 4 Monate nach vollständigen Unterlagen (§ 43 Abs. 3 Satz 1 PflAPrV)',
  );
  await dialog.getByLabel(/^Name der Stelle/).fill('Landesamt Lüneburg');
  await dialog.getByLabel('Stand', { exact: true }).selectOption('documents_collecting');
  await putDay(dialog, 'In diesem Stand seit', dayFromToday(-75));
  await dialog.getByLabel(/^Nötiges Deutsch/).fill('B2 und Fachsprache');
  await dialog.getByLabel(/^Wer bezahlt/).selectOption('recognition_grant');
  await expectAccessible(page, 'recognition: add');
  await expectReflow(page, 'recognition: add');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog).toBeHidden();

  await expect(section.getByRole('heading', { name: /^Pflegefach/ })).toBeVisible();
  await expect(section.locator('[aria-current=step]')).toContainText('Unterlagen werden gesammelt');
  await expect(section).toContainText('Unterlagen fehlen');
  // A tick is the server's answer a moment later: clicked, and then looked at.
  await section.getByRole('checkbox', { name: /^Lebenslauf auf Deutsch/ }).click();
  await expect(section).toContainText('Unterlagen: 1 von 7 da');
  await section.getByRole('checkbox', { name: 'angefordert Zeugnisse der Ausbildung' }).click();
  await expect(section.getByRole('checkbox', { name: 'angefordert Zeugnisse der Ausbildung' })).toBeChecked();
  await expectAccessible(page, 'case with a recognition');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'case with a recognition, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expectReflow(page, 'case with a recognition');

  const tasks = await workList(page);
  const papers = tasks.getByRole('listitem').filter({ hasText: 'Anerkennung, Unterlagen fehlen' });
  await expect(papers).toContainText('Probetest');
  await papers.getByRole('link').click();

  await section.getByRole('button', { name: 'Nächster Schritt' }).click();
  await dialog.getByRole('radio', { name: 'Antrag gestellt' }).check();
  await putDay(dialog, 'Am', dayFromToday(-40));
  await dialog.getByLabel(/^Vermerk/).fill('per Post, mit Einschreiben');
  await expectAccessible(page, 'recognition: step');
  await expectReflow(page, 'recognition: step');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(section.locator('[aria-current=step]')).toContainText('Antrag gestellt');
  const receipt = section.getByRole('listitem').filter({ hasText: 'Eingangsbestätigung bis' });
  await expect(receipt).toContainText('Überfällig');
  await expect(receipt).toContainText('Erwartet nach dem Vorbild von § 13 Abs. 2 BQFG');

  const due = (await workList(page))
    .getByRole('listitem')
    .filter({ hasText: 'Anerkennung, Eingangsbestätigung' });
  await expect(due).toContainText('Pflegefach');
  await expect(papers).toHaveCount(0);
  // Under the heading of what is overdue, and no later one.
  const headings = due.locator('xpath=ancestor::ul/preceding-sibling::h3[1]');
  await expect(headings).toContainText('Überfällig');
  await due.getByRole('link').click();

  await section.getByRole('button', { name: 'Nächster Schritt' }).click();
  await dialog.getByRole('radio', { name: 'Eingang bestätigt' }).check();
  await putDay(dialog, 'Am', dayFromToday(-20));
  await putDay(dialog, 'Unterlagen vollständig am', dayFromToday(-30));
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(section).toContainText('Frist nach § 43 Abs. 3 Satz 1 PflAPrV, Stand ');
  await expect(due).toHaveCount(0);
  await section.getByText('Verlauf (3)').click();
  await expect(section).toContainText('per Post, mit Einschreiben');

  await section.getByRole('button', { name: 'Angaben ändern' }).click();
  await expect(dialog.getByLabel('Beruf', { exact: true })).toHaveValue(/^Pflegefach/);
  await dialog.getByLabel(/^Wer bezahlt/).selectOption('jobcenter');
  await expectAccessible(page, 'recognition: change');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(section).toContainText('Jobcenter');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('region', { name: 'Recognition', exact: true })).toContainText(
    'receipt confirmed',
  );
  await expectAccessible(page, 'recognition in English');
});
