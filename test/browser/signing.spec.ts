import { settled } from './support/actions.js';
import { expect, test } from './support/browser-test.js';
import { expectAccessible, expectReflow, walkByKeyboard } from './support/checks.js';
import {
  another,
  call,
  declineButton,
  draw,
  drawn,
  everythingKept,
  institution,
  openLink,
  PARENTS,
  sign,
  signButton,
  waitingWaiver,
  type WaitingWaiver,
} from './support/signing.js';

test('a father who speaks Dari reads and signs for his daughter: right to left, nothing ticked, nothing left', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const team = await another(browser, 'beratung');
  const waiver = await waitingWaiver(
    team,
    {
      recipients: [
        {
          institutionId: await institution(team, 'jobcenter'),
          direction: 'both',
          categories: ['identity', 'health'],
        },
        {
          institutionId: await institution(team, 'immigration_authority'),
          direction: 'to_recipient',
          categories: ['residence'],
        },
      ],
      custody: 'joint',
      guardians: PARENTS,
      interpreter: { name: 'Dolores Dolmetsch', language: 'prs', sworn: true, adult: true, pledged: true },
    },
    '2016-05-12',
  );
  const token = await waiver.link(0);
  await openLink(page, token);

  expect(new URL(page.url()).hash).toBe('');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'fa-AF');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('.clause')).toHaveCount(16);
  // Nothing else can be reached from here.
  await expect(page.locator('a, nav, header.header')).toHaveCount(0);
  await expect(page.locator('input:enabled:checked')).toHaveCount(0);
  await expect(page.locator('.recipient').first().locator('input:checked')).toHaveCount(2);
  await expect(page.locator('main')).toContainText('Dolores Dolmetsch');
  await expect(page.locator('main')).toContainText('Karim Beispiel');
  expect(await page.locator('main').innerText()).not.toMatch(/\{\w+\}/);

  await expectAccessible(page, 'signing in Dari');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'signing in Dari, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'دری + Deutsch' }).click();
  await expect(page.locator('h1')).toContainText('Schweigepflichtentbindung und Einwilligung');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page, 'signing in both languages');
  await expectReflow(page, 'signing in both languages');
  await page.getByRole('button', { name: 'Deutsch', exact: true }).click();
  await expect(html).toHaveAttribute('lang', 'de');
  await expect(html).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { name: '13. Erklärt und verstanden' })).toBeVisible();
  await expect(page.locator('main')).toContainText('gemeinsames Sorgerecht');
  await expect(page.getByText('Arbeitsübersetzung', { exact: true })).toBeVisible();
  const reached = await walkByKeyboard(page, 'signing');
  expect(reached.at(-1)).toContain('Ich unterschreibe nicht');
  await page.getByRole('button', { name: 'دری', exact: true }).click();

  await signButton(page).click();
  await expect(page.locator('#agree')).toBeFocused();
  await expect(page.locator('.kern-error')).toHaveCount(2);
  await expectAccessible(page, 'signing with errors');
  await page.locator('#agree-health').check();
  await sign(page);
  // The signature for number 7 is one of its own.
  await expect(page.locator('#health-signature')).toBeFocused();
  await draw(page, 'health-signature');
  await signButton(page).click();

  await expect(page.locator('.signing--end h1')).toBeFocused();
  await expect(page.locator('.signing--end')).toContainText('Ihre Unterschrift ist gespeichert');
  await expectAccessible(page, 'signed');
  const kept = await everythingKept(page);
  for (const trace of [token, waiver.familyName, 'Beispiel', waiver.caseNumber, 'Dolmetsch', 'سحر'])
    expect(kept).not.toContain(trace);
  const { standing, signatures } = await waiver.read();
  expect(standing).toBe('awaiting');
  expect(
    signatures.map(({ signedAt, health, immigration }) => [signedAt !== null, health, immigration]),
  ).toEqual([
    [true, true, false],
    [false, false, false],
    [false, false, false],
    [true, false, false],
  ]);

  await page.goBack();
  await page.goForward();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Diese Seite gilt nicht mehr' })).toBeVisible();
  await expectAccessible(page, 'signing over');

  // The interpreter declares what is theirs in their own place, and is not asked whether they agree.
  await openLink(page, await waiver.link(2));
  await expect(html).toHaveAttribute('lang', 'fa-AF');
  await expect(page.locator('.clause').nth(13).locator('#signature')).toBeVisible();
  await expect(page.locator('input:enabled')).toHaveCount(1);
  await page.getByRole('button', { name: 'Deutsch', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: /vollständig und richtig übersetzt/ })).toBeVisible();
  await expectAccessible(page, 'the interpreter signs');
  await expectReflow(page, 'the interpreter signs');
  await sign(page);
  await expect(page.locator('.signing--end')).toContainText('gespeichert');
  expect((await waiver.read()).standing).toBe('awaiting');
  await openLink(page, await waiver.link(1));
  await sign(page);
  await expect(page.locator('.signing--end')).toContainText('gespeichert');
  expect((await waiver.read()).standing).toBe('active');
});

