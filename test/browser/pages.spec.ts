import type { Page } from '@playwright/test';
import { choose, logIn, openCaseWithSlip, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow, walkByKeyboard } from './support/checks.js';

/** A state of a page to look at, and how a logged-in user gets there. */
interface View {
  name: string;
  open: (page: Page) => Promise<void>;
}

const at = (path: string, name = path): View => ({
  name,
  open: async (page) => {
    await page.goto(path);
  },
});

const firstCase = openCaseWithSlip;

const firstPerson = async (page: Page): Promise<void> => {
  await firstCase(page);
  await page.locator('.file-header a').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Akte der Person' })).toBeVisible();
};

const firstStation = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.locator('main .rows a').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Station' })).toBeVisible();
};

const press = (open: (page: Page) => Promise<void>, button: string | RegExp, name: string): View => ({
  name,
  open: async (page) => {
    await open(page);
    await page.getByRole('button', { name: button }).first().click();
  },
});

const search: View = {
  name: 'search results',
  open: async (page) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('Beispiel');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Suchergebnis' })).toBeVisible();
  },
};

const intakeWithErrors = press(
  async (page) => void (await page.goto('/aufnahme')),
  'Weiter',
  'intake with errors',
);

const VIEWS: Record<string, View[]> = {
  empfang: [at('/'), at('/erfassung'), search, at('/konto')],
  aufnahme: [
    at('/'),
    at('/faelle'),
    at('/faelle?alle=true'),
    intakeWithErrors,
    ...[1, 2, 3, 4, 5, 6].map((step) => at(`/aufnahme?schritt=${step}`)),
    search,
    { name: 'case', open: firstCase },
    press(firstCase, 'Bearbeiten', 'case: edit'),
    press(firstCase, 'Wiedervorlage anlegen', 'case: add a follow-up'),
    press(firstCase, /Stempel nachtragen/, 'case: enter a paper stamp'),
    press(firstCase, 'Blatt ersetzen', 'case: replace a sheet'),
    {
      name: 'case: issue a Laufzettel',
      open: async (page) => {
        await firstCase(page);
        await page.getByRole('link', { name: 'Laufzettel ausgeben' }).click();
        await page.getByRole('radio').first().check();
      },
    },
    { name: 'person', open: firstPerson },
    press(firstPerson, 'Neuen Stand eintragen', 'person: add a residence status'),
    press(firstPerson, 'In einen Haushalt aufnehmen', 'person: join a household'),
    {
      name: 'person: edit',
      open: async (page) => {
        await firstPerson(page);
        await page.getByRole('link', { name: 'Bearbeiten' }).click();
      },
    },
    at('/gibt-es-nicht'),
  ],
  abh: [
    at('/'),
    { name: 'station', open: firstStation },
    press(firstStation, 'Stempeln', 'station: stamp'),
    {
      name: 'station: stamp, with further particulars',
      open: async (page) => {
        await firstStation(page);
        await page.getByRole('button', { name: 'Stempeln' }).click();
        await page.getByText(/^Weitere Angaben/).click();
      },
    },
    at('/s/GIBTESNICHT'),
    at('/protokoll', 'a page of another role'),
  ],
  aufsicht: [at('/protokoll')],
  datenschutz: [at('/protokoll')],
  verwaltung: [
    at('/verwaltung/benutzer'),
    press(
      async (page) => void (await page.goto('/verwaltung/benutzer')),
      'Benutzer anlegen',
      'users: create',
    ),
    press(async (page) => void (await page.goto('/verwaltung/benutzer')), /^Bearbeiten/, 'users: edit'),
    at('/verwaltung/institutionen'),
    press(
      async (page) => void (await page.goto('/verwaltung/institutionen')),
      /^Bearbeiten/,
      'institutions: edit',
    ),
  ],
};

