import { choose, logIn, settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, walkByKeyboard } from './support/checks.js';
import {
  addRecipient,
  atStep,
  callApi,
  expectPresentable,
  nextStep,
  registerCase,
  yearsAgo,
  type RegisteredCase,
} from './support/waivers.js';

const next = 'Weiter';

test('a waiver for a child with two parents, from the first click to "put before them"', async ({ page }) => {
  test.setTimeout(100_000);
  await logIn(page, 'aufnahme');
  const child = await registerCase(page, yearsAgo(9));
  await page.goto(`/faelle/${child.caseId}`);
  await settled(page);
  await page.getByRole('link', { name: 'Neue Schweigepflichtentbindung' }).click();
  await atStep(page, 'Sprache');

  await test.step('nothing is chosen beforehand, and what is missing is said at its field', async () => {
    await expect(page.locator('input:checked')).toHaveCount(0);
    await page.getByRole('button', { name: next, exact: true }).click();
    await expect(page.getByText('3 Angaben stimmen noch nicht')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Sprache des Formulars: Bitte auswählen' })).toBeVisible();
    await expectPresentable(page, 'language with errors');
  });

  await test.step('language: the person’s own comes first, a minor may not interpret', async () => {
    const languages = page.getByRole('group', { name: 'Sprache des Formulars' });
    await expect(languages.getByRole('radio').first()).toHaveAccessibleName(/العربية · Arabisch/);
    await languages.getByRole('radio', { name: /Arabisch/ }).check();
    await choose(page, 'In welcher Sprache wird es erklärt?', 'Arabisch');
    await page.getByRole('group', { name: 'Übersetzt jemand' }).getByRole('radio', { name: 'ja' }).check();
    await page.getByLabel('Name der Person, die übersetzt').fill('Samira Beispiel');
    await choose(page, 'In welche Sprache?', 'Arabisch');
    await page.getByRole('group', { name: 'Volljährig?' }).getByRole('radio', { name: 'nein' }).check();
    await page
      .getByRole('group', { name: 'Zur Verschwiegenheit' })
      .getByRole('radio', { name: 'ja' })
      .check();
    await page.getByRole('group', { name: 'beeidigt?' }).getByRole('radio', { name: 'nein' }).check();
    await page.getByRole('button', { name: next, exact: true }).click();
    await page.getByRole('link', { name: /Volljährig\?: Minderjährige dürfen nicht dolmetschen/ }).click();
    await page.getByRole('group', { name: 'Volljährig?' }).getByRole('radio', { name: 'ja' }).check();
    await nextStep(page, 'Stellen und Angaben');
  });

  await test.step('recipients one by one, a matrix with nothing ticked, the Ausländerbehörde marked', async () => {
    await addRecipient(page, 'Kreisvolkshochschule');
    await addRecipient(page, 'Ausländerbehörde');
    await expect(page.getByText('rechtliche Folgen für den Aufenthalt')).toBeVisible();
    await expect(page.getByRole('table').getByRole('checkbox')).toHaveCount(18);
    await expect(page.locator('input:checked')).toHaveCount(0);
    await page.getByRole('button', { name: next, exact: true }).click();
    await expect(page.getByText('4 Angaben stimmen noch nicht')).toBeVisible();
    await page.getByRole('link', { name: /Angaben für Stelle 2/ }).click();
    await expect(page.getByRole('checkbox', { name: /^Name.* für Ausländerbehörde/ })).toBeFocused();
    await page.keyboard.press('Space');
    await expectPresentable(page, 'recipients with errors');
    await page.getByRole('radio', { name: 'von uns zu dieser Stelle' }).first().check();
    await page.getByRole('radio', { name: 'in beide Richtungen' }).last().check();
    await page.getByRole('checkbox', { name: /^Sprache, Schule für Kreisvolkshochschule/ }).check();
    await page.getByRole('checkbox', { name: /^Gesundheit .* für Kreisvolkshochschule/ }).check();
    await page.getByRole('checkbox', { name: /^Sonstiges für Kreisvolkshochschule/ }).check();
    await page.getByLabel('„Sonstiges“ in Worten').fill('Braucht einen Platz vorn im Raum');
    await nextStep(page, 'Zweck und Dauer');
  });

  await test.step('purpose and term, at most 24 months', async () => {
    await expect(page.locator('input:checked')).toHaveCount(0);
    await page.getByRole('checkbox', { name: 'Schulplatz oder Kitaplatz finden' }).check();
    await page.getByRole('checkbox', { name: 'anderer Zweck' }).check();
    await page.getByLabel('Anderer Zweck in Worten').fill('Hausaufgabenhilfe');
    const year = page.getByRole('group', { name: 'Gilt bis' }).getByLabel('Jahr');
    const usual = await year.inputValue();
    await year.fill(String(Number(usual) + 3));
    await page.getByRole('button', { name: next, exact: true }).click();
    await expect(page.getByRole('link', { name: 'Gilt bis: So lange darf es nicht gelten' })).toBeVisible();
    await expectPresentable(page, 'purpose with errors');
    await year.fill(usual);
    await nextStep(page, 'Unterschriften');
  });

  await test.step('who signs is said at once, by the rules for the age', async () => {
    await expect(page.getByText('Unter 14 Jahren unterschreiben alle Sorgeberechtigten.')).toBeVisible();
    await expect(page.getByRole('radio', { name: /volljährig/ })).toHaveCount(0);
    await page.getByRole('radio', { name: /gemeinsames Sorgerecht/ }).check();
    const must = page.getByRole('region', { name: 'Es müssen unterschreiben' });
    await expect(must.getByRole('listitem')).toHaveCount(2);
    await expectPresentable(page, 'signatories');
    await page.getByRole('button', { name: next, exact: true }).click();
    await expect(page.getByText('4 Angaben stimmen noch nicht')).toBeVisible();
    const [first, second] = [/^Person 1/, /^Person 2/].map((name) => page.getByRole('group', { name }));
    await first.getByLabel('Name').fill('Rania Beispiel');
    await first.getByLabel('Rolle').selectOption('Mutter');
    await second.getByLabel('Name').fill('Sami Beispiel');
    await second.getByLabel('Rolle').selectOption('Vater');
    await expect(must).toContainText('Rania Beispiel (Mutter)');
    await expect(must).not.toContainText(child.givenNames);
    await page.getByLabel('Identität geprüft anhand').fill('Aufenthaltsgestattung');
    await nextStep(page, 'Prüfen');
  });

  await test.step('what was typed survives a reload', async () => {
    await expect(page.getByText(/Eingaben gespeichert um/)).toBeVisible();
    await page.reload();
    await expect(page.getByText('sind wieder da')).toBeVisible();
    await expect(page.getByText('Braucht einen Platz vorn im Raum')).toBeVisible();
  });

  await test.step('the check is in German whatever the interface speaks', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: /Step 5 of 5|Check/ }).first()).toBeVisible();
    await expect(page.getByText('Schulplatz oder Kitaplatz finden')).toBeVisible();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await expectPresentable(page, 'check');
  });

  await test.step('put before those who sign', async () => {
    await page.getByRole('button', { name: 'Zum Unterschreiben vorlegen' }).click();
    await expect(page.getByText('wartet auf Unterschriften')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Schweigepflichtentbindung vom');
    const signatures = page.getByRole('region', { name: 'Unterschriften' });
    await expect(signatures.getByRole('listitem')).toHaveText([
      /Rania Beispiel/,
      /Sami Beispiel/,
      /Samira Beispiel.*übersetzt/,
      /Mitarbeiterin oder Mitarbeiter/,
    ]);
    await expect(signatures.getByText('fehlt noch')).toHaveCount(4);
    await settled(page);
    await expectPresentable(page, 'waiting for signatures');
    await walkByKeyboard(page, 'waiting for signatures');
    const drafts = await page.evaluate(
      async (name) => (await fetch(`/api/drafts/${name}`)).status,
      `waiver-${child.caseId}`,
    );
    expect(drafts).toBe(404);
  });

  await test.step('the case says where it stands', async () => {
    await page.getByRole('link', { name: /Zurück zum Fall/ }).click();
    const section = page.getByRole('region', { name: 'Schweigepflichtentbindungen' });
    await expect(section).toContainText('wartet auf Unterschriften');
    await expect(section).toContainText('0 von 4 Unterschriften');
    await expect(section).toContainText('Es fehlt: Rania Beispiel, Sami Beispiel');
    await settled(page);
    await expectPresentable(page, 'case with a waiver');
  });
});