test('a connection that breaks loses nothing, and trying again signs once', async ({ browser }) => {
  // A page whose console may complain: the browser itself says there that the network is gone.
  const context = await browser.newContext();
  const page = await context.newPage();
  const team = await another(browser, 'beratung');
  const waiver = await waitingWaiver(team);
  await openLink(page, await waiver.link(0));
  await context.setOffline(true);
  await sign(page);
  await expect(page.locator('.kern-alert--warning')).toBeVisible();
  const line = await drawn(page);
  expect(line.length).toBeGreaterThan(50);
  expect((await waiver.read()).standing).toBe('awaiting');
  await context.setOffline(false);

  // Now it arrives, but the answer does not.
  await page.route('**/api/signing/sign', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await signButton(page).click();
  await expect.poll(async () => (await waiver.read()).standing).toBe('active');
  await expect(signButton(page)).not.toHaveAttribute('aria-disabled');
  expect(await drawn(page)).toBe(line);
  await expect(page.locator('#agree')).toBeChecked();
  await page.unroute('**/api/signing/sign');
  await signButton(page).click();
  await expect(page.locator('.signing--end')).toContainText('Diese Seite gilt nicht mehr');
  await expect(page.locator('.signing--end')).toContainText('steht im Fall');
  expect((await waiver.read()).signatures).toHaveLength(2);
});

test('a signing that is cut off or declined leaves the waiver waiting, never half', async ({
  page,
  browser,
}) => {
  const team = await another(browser, 'beratung');
  const waiver = await waitingWaiver(team);
  const token = await waiver.link(0);
  const cut = await (await browser.newContext()).newPage();
  await openLink(cut, token);
  await cut.locator('#agree').check();
  await draw(cut);
  await cut.close();
  const unsigned = async () => {
    const { standing, signatures } = await waiver.read();
    expect([standing, signatures[0]!.signedAt]).toEqual(['awaiting', null]);
  };
  await unsigned();

  await openLink(page, token);
  expect(await drawn(page)).toBe('');
  await draw(page);
  await page.locator('#signature').getByRole('button').click();
  expect(await drawn(page)).toBe('');
  await declineButton(page).click();
  await expect(page.locator('.signing--end')).toContainText('Sie haben nicht unterschrieben');
  await expectAccessible(page, 'declined');
  await unsigned();

  // The link is over; the next one, opened in the same tab, is not.
  await page.goto(`/unterschreiben#${token}`);
  await expect(page.getByRole('heading', { name: 'Diese Seite gilt nicht mehr' })).toBeVisible();
  await openLink(page, await waiver.link(0));
  await sign(page);
  await expect(page.locator('.signing--end')).toContainText('gespeichert');
  expect((await waiver.read()).standing).toBe('active');
});

test('a corrected birth date ends the signing, and shows where a waiver in force opens nothing any more', async ({
  page,
  browser,
}) => {
  const team = await another(browser, 'beratung');
  const correct = async ({ personId, familyName }: WaitingWaiver, dateOfBirth: string) =>
    call(team, 'PUT', `/persons/${personId}`, {
      familyName,
      givenNames: 'Nour',
      mononym: false,
      dateOfBirth,
      gender: 'w',
      nationalities: ['AF'],
      contact: {},
      languages: [{ code: 'prs', preferred: true }],
      interpreterNeeded: true,
      version: 1,
    });
  const child = await waitingWaiver(team, { custody: 'joint', guardians: PARENTS }, '2016-05-12');
  const token = await child.link(0);
  await openLink(page, token);
  await correct(child, '2011-05-12');
  await sign(page);
  await expect(page.getByText('bitte neu vorlegen').first()).toBeVisible();
  await expect(page.getByText('put it before them anew')).toBeVisible();
  expect(await everythingKept(page)).not.toContain(child.familyName);
  await expectAccessible(page, 'others must sign');
  const pageOf = (of: WaitingWaiver) => `/faelle/${of.caseId}/entbindungen/${of.path.split('/').at(-1)!}`;
  await team.goto(pageOf(child));
  await expect(
    team.getByText('Wer unterschreiben muss, hat sich geändert; bitte neu vorlegen'),
  ).toBeVisible();
  await expect(team.getByRole('button', { name: /Auf diesem Gerät unterschreiben/ })).toHaveCount(0);
  await expectAccessible(team, 'waiver, others must sign');

  const adult = await waitingWaiver(team);
  await openLink(page, await adult.link(0));
  await sign(page);
  await expect(page.locator('.signing--end')).toBeVisible();
  await correct(adult, '2011-05-12');
  await team.goto(pageOf(adult));
  await expect(team.locator('.kern-alert--danger')).toContainText('Unterschriften reichen nicht mehr');
  await expectAccessible(team, 'waiver, not enough');
  await team.goto(`/faelle/${adult.caseId}`);
  await expect(team.getByText('Unterschriften reichen nicht mehr')).toBeVisible();
  await expectAccessible(team, 'case, not enough');
});

test('the code on a paper says genuine and in force or not, in two languages and with no name', async ({
  page,
  browser,
}) => {
  const team = await another(browser, 'beratung');
  const waiver = await waitingWaiver(team);
  const { reference } = await waiver.read();
  await page.goto(`/echt/${reference}`);
  // Not signed yet: no paper of this kind is out there.
  await expect(page.getByText('Nicht gefunden')).toBeVisible();
  await openLink(page, await waiver.link(0));
  await sign(page);
  await expect(page.locator('.signing--end')).toBeVisible();

  await page.goto(`/echt/${reference}`);
  await expect(page.getByText('Echt und gültig')).toBeVisible();
  await expect(page.getByText('Genuine and in force')).toBeVisible();
  await settled(page);
  expect(await everythingKept(page)).not.toContain(waiver.familyName);
  await expect(page.locator('a, nav')).toHaveCount(0);
  await expectAccessible(page, 'check');
  await expectReflow(page, 'check');
  const { version } = await waiver.read();
  await team.evaluate(
    ([path, seen]) =>
      fetch(`/api${path}/revoke`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: seen }),
      }),
    [waiver.path, version] as const,
  );
  await page.reload();
  await expect(page.getByText('Echt, aber nicht mehr gültig')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'check, over, dark');
});
