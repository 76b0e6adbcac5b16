import {
  canPrint,
  CONTENT_WIDTH,
  drawTable,
  formDate,
  FORM_LANGUAGES,
  isolate,
  isolateLtr,
  keyValueBlock,
  listBlock,
  mm,
  qrBlock,
  renderForm,
  sideBySide,
  space,
  stack,
  tableLeadHeight,
  textBlock,
  TICK_INDENT,
  tickItem,
  type Block,
  type KeyValue,
} from '@app/forms';
import type { FormWords, WaiverFormData, WaiverFormOptions } from './waiver.form-data.js';
import { bodyLines, recipientTable } from './waiver.form-recipients.js';
import { signatoryField, signatureArea, signatureField, withValue } from './waiver.form-signatures.js';
import {
  clause,
  clausesTogether,
  contactLine,
  entry,
  isUnreviewed,
  languagesOf,
  officeLine,
  plain,
  reliability,
  sentence,
  titleBlock,
  userText,
  words,
  type FormLanguages,
  type Sheet,
} from './waiver.form-words.js';
import type { WaiverTexts } from './form-texts.js';

const QR_SIZE_MM = 26;
/** Room for the reference below the QR code, in points. */
const CODE_WIDTH = 104;
/** Heading and sentence above the table of recipients, which are not parted from its first row. */
const KEEP_WITH_TABLE = 48;

type FormKey = keyof WaiverTexts['form'];

/**
 * The release from secrecy and consent as a PDF of 17 clauses, to sign on the screen or with ink: German, which binds,
 * beside the person's language. Nothing is ticked that the data does not say; translations nobody has reviewed carry a
 * watermark, drafts a mark on every page.
 * @throws FormError when it cannot be made completely (e.g. `MissingGlyphError` for a letter of the Latin name)
 */
export async function renderWaiver(data: WaiverFormData, options: WaiverFormOptions = {}): Promise<Buffer> {
  const languages = languagesOf(data.language);
  return renderForm(
    {
      ...options,
      title: `Schweigepflichtentbindung ${data.reference} (${data.language})`,
      author: data.office.name,
      language: data.language,
      furniture: furniture(data, languages),
    },
    (form) => write({ form, ...languages }, data),
  );
}

function furniture(data: WaiverFormData, languages: FormLanguages) {
  const { de } = languages;
  const { template, office, reference, language, isDraft } = data;
  const what = isDraft ? `${de.form.draftMark} ·` : 'Schweigepflichtentbindung';
  const line = words({ de }, 'form', 'template', {
    template: template.id,
    version: template.version,
    language: FORM_LANGUAGES[language].germanName,
  }).de;
  return {
    header: { left: userText(office.name), right: `${what} ${isolateLtr(reference)}` },
    footer: [
      line,
      reliability(languages)
        .map((one) => one.de)
        .join(' '),
    ].filter(Boolean),
    watermark: isUnreviewed(languages) ? de.form.watermark : undefined,
  };
}

function write(sheet: Sheet, data: WaiverFormData): void {
  const { form } = sheet;
  const text = (key: FormKey, values?: Record<string, string | FormWords>) =>
    sentence(sheet, words(sheet, 'form', key, values));
  const plainClause = (heading: FormKey, ...blocks: Block[]) =>
    clause(sheet, words(sheet, 'form', heading), blocks);

  form.flow(titleBlock(sheet, words(sheet, 'form', 'title')), 3);
  form.flow(sentence(sheet, words(sheet, 'form', 'subtitle'), 'heading'), 4);
  if (data.isDraft) form.flow(sentence(sheet, words(sheet, 'form', 'draftMark'), 'strong'), 4);
  form.flow(text('intro'), 4);
  const reliable = reliability(sheet);
  const joined = (language: keyof FormWords) => reliable.map((one) => one[language] ?? '').join(' ');
  if (reliable.length > 0) form.flow(sentence(sheet, { de: joined('de'), other: joined('other') }, 'small'));
  form.y += 6;

  plainClause('headingPerson', personAndCode(sheet, data));
  plainClause('headingGuardians', ...guardians(sheet, data));
  plainClause('headingReleased', ...released(sheet, data));

  const { columns, rows } = recipientTable(sheet, data.recipients);
  form.reserve(KEEP_WITH_TABLE + tableLeadHeight(columns, rows));
  plainClause('headingRecipients', text('recipientsSentence'));
  form.y -= 3;
  drawTable(form, columns, rows);
  form.y += 9;

  plainClause('headingPurpose', stack([text('purposeSentence'), purposes(sheet, data)], 3));
  plainClause('headingCategories', text('categoriesSentence'));
  plainClause('headingHealth', ...health(sheet, data));
  plainClause('headingImmigration', immigration(sheet, data));
  plainClause('headingVoluntary', text('voluntarySentence'));
  plainClause('headingRevocation', text('revocationSentence', { office: officeLine(data.office) }));
  plainClause('headingTerm', text('termSentence', { date: formDate(data.validUntil) }));
  plainClause('headingRights', text('rightsSentence', { dpo: contactLine(data.dataProtectionOfficer) }));
  plainClause('headingExplained', text('explainedSentence', { language: explainedIn(data) }));
  plainClause('headingInterpreter', ...interpreter(sheet, data));
  const copy = data.copyHandedOn
    ? text('copySentence', { date: formDate(data.copyHandedOn) })
    : text('copyOpen');
  clausesTogether(sheet, [
    [words(sheet, 'form', 'headingSignatures'), signatures(sheet, data)],
    [words(sheet, 'form', 'headingCopy'), [copy]],
    [words(sheet, 'form', 'headingStaff'), staffNote(sheet, data)],
  ]);
}

