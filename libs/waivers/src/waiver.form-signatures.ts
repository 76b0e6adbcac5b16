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
import type { FormWords, WaiverFormSignatory, WaiverFormSignature } from './waiver.form-data.js';
import { caption, plain, sentence, userText, words, type Sheet } from './waiver.form-words.js';

const FIELD_GAP = 18;
/** Two fields stand beside one another. */
const FIELD_WIDTH = (CONTENT_WIDTH - FIELD_GAP) / 2;
const PLACE_WIDTH = 92;
const GAP = 8;
const SIGN_WIDTH = FIELD_WIDTH - PLACE_WIDTH - GAP;
/** Room for a hand. */
const SIGN_HEIGHT = 32;

/** Place and date, a line with the drawn signature on it or nothing, and who signs. */
export function signatureField(
  sheet: Sheet,
  under: FormWords,
  signature: WaiverFormSignature | undefined,
): Block {
  const placeAndDate = [signature?.place && userText(signature.place), signature && formDate(signature.on)];
  const left = textBlock('de', 'small', placeAndDate.filter(Boolean).join(', '), PLACE_WIDTH);
  const drawn = signature?.path ? signatureBlock(signature.path, SIGN_WIDTH, SIGN_HEIGHT - 3) : undefined;
  const field: Block = {
    height: SIGN_HEIGHT,
    draw: (form, x, y) => {
      writingLine(PLACE_WIDTH, SIGN_HEIGHT).draw(form, x, y);
      writingLine(SIGN_WIDTH, SIGN_HEIGHT).draw(form, x + PLACE_WIDTH + GAP, y);
      if (signature) left.draw(form, x, y + SIGN_HEIGHT - left.height - 2);
      drawn?.draw(form, x + PLACE_WIDTH + GAP, y + 1);
    },
  };
  const captions = sideBySide([
    { dx: 0, block: caption(sheet, words(sheet, 'form', 'placeAndDate'), PLACE_WIDTH) },
    { dx: PLACE_WIDTH + GAP, block: caption(sheet, under, SIGN_WIDTH) },
  ]);
  return stack([field, captions], 1);
}

/**
 * What is signed, below it the fields, two in a row, and how the signatures came to be: each way and day once. What is
 * signed is never parted from the first fields, nor the last ones from how it was done.
 */
export function signatureArea(
  sheet: Sheet,
  signed: Block,
  fields: readonly Block[],
  signatures: readonly (WaiverFormSignature | undefined)[],
): Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < fields.length; at += 2) {
    const pair = fields
      .slice(at, at + 2)
      .map((block, index) => ({ dx: index * (FIELD_WIDTH + FIELD_GAP), block }));
    rows.push(sideBySide(pair));
  }
  const how = howSigned(sheet, signatures);
  const [first, ...others] = rows;
  if (!first || others.length === 0) return [stack([signed, ...(first ? [first] : []), ...how], 3)];
  return [stack([signed, first], 3), ...others.slice(0, -1), stack([others.at(-1)!, ...how], 3)];
}

/** The line of one who must sign, by clause 15 or, for health, by clause 7. */
export function signatoryField(
  sheet: Sheet,
  signatory: WaiverFormSignatory,
  of: 'signatureOf' | 'signatureHealth',
): Block {
  const { role, name, signature, healthSignature } = signatory;
  const { de, other } = words(sheet, 'roles', role);
  const named = (inRole: string) => `${plain(name)} (${inRole})`;
  const who = { de: named(de), other: other && named(other) };
  const given = of === 'signatureOf' ? signature : healthSignature;
  return signatureField(sheet, words(sheet, 'form', of, { name: who }), given);
}

/** How the signatures above came to be, each way and day once: on the screen, or on a paper that the office keeps. */
function howSigned(sheet: Sheet, signatures: readonly (WaiverFormSignature | undefined)[]): Block[] {
  const given = signatures.filter((one) => one !== undefined);
  const distinct = new Map(given.map((one) => [`${one.way} ${one.on}`, one]));
  return [...distinct.values()].map(({ way, on }) => {
    const key = way === 'screen' ? 'signatureElectronic' : 'signaturePaper';
    return sentence(sheet, words(sheet, 'form', key, { date: formDate(on) }), 'small');
  });
}

/** A text in both languages with a value behind it, the same in both. */
export function withValue({ de, other }: FormWords, value: string): FormWords {
  const behind = `: ${isolate(plain(value))}`;
  return { de: de + behind, other: other && other + behind };
}
