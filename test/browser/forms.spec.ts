import type { Page } from '@playwright/test';
import { logIn, logOut, openCaseWithSlip, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { discardDraft, intakeToContact, next } from './support/intake.js';

/** Sends the form as it is and looks at what the summary says of each field, and what the field itself says. */
async function expectFittingWords(page: Page, form: string, submit: string): Promise<void> {
  await test.step(form, async () => {
    await settled(page);
    await page.getByRole('button', { name: submit }).last().click();
    await expect(page.locator('#error-summary')).toBeVisible();
    const said = await page.locator('#error-summary a').evaluateAll((links) =>
      links.map((link) => {
        const field = document.querySelector(link.getAttribute('href')!)!;
        const chosen =
          field.matches('select, [role=combobox]') || !!field.querySelector('[type=radio], [type=checkbox]');
        const error = field.closest('.kern-form-input, fieldset')?.querySelector('.kern-error')?.textContent;
        return { summary: link.textContent, chosen, error: error ?? '' };
      }),
    );
    expect(said.length).toBeGreaterThan(0);
    for (const { summary, chosen, error } of said) {
      expect(summary, form).toMatch(chosen ? /auswählen$/ : /ausfüllen$/);
      expect(summary, form).toContain(error);
      expect(error, form).not.toBe('');
    }
  });
}

test('what is missing is to be chosen or to be filled in, whichever the field takes', async ({ page }) => {
  await logIn(page, 'aufnahme');
  await page.goto('/aufnahme');
  await expectFittingWords(page, 'intake: person', 'Weiter');
  await page.goto('/aufnahme?schritt=3');
  await expectFittingWords(page, 'intake: languages', 'Weiter');
  await page.goto('/aufnahme?schritt=4');
  await expectFittingWords(page, 'intake: residence', 'Weiter');
  await openCaseWithSlip(page);
  const file = page.url();
  await page
    .getByRole('button', { name: /Stempel nachtragen/ })
    .first()
    .click();
  await expectFittingWords(page, 'stamp', 'Nachtragen');
  await page.goto(`${file}/laufzettel/neu`);
  await page.getByRole('checkbox', { name: /Trotzdem/ }).check();
  await expectFittingWords(page, 'issue', 'Laufzettel ausgeben');
  await page.goto(file);
  await page.locator('.file-header a').first().click();
  await page.getByRole('button', { name: 'Neuen Stand eintragen' }).click();
  await expectFittingWords(page, 'residence', 'Speichern');

  await logOut(page);
  await logIn(page, 'verwaltung');
  await page.goto('/verwaltung/benutzer');
  await page.getByRole('button', { name: 'Benutzer anlegen' }).click();
  await expectFittingWords(page, 'user', 'Benutzer anlegen');
  await page.goto('/verwaltung/institutionen');
  await page.getByRole('button', { name: 'Institution anlegen' }).click();
  await expectFittingWords(page, 'institution', 'Speichern');
});

test('a telephone number is checked on leaving the step, in the intake and in the file', async ({ page }) => {
  const refused = 'Bitte eine vollständige Telefonnummer angeben';
  const sent: string[] = [];
  page.on('request', (request) => {
    if (/\/api\/(intake|persons\/)/.test(request.url())) sent.push(request.method());
  });
  await logIn(page, 'aufnahme');
  await intakeToContact(page);
  await page.getByLabel('Telefon').fill('05351');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('link', { name: `Telefon: ${refused}` }).click();
  await expect(page.getByLabel('Telefon')).toBeFocused();
  await page.getByLabel('Telefon').fill('05351 121-0');
  await next(page, 'Sprachen');

  await page.goto('/faelle?alle=true');
  await page.locator('main .rows a').first().click();
  await page.locator('.file-header a').first().click();
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await page.getByLabel('Telefon').fill('123');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('link', { name: `Telefon: ${refused}` })).toBeVisible();
  // The one that was sent is the search for duplicates.
  expect(sent.filter((method) => method !== 'GET')).toEqual(['POST']);
  await discardDraft(page);
});
