import { printableTexts, type TextsMeta } from '@app/forms';
import ar from './form-texts/ar.json' with { type: 'json' };
import bg from './form-texts/bg.json' with { type: 'json' };
import ckb from './form-texts/ckb.json' with { type: 'json' };
import de from './form-texts/de.json' with { type: 'json' };
import en from './form-texts/en.json' with { type: 'json' };
import faAf from './form-texts/fa-AF.json' with { type: 'json' };
import fr from './form-texts/fr.json' with { type: 'json' };
import kmr from './form-texts/kmr.json' with { type: 'json' };
import pl from './form-texts/pl.json' with { type: 'json' };
import ps from './form-texts/ps.json' with { type: 'json' };
import ro from './form-texts/ro.json' with { type: 'json' };
import ru from './form-texts/ru.json' with { type: 'json' };
import so from './form-texts/so.json' with { type: 'json' };
import ti from './form-texts/ti.json' with { type: 'json' };
import tr from './form-texts/tr.json' with { type: 'json' };
import uk from './form-texts/uk.json' with { type: 'json' };
import type { CustodyType, SignatoryRole } from './signatory.rules.js';
import type { DataCategory, WaiverDirection, WaiverLanguage, WaiverPurpose } from './waiver.rules.js';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** All texts of waiver, revocation slip, privacy notice and signing screen in one language. */
export interface WaiverTexts {
  readonly meta: TextsMeta<WaiverLanguage>;
  /** Labels and sentences of the waiver; `{name}` is filled in with `fillText`. */
  readonly form: Texts<keyof typeof de.form>;
  readonly roles: Texts<SignatoryRole>;
  readonly custody: Texts<CustodyType>;
  readonly directions: Texts<WaiverDirection>;
  readonly categories: Texts<DataCategory>;
  readonly purposes: Texts<WaiverPurpose>;
  /** Of the page on which a person reads and signs. */
  readonly screen: Texts<keyof typeof de.screen>;
  readonly revocation: Texts<keyof typeof de.revocation>;
  readonly privacy: Texts<keyof typeof de.privacy>;
}

/** A part of the texts. */
export type WaiverTextSection = Exclude<keyof WaiverTexts, 'meta'>;

/**
 * The waiver's texts in a language, ready to print or to show: left-to-right pieces inside right-to-left texts are
 * isolated, placeholders (`{date}`) are still to be filled in.
 */
export const waiverTexts: (language: WaiverLanguage) => WaiverTexts = printableTexts<
  WaiverLanguage,
  Omit<WaiverTexts, 'meta'>
>({ ar, bg, ckb, de, en, 'fa-AF': faAf, fr, kmr, pl, ps, ro, ru, so, ti, tr, uk });
