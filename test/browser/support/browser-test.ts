import { expect, test as base, type ConsoleMessage, type Page } from '@playwright/test';

/**
 * Playwright's `test` with a page that must stay quiet: an error on the console, an exception nobody caught or
 * anything the content security policy had to refuse fails the test, whatever else it checks.
 */
export const test = base.extend({
  page: async ({ page }, use) => {
    const complaints = listenFor(page);
    await page.addInitScript(reportPolicyViolations);
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** Runs in the browser before the page's own scripts. */
function reportPolicyViolations(): void {
  addEventListener('securitypolicyviolation', (event) => {
    // oxlint-disable-next-line no-console -- the console is how the page reaches the test
    console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
}

function listenFor(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusedRequest(message)) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  return complaints;
}

/** Chromium writes every 4xx answer on the console; refusals of the API (not logged in, no draft, …) are no faults. */
function isRefusedRequest(message: ConsoleMessage): boolean {
  return /status of 4\d\d/.test(message.text()) && message.location().url.includes('/api/');
}
