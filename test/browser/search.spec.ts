import type { Page } from '@playwright/test';
import { logIn } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow } from './support/checks.js';

async function search(page: Page, query: string): Promise<void> {
  await page.getByRole('searchbox').fill(query);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Suchergebnis' })).toBeVisible();
}

const ALIKE = 'Niemand heißt genau so. Ähnlich geschrieben:';

test('names that nobody has as typed are found in similar spelling, and said to be', async ({ page }) => {
  await logIn(page, 'empfang');
  await page.goto('/erfassung');
  await page.getByLabel('Familienname').fill('Hosseinipour');
  await page.getByLabel('Vornamen').fill('Mahnaz');
  await page.getByLabel('Jahr').fill('1987');
  await page.getByRole('radio', { name: 'weiblich' }).check();
  await page.getByRole('button', { name: 'Person erfassen' }).click();
  await expect(page.getByText('Die Person ist erfasst')).toBeVisible();
  await page.getByRole('button', { name: 'Fall eröffnen' }).click();
  await expect(page.getByText('Der Fall ist eröffnet')).toBeVisible();
  const number = /HE-\d{4}-(\d{6})/.exec(await page.getByRole('main').innerText())!;
  const results = page.locator('main .rows');

  await search(page, 'Hosseinipur');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(ALIKE);
  await expect(results.getByRole('listitem').first()).toContainText('Hosseinipour');
  await expect(page.getByText(/Treffer für/)).toHaveCount(0);
  await expectAccessible(page, 'written alike');
  await expectReflow(page, 'written alike');
  await expect(page.getByRole('main').getByRole('link', { name: 'Person erfassen' })).toBeVisible();

  await test.step('as typed, by year of birth, by the last digits: nothing is only alike', async () => {
    for (const query of ['Hosseinipour', '1987', String(Number(number[1]))]) {
      await search(page, query);
      await expect(results.getByText(/Hosseinipour/).first()).toBeVisible();
      await expect(page.getByText(ALIKE)).toHaveCount(0);
    }
    await expect(page.getByRole('main').getByRole('link', { name: 'Person erfassen' })).toHaveCount(0);
  });

  await test.step('like nothing at all', async () => {
    await search(page, 'Qqxxwwyyzz');
    await expect(page.getByText('Niemand gefunden')).toBeVisible();
    await expect(page.getByText('die letzten Ziffern', { exact: false })).toHaveCount(0);
    await expect(page.getByText('den letzten Ziffern der Fallnummer', { exact: false })).toBeVisible();
  });
});

test('somebody of the household is found by a similar name too', async ({ page }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/faelle?alle=true');
  await page.locator('main .rows a').first().click();
  const [familyName] = (await page.locator('.file-header a').first().innerText()).split(',');
  await page.goto('/faelle?alle=true');
  await page.locator('main .rows a').nth(1).click();
  await page.locator('.file-header a').first().click();
  await page.getByRole('button', { name: 'In einen Haushalt aufnehmen' }).click();
  await page.getByLabel(/Person aus demselben Haushalt suchen/).fill(`${familyName}x`);
  await page.keyboard.press('Enter');
  await expect(page.getByText(ALIKE)).toBeVisible();
  await expect(page.getByRole('radio', { name: new RegExp(familyName) }).first()).toBeVisible();
});
