import { randomInt } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { choose } from './actions.js';
import { expectAccessible, expectReflow } from './checks.js';

/** Nobody else's name: the search for duplicates is real. */
const randomName = (): string =>
  `W${Array.from({ length: 10 }, () => 'aeioukmnprst'[randomInt(12)]).join('')}`;

export interface RegisteredCase {
  personId: string;
  caseId: string;
  givenNames: string;
}

/** Calls the API as whoever is logged in on the page. */
export function callApi<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([verb, where, content]) => {
      const answer = await fetch(`/api${where}`, {
        method: verb,
        headers: content === undefined ? {} : { 'content-type': 'application/json' },
        body: content === undefined ? undefined : JSON.stringify(content),
      });
      if (!answer.ok) throw new Error(`${verb} ${where}: ${answer.status} ${await answer.text()}`);
      return (answer.status === 204 ? undefined : await answer.json()) as unknown;
    },
    [method, path, body] as const,
  ) as Promise<T>;
}

/** Somebody born on a day, with a case; what is tested begins after that. */
export async function registerCase(page: Page, dateOfBirth: string): Promise<RegisteredCase> {
  const givenNames = randomName();
  const registered = await callApi<{ caseId: string; personId: string }>(page, 'POST', '/intakes', {
    person: {
      familyName: randomName(),
      givenNames,
      mononym: false,
      dateOfBirth,
      gender: 'w',
      nationalities: ['SY'],
      contact: {},
      languages: [{ code: 'ara', preferred: true }],
      interpreterNeeded: true,
    },
    residence: { status: 'NOT_RECORDED' },
    case: {},
  });
  return { ...registered, givenNames };
}

/** A day so many years and some days ago, `YYYY-MM-DD`. */
export function yearsAgo(years: number): string {
  const day = new Date(Date.now() - 40 * 86_400_000);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
}

export async function atStep(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`von 5: ${title}`) })).toBeVisible();
}

export async function nextStep(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await atStep(page, title);
}

/** Id of an institution by a part of its name. */
export async function institutionId(page: Page, name: string): Promise<string> {
  const { items } = await callApi<{ items: { id: string; name: string }[] }>(page, 'GET', '/institutions');
  return items.find((institution) => institution.name.includes(name))!.id;
}

/** A waiver of an adult for some institutions that waits for its one signature. */
export async function arrangeWaiver(
  page: Page,
  caseId: string,
  institutions: readonly string[],
): Promise<string> {
  const recipients = [];
  for (const name of institutions)
    recipients.push({
      institutionId: await institutionId(page, name),
      direction: 'to_recipient',
      categories: ['identity', 'language_school'],
    });
  const { id } = await callApi<{ id: string }>(page, 'POST', `/cases/${caseId}/waivers`, {
    language: 'ar',
    explainedLanguage: 'ara',
    purposes: ['benefits'],
    recipients,
    custody: 'none',
    guardians: [],
  });
  await callApi(page, 'POST', `/cases/${caseId}/waivers/${id}/fix`, { version: 1 });
  return id;
}

/** Signs as the person would: on the link that was made for them. */
export async function signOnScreen(page: Page, caseId: string, waiverId: string): Promise<void> {
  const path = `/cases/${caseId}/waivers/${waiverId}`;
  const { signatures } = await callApi<{ signatures: { id: string }[] }>(page, 'GET', path);
  for (const { id } of signatures) {
    const { token } = await callApi<{ token: string }>(page, 'POST', `${path}/signing-links`, {
      signatureId: id,
    });
    await callApi(page, 'POST', '/signing/sign', {
      token,
      drawing: 'M10 20L30.5 40L60 25M80 90L120 60',
      health: false,
      immigration: false,
    });
  }
}

/** Adds an institution in the wizard. */
export async function addRecipient(page: Page, name: string): Promise<void> {
  await choose(page, 'Stelle hinzufügen', name);
  await expect(page.getByRole('heading', { level: 3, name })).toBeVisible();
}

/** Accessible in light and dark, and nothing needs scrolling sideways at 320 pixels. */
export async function expectPresentable(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
  await expectReflow(page, what);
}