function personAndCode(sheet: Sheet, data: WaiverFormData): Block {
  const values = person(sheet, data);
  if (!data.verifyUrl) return keyValueBlock(sheet.form, values, CONTENT_WIDTH);
  const edge = mm(QR_SIZE_MM);
  const room = CONTENT_WIDTH - CODE_WIDTH - 8;
  const alt = `QR-Code, mit dem sich prüfen lässt, ob dieses Blatt gilt. Kennung: ${data.reference}`;
  const left = stack(
    [
      keyValueBlock(sheet.form, values, room),
      sentence(sheet, words(sheet, 'form', 'qrSentence'), 'small', room),
    ],
    3,
  );
  const reference = textBlock('de', 'strong', isolateLtr(data.reference), CODE_WIDTH, { align: 'center' });
  return sideBySide([
    { dx: 0, block: left },
    { dx: CONTENT_WIDTH - (CODE_WIDTH + edge) / 2, block: qrBlock(data.verifyUrl, QR_SIZE_MM, alt) },
    { dx: CONTENT_WIDTH - CODE_WIDTH, block: stack([space(edge), reference], 1) },
  ]);
}

function person(sheet: Sheet, data: WaiverFormData): KeyValue[] {
  const { name, birthDate, address } = data.person;
  return [
    entry(sheet, 'name', isolate(name.latin)),
    ...(name.native && canPrint(name.native) ? [entry(sheet, 'nativeName', isolate(name.native))] : []),
    entry(sheet, 'birthDate', formDate(birthDate)),
    ...(address ? [entry(sheet, 'address', userText(address))] : []),
    entry(sheet, 'caseNumber', isolateLtr(data.caseNumber)),
  ];
}

function guardians(sheet: Sheet, { custody, exception, signatories }: WaiverFormData): Block[] {
  const adult = custody === 'none' || custody === 'legal_support';
  const key: FormKey = adult
    ? 'guardiansNone'
    : exception === 'insight'
      ? 'guardiansInsight'
      : exception === 'daily'
        ? 'guardiansDaily'
        : 'guardiansSentence';
  const blocks = [sentence(sheet, words(sheet, 'form', key))];
  if (custody === 'none') return blocks;
  if (!adult && exception !== 'insight')
    blocks.push(sentence(sheet, words(sheet, 'custody', custody), 'strong'));
  const lines = signatories.map(({ role, name }) => ({
    ...words(sheet, 'roles', role),
    value: userText(name),
  }));
  return [...blocks, keyValueBlock(sheet.form, lines, CONTENT_WIDTH)];
}

function released(sheet: Sheet, { released: body, recipients }: WaiverFormData): Block[] {
  const professions = body.professions
    ? [textBlock('de', 'small', userText(body.professions), CONTENT_WIDTH)]
    : [];
  const alsoThem = recipients.some(({ direction }) => direction !== 'to_recipient');
  return [
    sentence(sheet, words(sheet, 'form', 'releasedSentence')),
    stack([...bodyLines(body, CONTENT_WIDTH), ...professions]),
    ...(alsoThem ? [sentence(sheet, words(sheet, 'form', 'releasedBoth'))] : []),
  ];
}

