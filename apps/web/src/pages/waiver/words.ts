import {
  isAgreement,
  WAIVER_LANGUAGES,
  type SignerRole,
  type WaiverLanguage,
  type WaiverStanding,
} from '@app/waivers/shared';
import type { Tone } from '../../kern/badge.js';

/** Names of the form's languages in themselves and in German, the language of the office. */
export const WAIVER_LANGUAGE_NAMES: Record<WaiverLanguage, { own: string; german: string }> = {
  de: { own: 'Deutsch', german: 'Deutsch' },
  ar: { own: 'العربية', german: 'Arabisch' },
  uk: { own: 'Українська', german: 'Ukrainisch' },
  ru: { own: 'Русский', german: 'Russisch' },
  tr: { own: 'Türkçe', german: 'Türkisch' },
  bg: { own: 'Български', german: 'Bulgarisch' },
  pl: { own: 'Polski', german: 'Polnisch' },
  ro: { own: 'Română', german: 'Rumänisch' },
  'fa-AF': { own: 'دری / فارسی', german: 'Dari/Persisch' },
  kmr: { own: 'Kurmancî', german: 'Kurdisch (Kurmandschi)' },
  en: { own: 'English', german: 'Englisch' },
  ps: { own: 'پښتو', german: 'Paschtu' },
  ckb: { own: 'سۆرانی', german: 'Kurdisch (Sorani)' },
  ti: { own: 'ትግርኛ', german: 'Tigrinya' },
  so: { own: 'Soomaali', german: 'Somali' },
  fr: { own: 'Français', german: 'Französisch' },
};

/** Spoken languages (ISO 639-3) and the form they can read. */
const SPOKEN: Record<string, WaiverLanguage> = {
  deu: 'de',
  ara: 'ar',
  arb: 'ar',
  apc: 'ar',
  acm: 'ar',
  ukr: 'uk',
  rus: 'ru',
  tur: 'tr',
  bul: 'bg',
  pol: 'pl',
  ron: 'ro',
  prs: 'fa-AF',
  pes: 'fa-AF',
  fas: 'fa-AF',
  kmr: 'kmr',
  kur: 'kmr',
  eng: 'en',
  pus: 'ps',
  pbu: 'ps',
  ckb: 'ckb',
  tir: 'ti',
  som: 'so',
  fra: 'fr',
};

/** The form's language that fits the language spoken with somebody; null when there is none. */
export const formLanguageFor = (spoken: string | null): WaiverLanguage | null => SPOKEN[spoken ?? ''] ?? null;

/** All languages of the form, the fitting one first; which one it will be is chosen by hand. */
export function languagesFirst(fitting: WaiverLanguage | null): WaiverLanguage[] {
  return fitting ? [fitting, ...WAIVER_LANGUAGES.filter((code) => code !== fitting)] : [...WAIVER_LANGUAGES];
}

/** How a standing looks; what it is called stands in the texts. */
export const STANDING_LOOK: Record<WaiverStanding, { tone: Tone; icon?: string }> = {
  draft: { tone: 'info', icon: 'draft' },
  awaiting: { tone: 'warning' },
  active: { tone: 'success' },
  expired: { tone: 'warning', icon: 'close' },
  revoked: { tone: 'danger', icon: 'close' },
  superseded: { tone: 'info', icon: 'autorenew' },
  discarded: { tone: 'info', icon: 'delete' },
};

/** The text that says as what somebody signs. */
export const roleKey = (role: SignerRole) =>
  isAgreement(role) ? (`waivers.roles.${role}` as const) : (`waivers.declaring.${role}` as const);
