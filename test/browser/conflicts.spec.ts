import { logIn, logOut, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible } from './support/checks.js';

test('two clerks at one station: the slower one is told what happened and keeps what was typed', async ({
  page,
  browser,
}) => {
  await logIn(page, 'abh');
  await settled(page);
  await page.locator('main .rows a').last().click();
  await page.getByRole('button', { name: 'Stempeln' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Unterlagen fehlen' }).check();
  await dialog.getByLabel('Vermerk').fill('Passfoto fehlt');

  const faster = await (await browser.newContext()).newPage();
  await logIn(faster, 'abh2');
  await faster.goto(page.url());
  await faster.getByRole('button', { name: 'Stempeln' }).click();
  await faster.getByRole('radio', { name: 'Antrag gestellt' }).check();
  await faster.getByRole('dialog').getByRole('button', { name: 'Stempeln' }).click();
  await expect(faster.getByText('Der Stempel ist eingetragen')).toBeVisible();
  await faster.context().close();

  await dialog.getByRole('button', { name: 'Stempeln' }).click();
  await expect(dialog.getByText(/Inzwischen hat .+ um \d\d:\d\d gestempelt: Antrag gestellt/)).toBeVisible();
  await expectAccessible(page, 'somebody was faster');
  await expect(dialog.getByLabel('Vermerk')).toHaveValue('Passfoto fehlt');
  await dialog.getByRole('button', { name: 'Neuen Stand laden' }).click();
  await dialog.getByRole('button', { name: 'Stempeln' }).click();
  await expect(page.getByText('Der Stempel ist eingetragen')).toBeVisible();
  await expect(page.getByText('Passfoto fehlt')).toBeVisible();

  await page.getByRole('button', { name: 'Letzten Stempel berichtigen' }).click();
  await expect(dialog.getByLabel('Vermerk')).toHaveValue('Passfoto fehlt');
  await dialog.getByLabel('Vermerk').fill('Passfoto und Mietvertrag fehlen');
  await dialog.getByRole('button', { name: 'Berichtigung eintragen' }).click();
  await expect(page.getByText('Passfoto und Mietvertrag fehlen')).toBeVisible();
  await expect(page.getByText('berichtigt', { exact: false }).first()).toBeVisible();
});

test('two people edit one person: the changes of both survive', async ({ page, browser }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/faelle?alle=true');
  await page.locator('main .rows a').first().click();
  await page.locator('.file-header a').first().click();
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await page.getByLabel('Geburtsname').fill('Vormals');

  const faster = await (await browser.newContext()).newPage();
  await logIn(faster, 'beratung');
  await faster.goto(page.url());
  await faster.getByLabel('Geburtsort').fill('Musterhausen');
  await faster.getByRole('button', { name: 'Speichern' }).click();
  await expect(faster.getByRole('heading', { name: 'Akte der Person' })).toBeVisible();
  await faster.context().close();

  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('In der Zwischenzeit geändert')).toBeVisible();
  await expect(page.locator('ins')).toHaveText('Musterhausen');
  await expectAccessible(page, 'version conflict');
  await page.getByRole('button', { name: 'Meine Eingaben behalten' }).click();
  await expect(page.getByLabel('Geburtsort')).toHaveValue('Musterhausen');
  await expect(page.getByLabel('Geburtsname')).toHaveValue('Vormals');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('heading', { name: 'Akte der Person' })).toBeVisible();
  await expect(page.getByText('Musterhausen')).toBeVisible();
  await expect(page.getByText('Vormals')).toBeVisible();
});

test('reception is asked about probable matches, and the decision goes on', async ({ page }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/faelle?alle=true');
  await page.locator('main .rows a', { hasText: ',' }).first().click();
  await page.locator('.file-header a').first().click();
  const file = page.locator('main dl').nth(1);
  const valueOf = (term: string) =>
    file
      .locator('div', { has: page.locator('dt', { hasText: term }) })
      .locator('dd')
      .innerText();
  const known = {
    family: await valueOf('Familienname'),
    given: await valueOf('Vornamen'),
    birth: await valueOf('Geburtsdatum'),
  };
  await logOut(page);

  await logIn(page, 'empfang');
  await page.goto('/erfassung');
  await page.getByLabel('Familienname').fill(known.family);
  await page.getByLabel('Vornamen').fill(known.given);
  await page.getByLabel('Jahr').fill(/\d{4}/.exec(known.birth)![0]);
  await page.getByRole('radio', { name: 'keine Angabe' }).check();
  await page.getByRole('button', { name: 'Person erfassen' }).click();
  await expect(page.getByText(/vielleicht schon bekannt|vielleicht dieselbe/)).toBeVisible();
  await expectAccessible(page, 'probable matches');
  await page.getByRole('button', { name: /Nicht dieselbe Person|Keine davon/ }).click();
  await expect(page.getByText('Die Person ist erfasst')).toBeVisible();
});
