import { expect, type Locator, type Page } from '@playwright/test';
import type { Said, Talk } from '../../../apps/cli/src/forms-samples-talk.js';

/** What it took to type a talk in. */
export interface Effort {
  keys: number;
  clicks: number;
  facts: number;
}

interface Answer {
  readonly standing: string;
  readonly value: unknown;
  readonly evidence: string | null;
}

/**
 * Types a talk into the open form as intake staff would, section by section, and counts what it takes.
 *
 * @returns the effort, and names of answers for which the form had no place
 */
export async function enterTalk(page: Page, talk: Talk): Promise<Effort & { without: string[] }> {
  const effort: Effort = { keys: 0, clicks: 0, facts: 0 };
  const entered = new Set<string>();
  const titles = page.getByRole('navigation', { name: 'Teile des Gesprächs' }).getByRole('button');
  for (let place = 0; place < (await titles.count()); place++) {
    await titles.nth(place).click();
    effort.clicks += 1;
    await expect(titles.nth(place)).toHaveAttribute('aria-current', 'step');
    const section = page.locator('section[aria-labelledby="assessment-section"]');
    const heads = section.locator('[data-field]:not([data-row])');
    await enterAll(page, heads, (field) => talk.answers[field], '', entered, effort);
    for (const [group, { section: of, items }] of Object.entries(talk.rows)) {
      const add = section.locator(`[data-add-row="${group}"]`);
      if ((await add.count()) === 0) continue;
      for (const [number, item] of items.entries()) {
        const row = section.locator(`[data-rows="${group}"] [data-row-box]`);
        if ((await row.count()) <= number) {
          await add.click();
          effort.clicks += 1;
          await expect(row).toHaveCount(number + 1);
        }
        const boxes = row.nth(number).locator('[data-field]');
        const said = (field: string) => item[field.slice(of.length + 1)];
        await enterAll(page, boxes, said, `${group} ${number} `, entered, effort);
      }
    }
  }
  const wanted = [
    ...Object.keys(talk.answers),
    ...Object.entries(talk.rows).flatMap(([group, { section, items }]) =>
      items.flatMap((item, n) => Object.keys(item).map((key) => `${group} ${n} ${section}.${key}`)),
    ),
  ];
  return { ...effort, without: wanted.filter((name) => !entered.has(name)) };
}

/** Answers every question that is there, those too that appear only with an answer. */
async function enterAll(
  page: Page,
  boxes: Locator,
  said: (field: string) => unknown,
  prefix: string,
  entered: Set<string>,
  effort: Effort,
): Promise<void> {
  for (;;) {
    const fields = await boxes.evaluateAll((all) => all.map((box) => (box as HTMLElement).dataset['field']!));
    const next = fields.find((field) => said(field) !== undefined && !entered.has(prefix + field));
    if (next === undefined) return;
    const box = boxes.and(page.locator(`[data-field="${next}"]`));
    await enterAnswer(page, (await box.getAttribute('data-kind'))!, answerOf(said(next)), box, effort);
    entered.add(prefix + next);
    effort.facts += 1;
  }
}

function answerOf(said: unknown): Answer {
  if (typeof said === 'object' && said !== null && 'standing' in said)
    return { standing: said.standing as string, value: null, evidence: null };
  if (typeof said === 'object' && said !== null && 'value' in said) {
    const { value, evidence } = said as Extract<Said, { value: unknown }>;
    return { standing: 'given', value, evidence: evidence ?? null };
  }
  return { standing: 'given', value: said, evidence: null };
}

interface Named {
  code?: string;
  text?: string;
}

async function enterAnswer(
  page: Page,
  kind: string,
  { standing, value, evidence }: Answer,
  box: Locator,
  effort: Effort,
): Promise<void> {
  const type = async (input: Locator, text: string) => {
    await input.fill(text);
    effort.keys += text.length + 1;
  };
  const click = async (target: Locator) => {
    await target.click();
    effort.clicks += 1;
  };
  const pick = async (input: Locator, text: string, option = text) => {
    await input.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await expect(async () => {
      await input.fill('');
      await input.pressSequentially(text.slice(0, 12));
      await page.getByRole('option', { name: option }).first().click({ timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
    effort.keys += Math.min(text.length, 4);
    effort.clicks += 1;
  };
  const side = box.locator('.answer__side select');
  if (standing !== 'given') {
    await side.first().selectOption(standing);
    effort.keys += 2;
    return;
  }
  const input = box.locator('.answer__main').locator('input, select, textarea');
  switch (kind) {
    case 'yesNo':
      await click(box.locator(`.answer__main input[value="${value === true ? 'yes' : 'no'}"]`));
      break;
    case 'option':
      if ((await box.locator('.answer__main select').count()) > 0) {
        await input.selectOption(value as string);
        effort.keys += 2;
      } else await click(box.locator(`.answer__main input[value="${value as string}"]`));
      break;
    case 'options':
    case 'availability': {
      const boxes = box.locator('.answer__main input[type="checkbox"]');
      for (const code of value as string[]) {
        await click(box.locator(`.answer__main input[type="checkbox"][value="${code}"]`));
      }
      expect(await boxes.count()).toBeGreaterThan(0);
      break;
    }
    case 'date':
    case 'partialDate': {
      const parts = (value as string).split('-');
      const inputs = box.locator('.answer__main input');
      for (const [i, part] of [parts[2], parts[1], parts[0]].entries())
        if (part !== undefined) await type(inputs.nth(i), part);
      break;
    }
    case 'language':
    case 'country':
    case 'industry':
      if ((await input.first().inputValue()) === '') await pick(input.first(), nameOf(kind, value as string));
      break;
    case 'scripts':
      for (const code of value as string[]) await pick(input.first(), SCRIPTS[code] ?? code);
      break;
    case 'institution':
    case 'occupation':
      await type(input.first(), (value as Named).text ?? (value as Named).code!);
      await input.first().press('Escape');
      break;
    case 'occupations':
      for (const { text, code } of value as Named[]) {
        await type(input.first(), text ?? code!);
        await input.first().press('Escape');
        await input.first().press('Enter');
      }
      break;
    case 'integers':
      await type(input.first(), (value as number[]).join(', '));
      break;
    case 'integer':
    case 'half':
    case 'text':
    case 'longText':
    case 'user':
    case 'shown':
    default:
      await type(input.first(), String(value).replace('.', ','));
  }
  if (evidence !== null) {
    await side.nth(1).selectOption(evidence);
    effort.keys += 2;
  }
}

const german = new Intl.DisplayNames('de', { type: 'region' });
const LANGUAGES: Readonly<Record<string, string>> = {
  ukr: 'Ukrainisch',
  deu: 'Deutsch',
  rus: 'Russisch',
  eng: 'Englisch',
  fra: 'Französisch',
  ara: 'Arabisch',
  ful: 'Ful',
  fuf: 'Pular (Guinea)',
};
const SCRIPTS: Readonly<Record<string, string>> = {
  Latn: 'Lateinisch',
  Cyrl: 'Kyrillisch',
  Arab: 'Arabisch',
};
const INDUSTRIES: Readonly<Record<string, string>> = { '43': 'Vorbereitende', '86': 'Gesundheitswesen' };

function nameOf(kind: string, code: string): string {
  if (kind === 'country') return german.of(code)!;
  if (kind === 'industry') return INDUSTRIES[code] ?? code;
  return LANGUAGES[code] ?? code;
}
