import { expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../../apps/cli/src/demo/demo-district.js';

/** Logs a user of the demo district in on a fresh page. */
export async function logIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Benutzername').fill(username);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
}

/** Logs out and waits until the log-in page is there: leaving earlier would cut the request short. */
export async function logOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
}

/** Waits until the page has its heading, what it asked the server for and its fonts. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.loading')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** Types into a combobox and takes the first choice that is offered for it. */
export async function choose(page: Page, field: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  // A list that is open closes when the page scrolls, and scrolling goes on for a moment after it was asked for.
  await box.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await expect(async () => {
    await box.fill('');
    await box.pressSequentially(text);
    await page.getByRole('option', { name: text }).first().click({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
}

/** Opens a case that has a Laufzettel with open stations, whatever other tests have left at the top of the list. */
export async function openCaseWithSlip(page: Page): Promise<void> {
  const caseId = await page.evaluate(async () => {
    const get = async (path: string) => (await fetch(`/api${path}`)).json() as Promise<{ items: never[] }>;
    const { items } = (await get('/cases?scope=all&state=open')) as { items: { id: string }[] };
    for (const { id } of items) {
      const slips = (await get(`/cases/${id}/laufzettel`)) as {
        items: { state: string; stations: { state: string }[] }[];
      };
      if (
        slips.items.some(
          ({ state, stations }) => state === 'active' && stations.some((s) => s.state === 'open'),
        )
      )
        return id;
    }
    throw new Error('No case has a Laufzettel with open stations.');
  });
  await page.goto(`/faelle/${caseId}`);
  await expect(page.getByRole('heading', { level: 1, name: /Fall HE-/ })).toBeVisible();
}
