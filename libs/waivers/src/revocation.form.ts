import {
  CONTENT_WIDTH,
  formDate,
  isolate,
  isolateLtr,
  keyValueBlock,
  listBlock,
  renderForm,
  stack,
  textBlock,
  TICK_INDENT,
  tickItem,
  writingLine,
  type Block,
  type FormDocument,
} from '@app/forms';
import type { RevocationFormData, WaiverFormOptions } from './waiver.form-data.js';
import { bodyLines } from './waiver.form-recipients.js';
import { signatureArea, signatureField } from './waiver.form-signatures.js';
import {
  entry,
  isUnreviewed,
  languagesOf,
  officeLine,
  reliability,
  sentence,
  titleBlock,
  userText,
  words,
  type Sheet,
} from './waiver.form-words.js';
import type { WaiverTexts } from './form-texts.js';

/**
 * The slip by which a person takes a waiver back, as a whole or for some recipients: as easy as giving it was. Its boxes
 * are empty unless the data says what has been revoked already.
 * @throws FormError when it cannot be made completely
 */
export async function renderRevocation(
  data: RevocationFormData,
  options: WaiverFormOptions = {},
): Promise<Buffer> {
  const languages = languagesOf(data.language);
  const { de } = languages;
  return renderForm(
    {
      ...options,
      title: `${de.revocation.title} ${data.reference} (${data.language})`,
      author: data.office.name,
      language: data.language,
      furniture: {
        header: { left: userText(data.office.name), right: `Widerruf ${isolateLtr(data.reference)}` },
        footer: reliability(languages).map((one) => one.de),
        watermark: isUnreviewed(languages) ? de.form.watermark : undefined,
      },
    },
    (form) => write({ form, ...languages }, data),
  );
}

function write(sheet: Sheet, data: RevocationFormData): void {
  const { form } = sheet;
  const text = (key: keyof WaiverTexts['revocation'], values: Record<string, string> = {}) =>
    sentence(sheet, words(sheet, 'revocation', key, values));
  form.flow(titleBlock(sheet, words(sheet, 'revocation', 'title')), 6);
  form.flow(text('intro'), 12);
  form.flow(keyValueBlock(form, person(sheet, data), CONTENT_WIDTH), 10);
  form.flow(text('which', { date: formDate(data.signedOn), reference: isolateLtr(data.reference) }), 6);
  for (const block of choices(sheet, data)) form.flow(block, 4);
  form.y += 6;
  form.flow(text('effect'), 6);
  const { signature } = data;
  const field = signatureField(sheet, words(sheet, 'revocation', 'signature'), signature);
  const handIn = text('handIn', { office: officeLine(data.office) });
  for (const block of signatureArea(sheet, handIn, [field], [signature])) form.flow(block, 14);
  form.flow(received(sheet, data), 14);
  const last = reliability(sheet).map((one) => sentence(sheet, one, 'small'));
  if (last.length > 0) form.flow(stack(last, 2));
}

function person(sheet: Sheet, { person: { name, birthDate }, caseNumber }: RevocationFormData) {
  return [
    entry(sheet, 'name', isolate(name.latin)),
    entry(sheet, 'birthDate', formDate(birthDate)),
    entry(sheet, 'caseNumber', isolateLtr(caseNumber)),
  ];
}

function choices(sheet: Sheet, { recipients, revoked }: RevocationFormData): Block[] {
  const width = CONTENT_WIDTH - TICK_INDENT;
  const chosen = typeof revoked === 'object' ? revoked.recipients : [];
  const box = (key: 'whole' | 'only', checked: boolean) =>
    tickItem(sentence(sheet, words(sheet, 'revocation', key), 'body', width), { checked });
  const each = recipients.map((recipient, index) =>
    tickItem(stack(bodyLines(recipient, width - INDENT)), { checked: chosen.includes(index) }),
  );
  return [box('whole', revoked === 'whole'), box('only', chosen.length > 0), indented(listBlock(each, 4))];
}

const INDENT = 16;

function indented(block: Block): Block {
  return { height: block.height, draw: (form: FormDocument, x, y) => block.draw(form, x + INDENT, y) };
}

/** Filled in by the office, by hand when the slip comes on paper. */
function received(sheet: Sheet, { received: one }: RevocationFormData): Block {
  const written = one && textBlock('de', 'body', `${formDate(one.on)}, ${userText(one.by)}`, CONTENT_WIDTH);
  const line: Block = {
    height: LINE_HEIGHT,
    draw: (form, x, y) => {
      writingLine(CONTENT_WIDTH, LINE_HEIGHT).draw(form, x, y);
      written?.draw(form, x, y + LINE_HEIGHT - written.height - 2);
    },
  };
  return stack([line, sentence(sheet, words(sheet, 'revocation', 'received'), 'small')], 1);
}

const LINE_HEIGHT = 26;
