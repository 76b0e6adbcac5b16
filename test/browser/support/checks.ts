import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation of WCAG 2.2 AA or good practice that axe can see, and no invisible text. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
  // Text in the colour of its background is filed under "incomplete", because it may be meant.
  const invisible = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes)
    .filter(({ any }) => any.some(({ message }) => /\b1:1\b/.test(message)))
    .map(({ html }) => `invisible: ${html.slice(0, 200)}`);
  expect([...found, ...invisible], what).toEqual([]);
}

/** At 320 CSS pixels nothing needs scrolling sideways, except inside of what scrolls by itself (WCAG 1.4.10). */
export async function expectReflow(page: Page, what: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const tooWide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const found = [...document.querySelectorAll('body *')]
      .filter(
        (element) => element.getBoundingClientRect().right > width + 1 && !element.closest('.table-scroll'),
      )
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 60)}`);
    // Something inside of what scrolls by itself can still widen the page, when it is positioned against the page.
    return found.length > 0 ? found : [`the page is ${document.documentElement.scrollWidth} pixels wide`];
  });
  expect(tooWide, what).toEqual([]);
  if (before) await page.setViewportSize(before);
}

interface Stop {
  name: string;
  /** The focus can be seen: an outline or a shadow. */
  visible: boolean;
  /** At least 24 × 24 CSS pixels, or a link inside of a text (WCAG 2.5.8). */
  bigEnough: boolean;
}

/**
 * Walks from the top of the page through everything Tab reaches. Fails on a trap, an invisible focus and a target
 * that is too small; returns the names of what was reached.
 */
export async function walkByKeyboard(page: Page, what: string): Promise<string[]> {
  // The focus of the body is where Tab starts from; taking it away alone would go on from the heading.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const stops: Stop[] = [];
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (!stop) {
      expect(
        stops.filter(({ visible }) => !visible),
        `${what}: focus cannot be seen`,
      ).toEqual([]);
      expect(
        stops.filter(({ bigEnough }) => !bigEnough),
        `${what}: target too small`,
      ).toEqual([]);
      return stops.map(({ name }) => name);
    }
    stops.push(stop);
  }
  throw new Error(
    `${what}: Tab never leaves the page; last at ${stops
      .slice(-3)
      .map(({ name }) => name)
      .join(', ')}`,
  );
}

/** Runs in the browser: what has the focus, null when it is back at the document. */
function describeFocus(): Stop | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const marked =
    (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const box = element.getBoundingClientRect();
  const label = element.id ? document.querySelector(`label[for="${element.id}"]`) : null;
  const hit = label ? Math.max(box.height, label.getBoundingClientRect().height) : box.height;
  return {
    name: `${element.tagName} ${element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent}`
      .replace(/\s+/g, ' ')
      .slice(0, 80),
    visible: marked,
    bigEnough: (hit >= 23.5 && box.width >= 23.5) || style.display === 'inline',
  };
}
