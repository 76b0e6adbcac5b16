import { randomInt } from 'node:crypto';
import { expect, type Browser, type Page } from '@playwright/test';
import type { IntakeResponse } from '@app/intake';
import type { InstitutionList } from '@app/institutions';
import type {
  CreatedWaiver,
  SigningLinkResponse,
  WaiverGuardianResponse,
  WaiverInput,
  WaiverResponse,
} from '@app/waivers';
import { logIn } from './actions.js';

/** A page of somebody else, logged in, beside the test's own. */
export async function another(browser: Browser, username: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await logIn(page, username);
  return page;
}

/** Calls the API as whoever is logged in on the page. */
export async function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const { status, text } = await page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(`/api${where}`, {
        method: how,
        headers: what === undefined ? {} : { 'content-type': 'application/json' },
        body: what,
      });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

const word = (): string => `T${Array.from({ length: 9 }, () => 'aeioukmnprst'[randomInt(12)]).join('')}`;

export interface WaitingWaiver extends Pick<IntakeResponse, 'personId' | 'caseId' | 'caseNumber'> {
  familyName: string;
  path: string;
  read: () => Promise<WaiverResponse>;
  /** A link for one of those who must sign. */
  link: (index: number) => Promise<string>;
}

/** Who of the demo district's institutions is of this kind. */
export async function institution(team: Page, type: string): Promise<string> {
  const { items } = await call<InstitutionList>(team, 'GET', '/institutions');
  return items.find((one) => one.type === type)!.id;
}

/**
 * Somebody registered, with a waiver that waits for signatures; by default for an adult, to the Jobcenter. The worker has
 * signed already: what is left is up to the others.
 */
export async function waitingWaiver(
  team: Page,
  changes: Partial<WaiverInput> = {},
  dateOfBirth = `19${randomInt(50, 99)}-0${randomInt(1, 10)}-${randomInt(10, 29)}`,
): Promise<WaitingWaiver> {
  const familyName = word();
  const made = await call<IntakeResponse>(team, 'POST', '/intakes', {
    person: {
      familyName,
      givenNames: word(),
      mononym: false,
      nativeScriptName: 'سحر احمدی',
      dateOfBirth,
      gender: 'w',
      nationalities: ['AF'],
      contact: { street: 'Beispielweg', houseNumber: '4', postalCode: '38350', place: 'Helmstedt' },
      languages: [{ code: 'prs', preferred: true }],
      interpreterNeeded: true,
    },
    residence: { status: 'GESTATTUNG' },
    case: {},
  });
  const { id } = await call<CreatedWaiver>(team, 'POST', `/cases/${made.caseId}/waivers`, {
    language: 'fa-AF',
    purposes: ['school_place'],
    recipients: [
      {
        institutionId: await institution(team, 'jobcenter'),
        direction: 'to_recipient',
        categories: ['identity', 'language_school'],
      },
    ],
    custody: 'none',
    guardians: [],
    explainedLanguage: 'prs',
    ...changes,
  });
  const path = `/cases/${made.caseId}/waivers/${id}`;
  await call(team, 'POST', `${path}/fix`, { version: 1 });
  const read = () => call<WaiverResponse>(team, 'GET', path);
  const link = async (index: number) => {
    const signatureId = (await read()).signatures.at(index)!.id;
    const { token } = await call<SigningLinkResponse>(team, 'POST', `${path}/signing-links`, { signatureId });
    return token;
  };
  await call(team, 'POST', '/signing/sign', {
    token: await link(-1),
    drawing: 'M10 20L30.5 40L60 25M80 90L120 60',
    health: false,
    immigration: false,
  });
  return {
    ...made,
    familyName,
    path,
    read,
    link,
  };
}

export const PARENTS: WaiverGuardianResponse[] = [
  { name: 'Karim Beispiel', role: 'father' },
  { name: 'Laila Beispiel', role: 'mother' },
];

/** A signing link opened; the page stands when its heading does. */
export async function openLink(page: Page, token: string): Promise<void> {
  await page.goto(`/unterschreiben#${token}`);
  await expect(page.locator('#signature')).toBeVisible();
}

/** Draws a line into a signature field as a hand would. */
export async function draw(page: Page, id = 'signature'): Promise<void> {
  const field = page.locator(`#${id} svg`);
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox())!;
  const at = (step: number): [number, number] => [
    box.x + box.width * (0.1 + step * 0.03),
    box.y + box.height * (0.5 + 0.25 * Math.sin(step)),
  ];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let step = 1; step < 24; step += 1) await page.mouse.move(...at(step));
  await page.mouse.up();
}

/** What is drawn in a field. */
export const drawn = (page: Page, id = 'signature'): Promise<string> =>
  page.locator(`#${id} path`).evaluate((path) => path.getAttribute('d') ?? '');

export const signButton = (page: Page) => page.locator('.signing__actions button').first();
export const declineButton = (page: Page) => page.locator('.signing__actions button').last();

/** Agrees, draws and signs. */
export async function sign(page: Page): Promise<void> {
  await page.locator('#agree').check();
  await draw(page);
  await signButton(page).click();
}

/** Everything a browser keeps: storages, databases, caches, cookies that scripts can read, and what is on the screen. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify({
      screen: document.documentElement.outerHTML,
      address: location.href,
      history: history.state as unknown,
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
    }),
  );
