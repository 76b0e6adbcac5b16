import {
  bilingual,
  canPrint,
  CONTENT_WIDTH,
  drawTable,
  formDate,
  isolate,
  isolateLtr,
  keyValueBlock,
  mm,
  qrBlock,
  renderForm,
  sideBySide,
  space,
  stack,
  textBlock,
  type Block,
  type FormDocument,
  type KeyValue,
} from '@app/forms';
import { formTexts, type FormTexts } from './form-texts.js';
import { bothTexts, labelled, userText, type FormTextKey, type TextPair } from './laufzettel.form-words.js';
import { stationColumns, stationRow, type LaufzettelFormStation } from './laufzettel.form-stations.js';
import type { SheetLanguage } from './station.rules.js';

export type { LaufzettelFormStation, LaufzettelFormStamp } from './laufzettel.form-stations.js';

/**
 * What a Laufzettel says: plain data, so that it can be made in another thread. Days are `YYYY-MM-DD`. It holds
 * nothing of the residence status, and no title or remark may bring it in: strangers see this paper.
 */
export interface LaufzettelFormData {
  /** The person's language; `de`: in German alone. */
  readonly language: SheetLanguage;
  readonly caseNumber: string;
  readonly issuedOn: string;
  readonly officeName: string;
  readonly officeAddress?: string | undefined;
  readonly officePhone?: string | undefined;
  readonly workerName: string;
  /** `native`: in the person's own script; left out of the sheet when no font has its letters. */
  readonly personName: { readonly latin: string; readonly native?: string | undefined };
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** Must be neutral ({@link FormTexts.routes}): a route's usual name tells a residence status. */
  readonly routeTitle: { readonly de: string; readonly other?: string | undefined };
  /** What the QR code opens: an address with an opaque token, nothing personal. */
  readonly qrUrl: string;
  /** The same token, to be typed. */
  readonly shortCode: string;
  readonly stations: readonly LaufzettelFormStation[];
  /** German remarks of the office. */
  readonly notes?: string | undefined;
}

const QR_SIZE_MM = 28;
/** Room for the token below the QR code, in points. */
const CODE_WIDTH = 104;
/** A heading never stands alone at the foot of a page: about a table's head and first row. */
const KEEP_WITH_HEADING = 170;

/**
 * The Laufzettel as a PDF to print: German beside the person's language, room for paper stamps, the QR code of
 * the sheet. Translations nobody has reviewed carry a watermark and say so.
 * @throws FormError when it cannot be made completely (e.g. `MissingGlyphError` for a letter of the Latin name).
 */
export async function renderLaufzettel(
  data: LaufzettelFormData,
  options: { createdAt?: Date; timeLimitMs?: number; compress?: boolean } = {},
): Promise<Buffer> {
  const texts: TextPair = {
    de: formTexts('de'),
    other: data.language === 'de' ? undefined : formTexts(data.language),
  };
  return renderForm(
    {
      ...options,
      title: `Laufzettel ${data.caseNumber} (${data.language})`,
      author: data.officeName,
      language: data.language,
      furniture: {
        header: { left: userText(data.officeName), right: `Laufzettel ${isolateLtr(data.caseNumber)}` },
        footer: reliabilityKeys(texts).map((key) => texts.de.form[key]),
        watermark: texts.other && isUnreviewed(texts.other) ? 'Arbeitsübersetzung' : undefined,
      },
    },
    (form) => write(form, data, texts),
  );
}

