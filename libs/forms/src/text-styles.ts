import { fontsFor } from './fonts.js';
import type { FontWeight } from './font-files.js';
import { FORM_LANGUAGES, type FormLanguageCode } from './languages.rules.js';
import type { TextStyle } from './paragraph.js';

/** What a text is on a form; sizes and weights follow from it. */
export type TextRole = 'title' | 'heading' | 'strong' | 'body' | 'label' | 'small';

const ROLES: Readonly<Record<TextRole, { size: number; weight: FontWeight; color: string }>> = {
  title: { size: 18, weight: 'bold', color: '#000000' },
  heading: { size: 11, weight: 'bold', color: '#000000' },
  strong: { size: 9.5, weight: 'bold', color: '#000000' },
  body: { size: 9, weight: 'regular', color: '#000000' },
  label: { size: 8, weight: 'regular', color: '#444444' },
  small: { size: 7.5, weight: 'regular', color: '#333333' },
};

/** Letters of these scripts look smaller at the same size. */
const LARGER_SCRIPTS = new Set(['arab', 'ethi']);
const SCRIPT_ENLARGEMENT = 1.06;

/** The style of a role in a language. */
export function textStyle(language: FormLanguageCode, role: TextRole): TextStyle {
  const { direction, script, code } = FORM_LANGUAGES[language];
  const { size, weight, color } = ROLES[role];
  return {
    fonts: fontsFor(language, weight),
    size: LARGER_SCRIPTS.has(script) ? size * SCRIPT_ENLARGEMENT : size,
    direction,
    script,
    language: code === 'de' ? 'de-DE' : code,
    color,
  };
}
