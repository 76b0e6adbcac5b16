import { FORM_LANGUAGES } from '@app/forms';
import { languageLabel, loaded } from '@app/platform';
import { waiverTexts, type WaiverTextSection } from './form-texts.js';
import { isAgreement } from './signatory.rules.js';
import type { SigningFormResponse } from './waiver-response.dto.js';
import { latinName, type WaiverForm } from './waiver.queries.js';
import type { WaiverLanguage } from './waiver.rules.js';

/** What the screen shows; the rest of the texts is for paper. */
const SECTIONS = [
  'form',
  'roles',
  'custody',
  'directions',
  'categories',
  'purposes',
  'screen',
] as const satisfies WaiverTextSection[];

/** The form as it is shown to one of those who must sign. */
export function signingForm(
  form: WaiverForm,
  signatureId: string,
  contacts: { office: string; dpo: string },
): SigningFormResponse {
  const signature = loaded(form.signatures.filter((s) => s.id === signatureId));
  return {
    language: form.language,
    reviewStatus: waiverTexts(form.language).meta.reviewStatus,
    german: textsOf('de'),
    texts: textsOf(form.language),
    direction: FORM_LANGUAGES[form.language].direction,
    personName: latinName(form.person),
    nativeScriptName: form.person.nativeScriptName,
    dateOfBirth: form.person.dateOfBirth,
    caseNumber: form.caseNumber,
    officeName: form.office.name,
    officeContact: contacts.office,
    dpoContact: contacts.dpo,
    signatoryRole: signature.role,
    signatoryName: signature.name,
    custody: form.custody,
    exception: form.exception,
    signatories: form.signatures.flatMap(({ role, name }) => (isAgreement(role) ? [{ role, name }] : [])),
    recipients: form.recipients,
    purposes: form.purposes,
    purposeText: form.purposeText,
    otherText: form.otherText,
    validUntil: form.validUntil,
    explainedLanguage: languageLabel(form.explainedLanguage),
    interpreter: form.interpreter && {
      ...form.interpreter,
      language: languageLabel(form.interpreter.language),
    },
    asksHealth: asksHealth(form),
    asksImmigration: asksImmigration(form),
  };
}

/** Health passes on a consent of its own. */
export function asksHealth(form: WaiverForm): boolean {
  return form.recipients.some((r) => r.categories.includes('health'));
}

/** So does what goes to the Ausländerbehörde. */
export function asksImmigration(form: WaiverForm): boolean {
  return form.recipients.some((r) => r.type === 'immigration_authority');
}

function textsOf(language: WaiverLanguage): Record<string, Record<string, string>> {
  const texts = waiverTexts(language);
  return Object.fromEntries(SECTIONS.map((section) => [section, { ...texts[section] }]));
}
