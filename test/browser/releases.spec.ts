import { expect as plainExpect } from '@playwright/test';
import { logIn, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow, walkByKeyboard } from './support/checks.js';
import {
  another,
  call,
  institution,
  openLink,
  PARENTS,
  sign,
  waitingWaiver,
  type WaitingWaiver,
} from './support/signing.js';
import type { Browser, Page } from '@playwright/test';

/** One of those who must sign does so on a page of their own. */
async function signs(browser: Browser, waiver: WaitingWaiver, index: number): Promise<void> {
  const hand = await (await browser.newContext()).newPage();
  await openLink(hand, await waiver.link(index));
  await sign(hand);
  await plainExpect(hand.locator('.signing--end')).toBeVisible();
  await hand.context().close();
}

async function revoke(team: Page, waiver: WaitingWaiver): Promise<void> {
  await call(team, 'POST', `${waiver.path}/revoke`, { version: (await waiver.read()).version });
}

const gone = (page: Page) => page.getByText('Nichts mehr freigegeben', { exact: true });

test('an institution sees what both parents have released, and an open page closes when they take it back', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const team = await another(browser, 'beratung');
  const waiver = await waitingWaiver(team, { custody: 'joint', guardians: PARENTS }, '2016-05-12');
  const file = `/freigaben/${waiver.personId}`;
  await page.clock.install();
  await logIn(page, 'jobcenter');
  await page.goto(file);
  await expect(gone(page)).toBeVisible();
  await signs(browser, waiver, 0);
  await page.reload();
  await expect(gone(page)).toBeVisible();
  await expect(page.getByText(waiver.familyName)).toHaveCount(0);
  await signs(browser, waiver, 1);

  await page.getByRole('link', { name: 'Freigegebene Angaben' }).click();
  await page.getByRole('searchbox').fill(waiver.caseNumber);
  await page.getByRole('button', { name: 'Suchen' }).click();
  await expect(page.getByRole('heading', { name: 'Eine Person' })).toBeVisible();
  await expect(page.locator('main .tag')).toHaveText(['Personalien und Kontakt', 'Sprache, Schule']);
  expect(page.url()).not.toContain(waiver.caseNumber);
  await expectAccessible(page, 'list of releases');
  await expectReflow(page, 'list of releases');
  await page.locator('main .rows a').first().click();
  await expect(page.getByText(waiver.familyName)).toBeVisible();
  await settled(page);
  const closed = page.getByRole('region', { name: 'Nicht freigegeben' });
  await expect(closed.getByRole('listitem')).toHaveCount(7);
  await expect(closed.getByRole('listitem').filter({ hasText: 'Aufenthalt' })).toHaveText(
    'Aufenthaltnicht freigegeben',
  );
  await expect(page.locator('main')).not.toContainText('GESTATTUNG');
  await expectAccessible(page, 'release');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'release, dark');
  await expectReflow(page, 'release');
  await walkByKeyboard(page, 'release');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Als PDF herunterladen' }).click();
  expect((await download).suggestedFilename()).toBe(`Freigegebene-Angaben-${waiver.caseNumber}.pdf`);

  await revoke(team, waiver);
  await page.clock.fastForward(61_000);
  await expect(gone(page)).toBeVisible();
  await expect(page.getByText(waiver.familyName)).toHaveCount(0);
  await expect(page.getByText('سحر احمدی')).toHaveCount(0);
  await expectAccessible(page, 'release taken back');

  await page.getByRole('link', { name: 'Zur Liste' }).click();
  const ended = page.getByRole('region', { name: 'Vor Kurzem beendet' });
  await expect(ended.getByRole('listitem').filter({ hasText: waiver.caseNumber })).toContainText(
    'nicht weiter verwenden',
  );
  await expect(page.getByText(waiver.familyName)).toHaveCount(0);
  await expectAccessible(page, 'list of releases with ended ones');
});

test('coming back to the page, the PDF and a list that is open notice a revocation too', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const team = await another(browser, 'beratung');
  await logIn(page, 'jobcenter');
  for (const notice of ['focus', 'pdf', 'list'] as const) {
    await test.step(notice, async () => {
      const waiver = await waitingWaiver(team);
      await signs(browser, waiver, 0);
      await page.goto(notice === 'list' ? '/freigaben' : `/freigaben/${waiver.personId}`);
      await expect(page.getByText(waiver.familyName)).toBeVisible();
      await revoke(team, waiver);
      if (notice === 'pdf') await page.getByRole('button', { name: 'Als PDF herunterladen' }).click();
      else await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
      await expect(page.getByText(waiver.familyName)).toHaveCount(0);
      if (notice !== 'list') await expect(gone(page)).toBeVisible();
    });
  }
});

test('what cannot be checked any more is not shown any more', async ({ page, browser }) => {
  const team = await another(browser, 'beratung');
  const waiver = await waitingWaiver(team);
  await signs(browser, waiver, 0);
  await page.clock.install();
  await logIn(page, 'jobcenter');
  await page.goto(`/freigaben/${waiver.personId}`);
  await expect(page.getByText(waiver.familyName)).toBeVisible();
  // A gateway in between that is ill: not a word about whether it is still released.
  await page.route('**/api/releases/**', (route) => route.fulfill({ status: 429 }));
  await page.clock.fastForward(70_000);
  await expect(page.getByText(waiver.familyName)).toBeVisible();
  await page.clock.fastForward(100_000);
  await expect(page.getByText('Die Freigaben konnten nicht geprüft werden')).toBeVisible();
  await expect(page.getByText(waiver.familyName)).toHaveCount(0);
  await expectAccessible(page, 'release that could not be checked');
  await page.unroute('**/api/releases/**');
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await expect(page.getByText(waiver.familyName)).toBeVisible();
});

test('supervisors read every disclosure by law: basis, reason, second person, told or not', async ({
  page,
  browser,
}) => {
  const team = await another(browser, 'beratung');
  const { caseId, caseNumber, familyName } = await waitingWaiver(team);
  await call(team, 'POST', `/cases/${caseId}/disclosures`, {
    institutionId: await institution(team, 'youth_welfare_office'),
    categories: ['family', 'identity'],
    basis: 'kkg_4',
    reason: 'Das Kind ist in Gefahr.',
    notInformedReason: 'Es zu sagen würde das Kind gefährden.',
  });
  await logIn(page, 'aufsicht');
  await page.getByRole('link', { name: 'Übermittlungen nach Gesetz' }).click();
  const first = page.locator('.disclosure').first();
  await expect(first).toContainText(caseNumber);
  await expect(first).toContainText('§ 4 KKG');
  await expect(first).toContainText('Das Kind ist in Gefahr.');
  await expect(first).toContainText('wartet auf die zweite Person');
  await expect(first).toContainText('Bilal Berater');
  await expect(first).toContainText('Personalien und Kontakt · Familie und Kinder');
  await expect(first).toContainText('nicht informiert: Es zu sagen würde das Kind gefährden.');
  await expect(page.locator('main')).not.toContainText(familyName);
  await settled(page);
  await expectAccessible(page, 'disclosures by law');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'disclosures by law, dark');
  await expectReflow(page, 'disclosures by law');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Disclosures by law' })).toBeVisible();
});
