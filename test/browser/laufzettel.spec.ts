import { logIn } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow } from './support/checks.js';
import { agreedDate, dayFromToday, intakeToCase, next } from './support/intake.js';

const LATER = 'Die gesetzliche Frist ist früher; sie lässt sich nur vorziehen';
const PAST = 'Das Datum liegt in der Vergangenheit';

test('an agreed date is checked on leaving the step, and what the server refuses is led to', async ({
  page,
}) => {
  await logIn(page, 'aufnahme');
  await intakeToCase(page);
  await page.getByRole('radio', { name: /Route A/ }).check();
  const office = await agreedDate(page, 'Meldebehörde');
  const day = office.getByLabel('Tag');
  const link = page.getByRole('link', { name: /^Vereinbartes Datum/ });

  await test.step('a usual period that ends before that of the station before is hinted at, not refused', async () => {
    const hint = page.getByText(/endet früher als die einer Station, die vorher kommt: Ausländerbehörde/);
    await expect(hint).toHaveCount(1);
    const social = await agreedDate(page, 'Sozialamt');
    await social.getByLabel('Tag').fill(dayFromToday(30));
    await expect(hint).toHaveCount(0);
    await social.getByLabel('Tag').fill(dayFromToday(2));
    await expect(hint).toHaveCount(1);
    await expectReflow(page, 'deadlines against the order');
  });

  await test.step('later than the law allows, and in the past', async () => {
    await day.fill(dayFromToday(40));
    await page.getByRole('button', { name: 'Weiter' }).click();
    await expect(office.getByText(LATER)).toBeVisible();
    // Folded up again by hand, the link still leads there.
    await page.getByText('Anderes Datum vereinbaren Meldebehörde').click();
    await expect(day).toBeHidden();
    await link.click();
    await expect(day).toBeFocused();
    await expectAccessible(page, 'agreed date later than the law allows');
    await expectReflow(page, 'agreed date later than the law allows');

    await day.fill(dayFromToday(-1));
    await page.getByRole('button', { name: 'Weiter' }).click();
    await expect(office.getByText(PAST)).toBeVisible();
  });

  await test.step('refused by the server alone: from wherever one is, the link leads to the field', async () => {
    // For a browser whose clock is late yesterday still lies ahead.
    await page.clock.setFixedTime(Date.now() - 2 * 86_400_000);
    await next(page, 'Prüfen');
    await page.getByRole('button', { name: 'Anlegen' }).click();
    await expect(page.getByRole('heading', { name: /Schritt 5 von 6/ })).toBeVisible();
    await expect(office.getByText(PAST)).toBeVisible();
    await expect(page.locator('#error-summary')).toBeFocused();
    await link.click();
    await expect(day).toBeFocused();

    await page.getByRole('button', { name: 'Zurück' }).click();
    await expect(page.getByRole('heading', { name: /Schritt 4 von 6/ })).toBeFocused();
    await link.click();
    await expect(page.getByRole('heading', { name: /Schritt 5 von 6/ })).toBeVisible();
    await expect(day).toBeFocused();

    await day.fill(dayFromToday(1));
    await next(page, 'Prüfen');
    await page.getByRole('button', { name: 'Anlegen' }).click();
    await expect(page.getByRole('heading', { name: 'Aufnahme abgeschlossen' })).toBeVisible();
  });

  await test.step('the same on the page that issues a Laufzettel', async () => {
    await page.clock.setFixedTime(Date.now());
    await page.getByRole('link', { name: 'Zum Fall' }).click();
    await page.getByRole('link', { name: 'Laufzettel ausgeben' }).click();
    await page.getByRole('radio', { name: /Route B/ }).check();
    await (await agreedDate(page, 'Meldebehörde')).getByLabel('Tag').fill(dayFromToday(40));
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.method()));
    await page.getByRole('button', { name: 'Laufzettel ausgeben' }).click();
    await expect(office.getByText(LATER)).toBeVisible();
    expect(sent).not.toContain('POST');
    await link.click();
    await expect(day).toBeFocused();
  });
});

test('a second Laufzettel beside a running one has to be confirmed', async ({ page }) => {
  await logIn(page, 'aufnahme');
  await intakeToCase(page);
  await page.getByRole('radio', { name: /Route A/ }).check();
  await next(page, 'Prüfen');
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await page.getByRole('link', { name: 'Zum Fall' }).click();
  await page.getByRole('link', { name: 'Laufzettel ausgeben' }).click();

  const notice = page.locator('.kern-alert', { hasText: 'Für diesen Fall läuft noch ein Laufzettel' });
  await expect(notice).toContainText(
    `Route A: Gestattung oder Duldung, ausgegeben ${dayFromToday(0)} von Anna Aufnahme: 0 von 7 Stationen`,
  );
  await page.getByRole('radio', { name: /Route B/ }).check();
  await page.getByRole('button', { name: 'Laufzettel ausgeben' }).click();
  await page.getByRole('link', { name: /Bitte bestätigen/ }).click();
  const confirm = notice.getByRole('checkbox', { name: 'Trotzdem einen weiteren Laufzettel ausgeben' });
  await expect(confirm).toBeFocused();
  await expectAccessible(page, 'another Laufzettel to be confirmed');
  await expectReflow(page, 'another Laufzettel to be confirmed');
  await confirm.press('Space');
  await page.getByRole('button', { name: 'Laufzettel ausgeben' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Fall HE-/ })).toBeVisible();
  await expect(page.getByText('Route B: humanitärer Titel')).toBeVisible();

  await page.getByRole('link', { name: 'Laufzettel ausgeben' }).click();
  await expect(page.getByText('Für diesen Fall laufen noch 2 Laufzettel')).toBeVisible();
});

test('the usual stamp needs no scrolling, and nothing is hidden that will be sent', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await logIn(page, 'abh');
  await page.locator('main .rows a').first().click();
  await page.getByRole('button', { name: 'Stempeln' }).click();
  const dialog = page.getByRole('dialog');
  const result = (name: string) => dialog.getByRole('radio', { name, exact: true });
  const note = dialog.getByLabel('Vermerk');
  const fits = () => dialog.evaluate((box) => box.scrollHeight <= box.clientHeight);

  await result('erledigt').check();
  expect(await fits()).toBe(true);
  await expect(dialog.getByRole('button', { name: 'Stempeln' })).toBeInViewport({ ratio: 1 });
  await expect(note).toBeHidden();

  await test.step('what the result demands is in sight', async () => {
    await result('Termin vergeben').check();
    await expect(dialog.getByRole('group', { name: 'Wiedervorstellung' })).toBeVisible();
    expect(await fits()).toBe(true);
    await result('Unterlagen fehlen').check();
    await expect(note).toBeVisible();
    expect(await fits()).toBe(true);
    await expect(dialog.getByRole('group', { name: 'Wiedervorstellung' })).toBeHidden();
  });

  await test.step('what was typed stays in sight with a result that does not demand it', async () => {
    await note.fill('Passfoto fehlt');
    await result('Antrag gestellt').check();
    await expect(note).toBeVisible();
    await expect(note).toHaveValue('Passfoto fehlt');
  });

  await test.step('by keyboard: down the first column, then the second', async () => {
    await result('Unterlagen fehlen').focus();
    await page.keyboard.press('ArrowDown');
    await expect(result('Termin vergeben')).toBeChecked();
    await page.keyboard.press('ArrowDown');
    await expect(result('nicht zuständig')).toBeChecked();
  });
});
