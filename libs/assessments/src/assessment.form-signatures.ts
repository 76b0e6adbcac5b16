import {
  CONTENT_WIDTH,
  formDate,
  isolate,
  sideBySide,
  signatureBlock,
  stack,
  textBlock,
  writingLine,
  type Block,
} from '@app/forms';
import { ageAtLeast } from '@app/platform/shared';
import type { Answer } from './answer.rules.js';
import type { FormSignature } from './assessment.form-data.js';
import {
  caption,
  plain,
  sentence,
  userText,
  words,
  type FormWords,
  type Sheet,
} from './assessment.form-words.js';
import type { AssessmentSigner } from './assessment.rules.js';
import { languageName } from './code-names.js';

const GAP = 18;
const FIELD_WIDTH = (CONTENT_WIDTH - GAP) / 2;
const PLACE_WIDTH = 92;
const SIGN_WIDTH = FIELD_WIDTH - PLACE_WIDTH - 8;
/** Room for a hand. */
const SIGN_HEIGHT = 34;
const ORDER: readonly AssessmentSigner[] = ['person', 'guardian', 'worker', 'interpreter'];
const LINES = {
  person: 'signaturePerson',
  guardian: 'signatureGuardian',
  worker: 'signatureWorker',
  interpreter: 'signatureInterpreter',
} as const;

type Line = Partial<FormSignature> & Pick<FormSignature, 'role'>;

export interface Signing {
  readonly signatures: readonly FormSignature[];
  readonly dateOfBirth: string;
  readonly answers: readonly Answer[];
  /** For whom there are lines when nobody has signed yet. */
  readonly day: string;
}

/** What is declared, with the signatures below it or lines to sign with ink; on one page, whatever the language. */
export function signingBlocks(sheet: Sheet, signing: Signing): Block[] {
  const lines = linesOf(signing);
  const of = (...roles: AssessmentSigner[]) => lines.filter(({ role }) => roles.includes(role));
  const place = given(signing.answers, 'closing.closingPlace');
  const spoken = given(signing.answers, 'header.languageUsed');
  const fields = (some: readonly Line[]) => fieldsOf(sheet, some, place);
  const interpreter = of('interpreter');
  const on = signing.signatures.find(({ role }) => role !== 'worker')?.signedAt;
  return [
    stack(
      [sentence(sheet, words(sheet, 'personDeclaration')), ...fields(of('person', 'guardian', 'worker'))],
      3,
    ),
    ...(interpreter.length > 0
      ? [stack([sentence(sheet, interpreted(sheet, spoken)), ...fields(interpreter)], 3)]
      : []),
    ...(on === undefined
      ? []
      : [sentence(sheet, words(sheet, 'signedElectronically', { date: formDate(dayOf(on)) }), 'small')]),
    sentence(sheet, words(sheet, 'rights')),
  ];
}

/** What the interpreter declares; without a language there is room to write it. */
function interpreted(sheet: Sheet, spoken: string | null): FormWords {
  const language = spoken === null ? '__________' : languageName(spoken, sheet.other?.meta.language);
  return words(sheet, 'interpreterDeclaration', { language });
}

function linesOf({ signatures, dateOfBirth, answers, day }: Signing): Line[] {
  if (signatures.length > 0) return ORDER.flatMap((role) => signatures.filter((one) => one.role === role));
  const age = ageAtLeast(dateOfBirth, day);
  const isInterpreted = answers.some(
    ({ field, value }) => field === 'header.interpreterPresent' && value === true,
  );
  return ORDER.filter((role) => {
    if (role === 'person') return age >= 14;
    if (role === 'guardian') return age < 18;
    return role === 'worker' || isInterpreted;
  }).map((role) => ({ role }));
}

function fieldsOf(sheet: Sheet, lines: readonly Line[], place: string | null): Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const pair = lines.slice(at, at + 2).map((line, index) => {
      return { dx: index * (FIELD_WIDTH + GAP), block: signatureField(sheet, line, place) };
    });
    rows.push(sideBySide(pair));
  }
  return rows;
}

/** Place and date, a line with the drawn signature on it or nothing, and who signs. */
function signatureField(sheet: Sheet, { role, name, drawing, signedAt }: Line, place: string | null): Block {
  const when =
    signedAt === undefined
      ? ''
      : [place && userText(place), formDate(dayOf(signedAt))].filter(Boolean).join(', ');
  const left = textBlock('de', 'small', when, PLACE_WIDTH);
  const drawn = drawing ? signatureBlock(drawing, SIGN_WIDTH, SIGN_HEIGHT - 3) : undefined;
  const field: Block = {
    height: SIGN_HEIGHT,
    draw: (form, x, y) => {
      const signX = x + PLACE_WIDTH + 8;
      writingLine(PLACE_WIDTH, SIGN_HEIGHT).draw(form, x, y);
      writingLine(SIGN_WIDTH, SIGN_HEIGHT).draw(form, signX, y);
      if (when) left.draw(form, x, y + SIGN_HEIGHT - left.height - 2);
      drawn?.draw(form, signX, y + 1);
    },
  };
  const captions = sideBySide([
    { dx: 0, block: caption(sheet, words(sheet, 'placeDate'), PLACE_WIDTH) },
    { dx: PLACE_WIDTH + 8, block: caption(sheet, withName(words(sheet, LINES[role]), name), SIGN_WIDTH) },
  ]);
  return stack([field, captions], 1);
}

function withName({ de, other }: FormWords, name: string | undefined): FormWords {
  if (name === undefined) return { de, other };
  const behind = `: ${isolate(plain(name))}`;
  return { de: de + behind, other: other && other + behind };
}

const given = (answers: readonly Answer[], field: string): string | null =>
  (answers.find((answer) => answer.field === field)?.value as string | null | undefined) ?? null;

const dayOf = (moment: string): string =>
  new Date(moment).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