function purposes(sheet: Sheet, data: WaiverFormData): Block {
  const items = data.purposes.map(({ code, text }) => {
    const purpose = words(sheet, 'purposes', code);
    const full = text ? withValue(purpose, text) : purpose;
    return tickItem(sentence(sheet, full, 'body', CONTENT_WIDTH - TICK_INDENT), { checked: true });
  });
  return listBlock(items, 1);
}

function health(sheet: Sheet, { recipients, signatories }: WaiverFormData): Block[] {
  const told = recipients.filter(({ categories }) => categories.includes('health'));
  const rule = sentence(sheet, words(sheet, 'form', 'healthSentence'));
  if (told.length === 0) return [rule, sentence(sheet, words(sheet, 'form', 'healthNo'))];
  const institutions = told.map(({ institution }) => plain(institution)).join('; ');
  return signatureArea(
    sheet,
    stack([rule, sentence(sheet, words(sheet, 'form', 'healthYes', { institutions }))], 3),
    signatories.map((one) => signatoryField(sheet, one, 'signatureHealth')),
    signatories.map(({ healthSignature }) => healthSignature),
  );
}

function immigration(sheet: Sheet, data: WaiverFormData): Block {
  if (!data.recipients.some(({ isImmigrationOffice }) => isImmigrationOffice))
    return sentence(sheet, words(sheet, 'form', 'immigrationNo'));
  const yes = words(sheet, 'form', 'immigrationYes');
  return tickItem(sentence(sheet, yes, 'body', CONTENT_WIDTH - TICK_INDENT), {
    checked: data.immigrationAgreed,
  });
}

/** What the person understands, not what the paper is in: a talk may have been in a third language. */
function explainedIn({ explainedIn: given, language }: WaiverFormData): FormWords {
  if (given) return given;
  const { germanName, ownName } = FORM_LANGUAGES[language];
  return { de: germanName, other: ownName };
}

function interpreter(sheet: Sheet, { interpreter: one }: WaiverFormData): Block[] {
  if (!one) return [sentence(sheet, words(sheet, 'form', 'interpreterNone'))];
  const { de, other } = one.language;
  const language = [de, ...(other && sheet.other ? [other] : [])].map(userText).join(' · ');
  const values = [
    entry(sheet, 'interpreterName', userText(one.name)),
    entry(sheet, 'interpreterLanguage', language),
  ];
  const box = (key: FormKey, checked: boolean) =>
    tickItem(sentence(sheet, words(sheet, 'form', key), 'body', CONTENT_WIDTH - TICK_INDENT), { checked });
  const declaration = stack(
    [
      sentence(sheet, words(sheet, 'form', 'interpreterSentence')),
      keyValueBlock(sheet.form, values, CONTENT_WIDTH),
      listBlock([box('interpreterSworn', one.sworn), box('interpreterPledged', one.pledged)], 1),
    ],
    3,
  );
  const under = words(sheet, 'form', 'signatureOf', { name: plain(one.name) });
  const { signature } = one;
  return signatureArea(sheet, declaration, [signatureField(sheet, under, signature)], [signature]);
}

function signatures(sheet: Sheet, { signatories, worker }: WaiverFormData): Block[] {
  const staff = withValue(words(sheet, 'form', 'signatureStaff'), worker.name);
  return signatureArea(
    sheet,
    sentence(sheet, words(sheet, 'form', 'signaturesSentence')),
    [
      ...signatories.map((one) => signatoryField(sheet, one, 'signatureOf')),
      signatureField(sheet, staff, worker.signature),
    ],
    [...signatories.map(({ signature }) => signature), worker.signature],
  );
}

function staffNote(sheet: Sheet, { identityDocument, staffNote: note }: WaiverFormData): Block[] {
  const identity = identityDocument
    ? words(sheet, 'form', 'identityChecked', {
        document: {
          de: plain(identityDocument.de),
          other: plain(identityDocument.other ?? identityDocument.de),
        },
      })
    : words(sheet, 'form', 'identityOpen');
  const remarks = note?.trim() ? [textBlock('de', 'body', userText(note), CONTENT_WIDTH)] : [];
  return [sentence(sheet, identity), ...remarks];
}
