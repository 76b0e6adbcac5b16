import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-district.js';
import { OKSANA } from '../../apps/cli/src/forms-samples-oksana.data.js';
import { expect, test } from './support/browser-test.js';
import { logIn, settled } from './support/actions.js';
import { enterTalk } from './support/interview.js';
import { another, draw } from './support/signing.js';
import {
  arrangeWaiver,
  callApi,
  expectPresentable,
  registerCase,
  signOnScreen,
  yearsAgo,
  type RegisteredCase,
} from './support/waivers.js';

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Teile des Gesprächs' }).getByRole('button', { name });
const saved = (page: Page) => expect(page.getByText('Alles gespeichert')).toBeVisible({ timeout: 20_000 });
const fieldOf = (page: Page, field: string) => page.locator(`[data-field="${field}"]`);
const inputOf = (page: Page, field: string) =>
  fieldOf(page, field).locator('.answer__main').locator('input, textarea, select').first();

/** Somebody with a form just begun, the information of Art. 13 handed out. */
async function begun(page: Page): Promise<RegisteredCase & { form: string; url: string }> {
  const adult = await registerCase(page, yearsAgo(34));
  const { id } = await callApi<{ id: string }>(page, 'POST', `/cases/${adult.caseId}/assessments`, {
    language: 'ar',
  });
  const form = `/cases/${adult.caseId}/assessments/${id}`;
  await callApi(page, 'PUT', `${form}/answers`, {
    field: 'header.infoArt13Given',
    standing: 'given',
    value: true,
    version: 0,
  });
  return { ...adult, form, url: `/faelle/${adult.caseId}/kompetenzen/${id}` };
}

const valueOf = async (page: Page, form: string, field: string): Promise<unknown> => {
  const { answers } = await callApi<{ answers: { field: string; value: unknown }[] }>(page, 'GET', form);
  return answers.find((answer) => answer.field === field)?.value;
};

test('an interview from the first click to the extract of an institution', async ({ page, browser }) => {
  test.setTimeout(300_000);
  await logIn(page, 'aufnahme');
  const adult = await registerCase(page, yearsAgo(34));
  await page.goto(`/faelle/${adult.caseId}`);
  await settled(page);
  await page
    .getByRole('region', { name: 'Kompetenzfeststellung' })
    .getByRole('button', { name: 'Beginnen' })
    .click();
  await expect(
    page.getByRole('heading', { level: 1, name: /Kompetenzfeststellung, Fassung 1/ }),
  ).toBeVisible();
  await settled(page);

  await test.step('every answer of DOMAIN.md §10.3 has its place', async () => {
    const { without, facts } = await enterTalk(page, OKSANA);
    expect(without).toEqual([]);
    expect(facts).toBeGreaterThan(140);
  });
  await test.step('nothing can be lost at the end', async () => {
    await page.getByRole('button', { name: 'Gespräch abschließen' }).click();
    await expect(page.getByRole('heading', { name: 'Unterschreiben' })).toBeVisible();
  });
  await test.step('all sign on one device', async () => {
    const submit = page.getByRole('button', { name: 'Unterschriften speichern' });
    await submit.click();
    await expect(page.getByText('Bitte im Feld unterschreiben')).toHaveCount(2);
    await expectPresentable(page, 'signing an assessment');
    for (const role of ['person', 'worker']) await draw(page, `pad-${role}`);
    await submit.click();
    await expect(page.locator('.file-header').getByText('unterschrieben', { exact: true })).toBeVisible();
  });
  await test.step('on paper, in both ways', async () => {
    for (const name of ['PDF zweisprachig', 'PDF deutsch', 'Export (Europass)']) {
      const file = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      expect((await file).suggestedFilename()).toMatch(/^Kompetenz/);
    }
  });
  await test.step('the Jobcenter sees what is released to it, and no work', async () => {
    const waiver = await arrangeWaiver(page, adult.caseId, ['Jobcenter']);
    await signOnScreen(page, adult.caseId, waiver);
    const clerk = await another(browser, 'jobcenter');
    await clerk.goto(`/freigaben/${adult.personId}`);
    const section = clerk.getByRole('region', { name: 'Kompetenzfeststellung' });
    await expect(section.getByText('Goethe', { exact: true })).toBeVisible();
    await expect(section.getByText('Медична сестра')).toHaveCount(0);
    await expectPresentable(clerk, 'what is released of an assessment');
    await clerk.context().close();
    await page.reload();
    await page.getByLabel('Auszug für').selectOption({ index: 1 });
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Auszug als PDF' }).click();
    expect((await file).suggestedFilename()).toMatch(/^Auszug/);
  });
  await test.step('a correction is a new version, and both can be compared', async () => {
    await page.getByRole('button', { name: 'Neue Fassung beginnen' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Fassung 2/ })).toBeVisible();
    await part(page, 'Ziele').click();
    await inputOf(page, 'goals.strengthsOwnWords').fill('Ich lerne schnell.');
    await inputOf(page, 'goals.strengthsOwnWords').press('Tab');
    await saved(page);
    await page.getByRole('link', { name: 'Mit voriger Fassung vergleichen' }).click();
    const changed = page.locator('.compare__changed', { hasText: 'besonders gut' });
    await expect(changed).toContainText('Ich bleibe ruhig');
    await expect(changed).toContainText('Ich lerne schnell.');
    await expectPresentable(page, 'two versions');
  });
});

