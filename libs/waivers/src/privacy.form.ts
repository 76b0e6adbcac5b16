import { CONTENT_WIDTH, renderForm, stack } from '@app/forms';
import type { PrivacyFormData, WaiverFormOptions } from './waiver.form-data.js';
import {
  clause,
  contactLine,
  isUnreviewed,
  languagesOf,
  officeLine,
  reliability,
  sentence,
  titleBlock,
  userText,
  words,
} from './waiver.form-words.js';

/** Headings of the notice with their texts, in order. */
const PARTS = [
  ['headingWho', 'who'],
  ['headingWhy', 'why'],
  ['headingBasis', 'basis'],
  ['headingWhat', 'what'],
  ['headingRecipients', 'recipients'],
  ['headingHowLong', 'howLong'],
  ['headingRights', 'rights'],
  ['headingComplaint', 'complaint'],
  ['headingMust', 'must'],
] as const;

/**
 * The information by Art. 13 DSGVO, German beside the person's language: the same for everybody, nothing personal in it.
 * @throws FormError when it cannot be made completely
 */
export async function renderPrivacyNotice(
  data: PrivacyFormData,
  options: WaiverFormOptions = {},
): Promise<Buffer> {
  const languages = languagesOf(data.language);
  const { de } = languages;
  const values = { office: officeLine(data.office), dpo: contactLine(data.dataProtectionOfficer) };
  return renderForm(
    {
      ...options,
      title: `${de.privacy.title} (${data.language})`,
      author: data.office.name,
      language: data.language,
      furniture: {
        header: { left: userText(data.office.name), right: de.privacy.title },
        footer: reliability(languages).map((one) => one.de),
        watermark: isUnreviewed(languages) ? de.form.watermark : undefined,
      },
    },
    (form) => {
      const sheet = { form, ...languages };
      form.flow(titleBlock(sheet, words(sheet, 'privacy', 'title')), 2);
      form.flow(sentence(sheet, words(sheet, 'privacy', 'subtitle'), 'heading', CONTENT_WIDTH), 10);
      for (const [heading, text] of PARTS)
        clause(sheet, words(sheet, 'privacy', heading), [
          sentence(sheet, words(sheet, 'privacy', text, values)),
        ]);
      const last = reliability(sheet).map((one) => sentence(sheet, one, 'small'));
      if (last.length > 0) form.flow(stack(last, 2));
    },
  );
}