test('a draft is fetched back, changed by two and neither loses what they typed', async ({
  page,
  browser,
}) => {
  await logIn(page, 'aufnahme');
  const adult: RegisteredCase = await registerCase(page, yearsAgo(30));
  const { items } = await callApi<{ items: { id: string; name: string }[] }>(page, 'GET', '/institutions');
  const jobcenter = items.find(({ name }) => name.startsWith('Jobcenter'))!.id;
  const { id } = await callApi<{ id: string }>(page, 'POST', `/cases/${adult.caseId}/waivers`, {
    language: 'ar',
    explainedLanguage: 'ara',
    purposes: ['benefits'],
    recipients: [{ institutionId: jobcenter, direction: 'to_recipient', categories: ['identity'] }],
    custody: 'none',
    guardians: [],
  });
  const address = `/faelle/${adult.caseId}/entbindungen/${id}`;
  await page.goto(address);
  await expect(page.getByText('Noch nicht vorgelegt')).toBeVisible();
  await page.getByRole('button', { name: 'Zum Unterschreiben vorlegen' }).click();
  await expect(page.getByText('wartet auf Unterschriften')).toBeVisible();
  await page.getByRole('button', { name: 'Zurück zum Entwurf' }).click();
  await page.getByRole('link', { name: 'Weiter bearbeiten' }).click();
  await atStep(page, 'Sprache');
  await expect(page.getByRole('radio', { name: /Arabisch/ })).toBeChecked();
  await page.getByRole('group', { name: 'Übersetzt jemand' }).getByRole('radio', { name: 'nein' }).check();
  await nextStep(page, 'Stellen und Angaben');
  await nextStep(page, 'Zweck und Dauer');
  await page.getByRole('checkbox', { name: 'Arbeit finden' }).check();
  await nextStep(page, 'Unterschriften');
  await nextStep(page, 'Prüfen');

  const faster = await (await browser.newContext()).newPage();
  await logIn(faster, 'beratung');
  await faster.goto(`${address}/bearbeiten`);
  await nextStep(faster, 'Stellen und Angaben');
  await nextStep(faster, 'Zweck und Dauer');
  await faster.getByRole('checkbox', { name: 'Wohnung finden' }).check();
  await nextStep(faster, 'Unterschriften');
  await nextStep(faster, 'Prüfen');
  await faster.getByRole('button', { name: 'Als Entwurf speichern' }).click();
  await expect(faster.getByText('Noch nicht vorgelegt')).toBeVisible();
  await expect(faster.getByText('Wohnung finden')).toBeVisible();
  await faster.context().close();

  await page.getByRole('button', { name: 'Zum Unterschreiben vorlegen' }).click();
  await expect(page.getByText('In der Zwischenzeit geändert')).toBeVisible();
  await expectAccessible(page, 'somebody else changed the draft');
  await page.getByRole('button', { name: 'Meine Eingaben behalten' }).click();
  await page.getByRole('button', { name: 'Zum Unterschreiben vorlegen' }).click();
  await expect(page.getByText('wartet auf Unterschriften')).toBeVisible();
  await expect(page.getByText('Arbeit finden')).toBeVisible();
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click();
  await expect(page.getByText('verworfen')).toBeVisible();
});