test('the form is presentable in every part and reading, the screen turned round too', async ({ page }) => {
  test.setTimeout(240_000);
  await logIn(page, 'beratung');
  const { url } = await begun(page);
  for (const section of ['header', 'person', 'residence', 'languages', 'skills', 'goals', 'closing']) {
    await page.goto(`${url}?teil=${section}`);
    await settled(page);
    await expect(page.locator('#assessment-section')).toBeVisible();
    await expectPresentable(page, section);
  }
  await part(page, 'Berufserfahrung').click();
  await page.getByRole('button', { name: /Tätigkeit.* hinzufügen/ }).click();
  await page.getByRole('button', { name: 'العربية', exact: true }).click();
  await expect(page.locator('section[dir="rtl"]')).toBeVisible();
  await expectPresentable(page, 'turned round');
  await page.goto(`${url}?teil=closing`);
  await page.getByRole('button', { name: 'Gespräch abschließen' }).click();
  await expect(page.getByText(/Angaben fehlen noch/)).toBeVisible();
  await expectPresentable(page, 'what is missing');
});

test('the keyboard alone answers, adds a row and declines', async ({ page }) => {
  await logIn(page, 'beratung');
  const { form, url } = await begun(page);
  await page.goto(`${url}?teil=work`);
  await settled(page);
  await fieldOf(page, 'work.hasWorked').locator('input').first().focus();
  await page.keyboard.press('Space');
  const add = page.locator('[data-add-row="jobs"]');
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(inputOf(page, 'work.occupationText')).toBeFocused();
  // Letters every keyboard has: others reach the page another way.
  await page.keyboard.type('Brot backen');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('baker');
  await expect(page.locator('[role=listbox] [role=option]').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=listbox]')).toHaveCount(0);
  await saved(page);
  await page.keyboard.press('Tab');
  await fieldOf(page, 'work.employer').locator('.answer__side select').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await saved(page);
  const { answers } = await callApi<{ answers: { field: string; value: unknown; standing: string }[] }>(
    page,
    'GET',
    form,
  );
  const of = (field: string) => answers.find((answer) => answer.field === field);
  expect(of('work.occupationText')?.value).toBe('Brot backen');
  expect(of('work.occupation')?.value).toMatchObject({ code: expect.stringMatching(/^b(ae|ä)ck/) });
  expect(of('work.employer')?.standing).toBe('declined');
});

test('two in one form see each other, and the same question answered twice is asked about', async ({
  browser,
}) => {
  // A lost connection is no fault of the page: the console may say so.
  const page = await another(browser, 'aufnahme');
  const { form, url } = await begun(page);
  await page.goto(`${url}?teil=skills`);
  const other = await another(browser, 'beratung');
  await other.goto(`${url}?teil=skills`);
  await expect(page.getByText('Auch im Bogen: Bilal Berater', { exact: false })).toBeVisible({
    timeout: 15_000,
  });
  await inputOf(other, 'skills.nearestStop').fill('Schöningen, Markt');
  await inputOf(other, 'skills.nearestStop').press('Tab');
  await expect(inputOf(page, 'skills.nearestStop')).toHaveValue('Schöningen, Markt', { timeout: 15_000 });

  await page.context().setOffline(true);
  await inputOf(page, 'skills.nearestStop').fill('Lehre, Rathaus');
  await inputOf(page, 'skills.nearestStop').press('Tab');
  await expect(page.getByText(/Keine Verbindung – eine Antwort/)).toBeVisible();
  await inputOf(other, 'skills.nearestStop').fill('Velpke, Schule');
  await inputOf(other, 'skills.nearestStop').press('Tab');
  await saved(other);
  await page.context().setOffline(false);
  const conflict = fieldOf(page, 'skills.nearestStop').getByRole('alert');
  await expect(conflict).toContainText('Velpke, Schule', { timeout: 20_000 });
  await conflict.getByRole('button', { name: 'Meine behalten' }).click();
  await saved(page);
  expect(await valueOf(page, form, 'skills.nearestStop')).toBe('Lehre, Rathaus');
  await expect(inputOf(other, 'skills.nearestStop')).toHaveValue('Lehre, Rathaus', { timeout: 15_000 });
  await other.context().close();
});

test('what was typed survives an ended session, and what could not be sent a closed tab', async ({
  browser,
}) => {
  const page = await another(browser, 'aufnahme');
  const context = page.context();
  const { form, url } = await begun(page);
  await page.goto(`${url}?teil=skills`);
  await settled(page);
  await context.clearCookies();
  await inputOf(page, 'skills.nearestStop').fill('Schöningen, Markt');
  await inputOf(page, 'skills.nearestStop').press('Tab');
  const dialog = page.getByRole('dialog', { name: 'Ihre Sitzung ist beendet' });
  await dialog.getByLabel('Passwort').fill(DEMO_PASSWORD);
  await dialog.getByRole('button', { name: 'Anmelden' }).click();
  await saved(page);
  expect(await valueOf(page, form, 'skills.nearestStop')).toBe('Schöningen, Markt');

  await page.route('**/api/cases/*/assessments/*/answers', (route) => route.abort());
  await inputOf(page, 'skills.informalSkillsText').fill('Kann Brot backen');
  await inputOf(page, 'skills.informalSkillsText').press('Tab');
  await expect(page.getByText(/Keine Verbindung – eine Antwort/)).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('outbox-');
  expect(kept).not.toContain('Brot');
  await page.close({ runBeforeUnload: false });

  const next = await context.newPage();
  await next.goto(`${url}?teil=skills`);
  await expect(next.getByText('Eine Antwort von vorhin nachgeholt')).toBeVisible();
  await saved(next);
  expect(await valueOf(next, form, 'skills.informalSkillsText')).toBe('Kann Brot backen');
  expect(await next.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('outbox-');
});
