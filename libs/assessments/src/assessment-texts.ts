import { printableTexts, type TextsMeta } from '@app/forms';
import ar from './texts/ar.json' with { type: 'json' };
import bg from './texts/bg.json' with { type: 'json' };
import ckb from './texts/ckb.json' with { type: 'json' };
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import faAf from './texts/fa-AF.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import kmr from './texts/kmr.json' with { type: 'json' };
import pl from './texts/pl.json' with { type: 'json' };
import ps from './texts/ps.json' with { type: 'json' };
import ro from './texts/ro.json' with { type: 'json' };
import ru from './texts/ru.json' with { type: 'json' };
import so from './texts/so.json' with { type: 'json' };
import ti from './texts/ti.json' with { type: 'json' };
import tr from './texts/tr.json' with { type: 'json' };
import uk from './texts/uk.json' with { type: 'json' };
import type { AssessmentLanguage } from './assessment.rules.js';
import type { SectionCode } from './field.rules.js';
import type { Evidence, Standing } from './option-lists.rules.js';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** Every word of form and screen in one language; `{name}` is filled in with `fillText`. */
export interface AssessmentTexts {
  readonly meta: TextsMeta<AssessmentLanguage>;
  readonly form: Texts<keyof typeof de.form>;
  readonly standings: Texts<Standing>;
  readonly evidences: Texts<Evidence>;
  readonly sections: Readonly<Record<SectionCode, { readonly title: string; readonly intro: string }>>;
  /** By name of the repeated rows. */
  readonly groups: Texts<string>;
  /** By the field's name, `languages.listening`. */
  readonly fields: Texts<string>;
  /** By list and code. */
  readonly options: Readonly<Record<string, Texts<string>>>;
}

/** The texts of a language, ready to print or to show: left-to-right pieces inside right-to-left texts are isolated. */
export const assessmentTexts: (language: AssessmentLanguage) => AssessmentTexts = printableTexts<
  AssessmentLanguage,
  Omit<AssessmentTexts, 'meta'>
>({ ar, bg, ckb, de, en, 'fa-AF': faAf, fr, kmr, pl, ps, ro, ru, so, ti, tr, uk });
