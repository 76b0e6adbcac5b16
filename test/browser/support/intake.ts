import { randomInt } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './actions.js';

/** A day from today as the date fields take it pasted, `24.11.2026`. */
export function dayFromToday(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('de-DE', {
    timeZone: 'Europe/Berlin',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(day);
}

export async function next(page: Page, step: string): Promise<void> {
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`Schritt \\d von 6: ${step}`) })).toBeVisible();
}

/** An intake begun and left lies in wait for the same user's next one. */
export async function discardDraft(page: Page): Promise<void> {
  await page.evaluate(() => fetch('/api/drafts/intake', { method: 'DELETE' }));
}

/** Nobody else's name: the search for duplicates is real. */
const randomName = (): string =>
  `T${Array.from({ length: 10 }, () => 'aeioukmnprst'[randomInt(12)]).join('')}`;

/** Fills an intake with the least it needs up to the step "Kontakt und Wohnen". */
export async function intakeToContact(page: Page): Promise<void> {
  await discardDraft(page);
  await page.goto('/aufnahme');
  await page.getByLabel('Familienname').fill(randomName());
  await page.getByLabel('Vornamen').fill(randomName());
  await page
    .getByRole('group', { name: 'Geburtsdatum' })
    .getByLabel('Jahr')
    .fill(String(randomInt(1940, 2000)));
  await page.getByRole('radio', { name: 'keine Angabe' }).check();
  await choose(page, 'Staatsangehörigkeit', 'Syrien');
  await next(page, 'Kontakt und Wohnen');
}

/** Fills an intake up to "Fall und Laufzettel": moved here three days ago, so that a legal period runs. */
export async function intakeToCase(page: Page): Promise<void> {
  await intakeToContact(page);
  await page.getByRole('group', { name: /Zuzug/ }).getByLabel('Tag').fill(dayFromToday(-3));
  await next(page, 'Sprachen');
  await choose(page, 'Sprachen', 'Arabisch');
  await next(page, 'Aufenthalt');
  await choose(page, 'Aufenthaltsstatus', 'Aufenthaltsgestattung');
  await next(page, 'Fall und Laufzettel');
}

/** The folded-up fields for another date of a station, opened. */
export async function agreedDate(page: Page, station: string): Promise<Locator> {
  await page.getByText(`Anderes Datum vereinbaren ${station}`).click();
  return page.getByRole('group', { name: `Vereinbartes Datum ${station}` });
}

/** Somebody new with a Laufzettel of these stations of route A; the page is at the case then. */
export async function arriveWithSlip(page: Page, stations: RegExp): Promise<void> {
  await intakeToCase(page);
  await page.getByRole('radio', { name: /Route A/ }).check();
  const choice = page.getByRole('group', { name: 'Stationen' });
  for (const name of await choice.getByRole('checkbox', { checked: true }).evaluateAll(labels))
    if (!stations.test(name)) await choice.getByRole('checkbox', { name, exact: true }).uncheck();
  await next(page, 'Prüfen');
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await page.getByRole('link', { name: 'Zum Fall' }).click();
  await expect(page.getByText(/0 von \d Stationen/)).toBeVisible();
}

/** Runs in the browser. */
const labels = (boxes: Element[]): string[] =>
  boxes.map((box) => document.querySelector(`label[for="${box.id}"]`)!.textContent.trim());
