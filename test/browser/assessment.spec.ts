import { OKSANA } from '../../apps/cli/src/forms-samples-oksana.data.js';
import { expect, test } from './support/browser-test.js';
import { logIn, settled } from './support/actions.js';
import { enterTalk } from './support/interview.js';
import { registerCase, yearsAgo } from './support/waivers.js';

test('an interview from the first click to the signature', async ({ page }) => {
  test.setTimeout(300_000);
  await logIn(page, 'aufnahme');
  const adult = await registerCase(page, yearsAgo(34));
  await page.goto(`/faelle/${adult.caseId}`);
  await settled(page);
  const section = page.getByRole('region', { name: 'Kompetenzfeststellung' });
  await section.getByRole('button', { name: 'Beginnen' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: /Kompetenzfeststellung, Fassung 1/ }),
  ).toBeVisible();
  await settled(page);
  const effort = await enterTalk(page, OKSANA);
  expect(effort.without).toEqual([]);
  await page.screenshot({ path: `/tmp/shots/end.png`, fullPage: true });
  await page.getByRole('button', { name: 'Gespräch abschließen' }).click();
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/shots/completed.png`, fullPage: true });
});