for (const [username, views] of Object.entries(VIEWS)) {
  test(`${username}: every page is accessible, dark too, and fits 320 pixels`, async ({ page }) => {
    test.setTimeout(30_000 + views.length * 15_000);
    await logIn(page, username);
    for (const view of views) {
      await test.step(view.name, async () => {
        await page.emulateMedia({ colorScheme: 'light' });
        await view.open(page);
        await settled(page);
        await expectAccessible(page, `${view.name}, light`);
        await page.emulateMedia({ colorScheme: 'dark' });
        await expectAccessible(page, `${view.name}, dark`);
        await expectReflow(page, view.name);
      });
    }
  });
}

test('log-in: accessible with its errors, in both languages', async ({ page }) => {
  await page.goto('/faelle');
  await expect(page).toHaveURL(/\/login/);
  await expectAccessible(page, 'log-in');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByText('2 Angaben stimmen noch nicht')).toBeVisible();
  await page.getByRole('link', { name: 'Benutzername: Bitte ausfüllen' }).click();
  await expect(page.getByLabel('Benutzername')).toBeFocused();
  await expectAccessible(page, 'log-in with errors');
  await expectReflow(page, 'log-in with errors');

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expectAccessible(page, 'log-in in English');
});

test('keyboard: everything is reached, seen and left again', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/login');
  await settled(page);
  const login = await walkByKeyboard(page, 'log-in');
  expect(login[0]).toContain('Zum Inhalt springen');

  await logIn(page, 'aufnahme');
  for (const view of [
    at('/'),
    at('/aufnahme'),
    { name: 'case', open: firstCase },
    { name: 'person', open: firstPerson },
  ]) {
    await test.step(view.name, async () => {
      await view.open(page);
      await settled(page);
      const reached = await walkByKeyboard(page, view.name);
      expect(reached.join('\n')).toContain('Abmelden');
    });
  }
});

test('keyboard: a change of page leads to its heading, the skip link to the content, / to the search', async ({
  page,
}) => {
  await logIn(page, 'aufnahme');
  await page.getByRole('link', { name: 'Fälle', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Fälle' })).toBeFocused();
  await expect(page).toHaveTitle(/^Fälle/);
  await page.getByRole('link', { name: 'Zum Inhalt springen' }).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('Beispiel');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Suchergebnis' })).toBeVisible();
  // What was searched for is in no URL.
  expect(page.url()).not.toContain('Beispiel');

  await page.goto('/konto');
  await page.getByRole('checkbox', { name: /springt in das Suchfeld/ }).uncheck();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
});

test('keyboard: a combobox, a date and a dialog', async ({ page }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/aufnahme');
  const nationality = page.getByRole('combobox', { name: 'Staatsangehörigkeit' });
  await nationality.scrollIntoViewIfNeeded();
  await nationality.focus();
  await page.keyboard.type('Eritr');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Eritrea entfernen' })).toBeVisible();
  // Ready for the next one.
  await expect(nationality).toBeFocused();
  await expect(nationality).toHaveValue('');
  await choose(page, 'Staatsangehörigkeit', 'Äthiopien');
  await expect(page.getByRole('button', { name: 'Äthiopien entfernen' })).toBeVisible();

  const birth = page.getByRole('group', { name: 'Geburtsdatum' });
  await birth.getByLabel('Tag').fill('01.02.90');
  await expect(birth.getByLabel('Jahr')).toHaveValue('1990');

  await firstCase(page);
  const edit = page.getByRole('button', { name: 'Bearbeiten' });
  await edit.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(edit).toBeFocused();
});

test('English: the interface and what the server names change at once, names of people and offices do not', async ({
  page,
}) => {
  await logIn(page, 'abh');
  await settled(page);
  await expect(page.locator('main .rows')).toContainText('Ausländerbehörde');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Open stations' })).toBeVisible();
  await expect(page.locator('main .rows')).toContainText('Immigration office');
  await expect(page.getByRole('banner')).toContainText('Ausländerbehörde Landkreis Helmstedt');
  await page.locator('main .rows a').first().click();
  await settled(page);
  await expectAccessible(page, 'station in English');
});
