import type { Declaration, Plugin } from 'postcss';

/** Physical properties of `@kern-ux/native` and the logical ones that follow the writing direction. */
const LOGICAL: Record<string, string> = {
  'margin-left': 'margin-inline-start',
  'margin-right': 'margin-inline-end',
  'padding-left': 'padding-inline-start',
  'padding-right': 'padding-inline-end',
  'border-left': 'border-inline-start',
  'border-right': 'border-inline-end',
  'border-left-width': 'border-inline-start-width',
  'border-right-width': 'border-inline-end-width',
  'border-left-color': 'border-inline-start-color',
  'border-right-color': 'border-inline-end-color',
  'border-left-style': 'border-inline-start-style',
  'border-right-style': 'border-inline-end-style',
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  'border-top-left-radius': 'border-start-start-radius',
  'border-top-right-radius': 'border-start-end-radius',
  'border-bottom-left-radius': 'border-end-start-radius',
  'border-bottom-right-radius': 'border-end-end-radius',
};

const FOUR_SIDED = /^(margin|padding|inset|border-(width|color|style))$/;

/** Grid and utility classes: most of KERN's bytes, none of them used here. */
const UNUSED =
  /^\.kern-(?:(?:m|p)[xytblrse]?-|gap|row|col|container|offset|order|flex|grid|justify|align|place|content-|items-|self-|text-(?:start|end|center|left|right|wrap|no)|float|position|overflow|display|d-|inline|block|basis|auto-|aspect|stack|w-|h-|min-|max-|z-|inset|top|bottom|left|right|hidden|visible|grow|shrink|size|space-|sticky|static|absolute|relative|fixed|kopfzeile|accordion|layer|level)/;

/**
 * PostCSS plugin that makes KERN follow the writing direction (it ships physical properties only, so that
 * right-to-left text would break it) and drops its grid and utilities. Other style sheets are left alone.
 */
export function kernLogical(): Plugin {
  return {
    postcssPlugin: 'kern-logical',
    Rule: (rule) => {
      if (!isKern(rule)) return;
      const kept = rule.selectors.filter((selector) => !UNUSED.test(selector));
      if (kept.length === 0) rule.remove();
      else if (kept.length !== rule.selectors.length) rule.selectors = kept;
    },
    AtRule: (atRule) => {
      // KERN declares its own full-charset faces; the subsets of src/styles/fonts.css replace them.
      if (atRule.name === 'font-face' && isKern(atRule)) atRule.remove();
    },
    Declaration: (declaration) => {
      if (isKern(declaration)) toLogical(declaration);
    },
  };
}

function isKern(node: { source?: { input: { file?: string } } }): boolean {
  return /@kern-ux[\\/]native/.test(node.source?.input.file ?? '');
}

function toLogical(declaration: Declaration): void {
  const { prop, value } = declaration;
  const sides = FOUR_SIDED.test(prop) ? splitTopLevel(value) : [];
  if (sides.length === 4 && sides[1] !== sides[3]) {
    const [top, right, bottom, left] = sides;
    const [start, end] = prop.startsWith('border-') ? ['border', prop.slice('border'.length)] : [prop, ''];
    declaration.cloneBefore({ prop: `${start}-block${end}`, value: `${top} ${bottom}` });
    declaration.cloneBefore({ prop: `${start}-inline${end}`, value: `${left} ${right}` });
    declaration.remove();
  } else if (LOGICAL[prop]) {
    declaration.prop = LOGICAL[prop];
  } else if (prop === 'text-align') {
    declaration.value = value.replace('left', 'start').replace('right', 'end');
  } else if (prop === 'float' || prop === 'clear') {
    declaration.value = value.replace('left', 'inline-start').replace('right', 'inline-end');
  }
}

/** Splits at blanks outside brackets: `0 var(--a, 1px) 0 0` has four parts. */
function splitTopLevel(value: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of value) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ' ' && depth === 0) {
      if (part) parts.push(part);
      part = '';
    } else part += character;
  }
  return part ? [...parts, part] : parts;
}
