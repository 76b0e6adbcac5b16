import { expect, test, type Page } from '@playwright/test';
import { logIn } from './support/actions.js';
import { expectAccessible, expectReflow } from './support/checks.js';

/** As after an update: the file that belongs to the open tab's version is no longer there. */
const takeAway = (page: Page, file: RegExp) => page.route(file, (route) => route.abort());

test('a page whose file is gone says so and waits; reloading brings it', async ({ page }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/aufnahme');
  await page.getByLabel('Familienname').fill('Zwischenstand');
  await expect(page.getByText('Entwurf gespeichert', { exact: false })).toBeVisible();
  let loads = 0;
  page.on('load', () => (loads += 1));

  await takeAway(page, /\/assets\/cases-page-/);
  await page.getByRole('link', { name: 'Fälle', exact: true }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Diese Seite konnte nicht geladen' }),
  ).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
  expect(loads).toBe(0);
  await expectAccessible(page, 'page not loaded');
  await expectReflow(page, 'page not loaded');

  await page.unroute(/\/assets\/cases-page-/);
  await page.getByRole('button', { name: 'Seite neu laden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Fälle' })).toBeVisible();
  await page.getByRole('link', { name: 'Aufnahme', exact: true }).click();
  await expect(page.getByLabel('Familienname')).toHaveValue('Zwischenstand');
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
});

test('texts that are gone leave the page as it is', async ({ page }) => {
  await logIn(page, 'empfang');
  await page.goto('/erfassung');
  await page.getByLabel('Familienname').fill('Bleibtstehen');
  await takeAway(page, /\/assets\/en-/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('Ein Teil des Programms konnte nicht geladen werden')).toBeVisible();
  await expect(page.getByLabel('Familienname')).toHaveValue('Bleibtstehen');
  await expectAccessible(page, 'a part not loaded');
  await expectReflow(page, 'a part not loaded');
  // What is typed is not lost without being asked.
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByRole('button', { name: 'Seite neu laden' }).click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(page.getByLabel('Familienname')).toHaveValue('Bleibtstehen');
});