function write(form: FormDocument, data: LaufzettelFormData, texts: TextPair): void {
  const both = (role: 'body' | 'small', key: FormTextKey) =>
    bilingual(form, role, bothTexts(texts, key), CONTENT_WIDTH);
  const heading = (key: FormTextKey) =>
    bilingual(form, 'heading', bothTexts(texts, key), CONTENT_WIDTH, { tag: 'H2' });

  form.flow(bilingual(form, 'title', bothTexts(texts, 'title'), CONTENT_WIDTH, { tag: 'H1' }), 4);
  form.flow(
    stack(
      [both('body', 'introPurpose'), both('body', 'introVoluntary'), both('body', 'introInterpreter')],
      3,
    ),
    10,
  );
  form.flow(personAndCode(form, data, texts), 4);
  form.flow(both('small', 'codeSentence'), 12);

  const stationsHeading = heading('stationsHeading');
  form.reserve(stationsHeading.height + KEEP_WITH_HEADING);
  form.flow(stationsHeading, 4);
  drawTable(
    form,
    stationColumns(form, texts),
    data.stations.map((station) => stationRow(form, station, texts)),
  );
  form.y += 8;
  if (data.stations.some(({ deadline }) => deadline?.kind === 'legal'))
    form.flow(both('small', 'legalNote'), 10);

  if (data.notes?.trim()) {
    const lines = userLines(data.notes).map((line) => textBlock('de', 'body', line, CONTENT_WIDTH));
    form.flow(stack([heading('notesHeading'), lines[0]!], 4), 2);
    for (const line of lines.slice(1)) form.flow(line, 2);
    form.y += 8;
  }
  form.flow(
    stack(
      [
        heading('contactHeading'),
        keyValueBlock(form, contact(data, texts), CONTENT_WIDTH),
        both('body', 'contactSentence'),
      ],
      4,
    ),
    10,
  );
  if (texts.other) form.flow(stack(reliability(form, texts), 3));
}

/** Which version counts, and that nobody has checked the other, in both languages. */
function reliability(form: FormDocument, texts: TextPair): Block[] {
  return reliabilityKeys(texts).map((key) => bilingual(form, 'small', bothTexts(texts, key), CONTENT_WIDTH));
}

function reliabilityKeys({ other }: TextPair): FormTextKey[] {
  if (!other) return [];
  return isUnreviewed(other) ? ['bindingGerman', 'translationUnreviewed'] : ['bindingGerman'];
}

/** No native speaker or sworn translator has vouched for it yet: it must not look as if one had. */
function isUnreviewed(texts: FormTexts): boolean {
  return texts.meta.reviewStatus === 'machine';
}

function personAndCode(form: FormDocument, data: LaufzettelFormData, texts: TextPair): Block {
  const edge = mm(QR_SIZE_MM);
  const alt = `QR-Code dieses Laufzettels, für die Stellen. Code: ${data.shortCode}`;
  const code = textBlock('de', 'strong', isolateLtr(data.shortCode), CODE_WIDTH, { align: 'center' });
  const qrDx = CONTENT_WIDTH - (CODE_WIDTH + edge) / 2;
  return sideBySide([
    { dx: 0, block: keyValueBlock(form, person(data, texts), CONTENT_WIDTH - CODE_WIDTH - 8) },
    { dx: qrDx, block: qrBlock(data.qrUrl, QR_SIZE_MM, alt) },
    { dx: CONTENT_WIDTH - CODE_WIDTH, block: stack([space(edge), code], 1) },
  ]);
}

function person(data: LaufzettelFormData, texts: TextPair): KeyValue[] {
  const { latin, native } = data.personName;
  const entry = labelled(texts);
  return [
    entry('name', isolate(latin)),
    ...(native && canPrint(native) ? [entry('nativeName', isolate(native))] : []),
    entry('birthDate', formDate(data.birthDate)),
    entry('caseNumber', isolateLtr(data.caseNumber)),
    entry('issuedOn', formDate(data.issuedOn)),
    entry('route', routeTitle(data, texts)),
  ];
}

function routeTitle({ routeTitle: title }: LaufzettelFormData, { other }: TextPair): string {
  if (!other || !title.other) return title.de;
  return `${isolate(title.de)} · ${isolate(title.other)}`;
}

function contact(data: LaufzettelFormData, texts: TextPair): KeyValue[] {
  const entry = labelled(texts);
  const office = [data.officeName, data.officeAddress].filter((part) => part !== undefined);
  return [
    entry('name', userText(data.workerName)),
    entry('office', office.map(userText).join(', ')),
    ...(data.officePhone ? [entry('telephone', isolateLtr(data.officePhone))] : []),
  ];
}

function userLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(userText);
}
