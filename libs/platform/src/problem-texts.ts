import { LAUFZETTEL_PROBLEMS } from './problem-texts-laufzettel.js';

/** Texts of problem documents by code: German first, English second. `{max}` and the like are filled in. */
export type ProblemLanguage = 'de' | 'en';

interface Text {
  de: string;
  en: string;
}

const PROBLEMS: Record<string, { title: Text; detail: Text }> = {
  validation: {
    title: { de: 'Eingaben unvollständig oder falsch', en: 'Input incomplete or wrong' },
    detail: { de: 'Bitte prüfen Sie die genannten Felder.', en: 'Please check the fields named.' },
  },
  'not-authenticated': {
    title: { de: 'Nicht angemeldet', en: 'Not logged in' },
    detail: { de: 'Bitte melden Sie sich an.', en: 'Please log in.' },
  },
  'login-failed': {
    title: { de: 'Anmeldung fehlgeschlagen', en: 'Log-in failed' },
    detail: { de: 'Benutzername oder Passwort stimmt nicht.', en: 'User name or password is wrong.' },
  },
  'login-delayed': {
    title: { de: 'Zu viele Versuche', en: 'Too many attempts' },
    detail: {
      de: 'Bitte warten Sie und versuchen Sie es dann noch einmal.',
      en: 'Please wait, then try again.',
    },
  },
  'too-many-requests': {
    title: { de: 'Zu viele Anfragen', en: 'Too many requests' },
    detail: {
      de: 'Von hier kamen sehr viele Anfragen. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
      en: 'Very many requests came from here. Please wait a minute, then try again.',
    },
  },
  forbidden: {
    title: { de: 'Nicht erlaubt', en: 'Not permitted' },
    detail: { de: 'Ihre Rolle erlaubt das nicht.', en: 'Your role does not permit this.' },
  },
  'not-found': {
    title: { de: 'Nicht gefunden', en: 'Not found' },
    detail: {
      de: 'Das gibt es nicht, oder es ist für Sie nicht freigegeben.',
      en: 'It does not exist, or is not released to you.',
    },
  },
  'version-conflict': {
    title: { de: 'Inzwischen geändert', en: 'Changed in the meantime' },
    detail: {
      de: 'Jemand anderes hat diesen Eintrag inzwischen geändert. Ihre Eingaben wurden nicht gespeichert.',
      en: 'Somebody else has changed this record in the meantime. Your input was not saved.',
    },
  },
  'assessment-state': {
    title: { de: 'So nicht mehr möglich', en: 'No longer possible' },
    detail: {
      de: 'Die Kompetenzfeststellung ist inzwischen in einem anderen Stand.',
      en: 'The assessment is in another state by now.',
    },
  },
  'assessment-under-way': {
    title: { de: 'Es gibt schon eine', en: 'There is one already' },
    detail: {
      de: 'Zu diesem Fall läuft schon eine Kompetenzfeststellung, oder die unterschriebene ist eine andere.',
      en: 'The case has an assessment under way, or the signed one is another.',
    },
  },
  'answer-changed': {
    title: { de: 'Inzwischen anders beantwortet', en: 'Answered differently in the meantime' },
    detail: {
      de: 'Jemand anderes hat diese Frage inzwischen beantwortet. Ihre Antwort wurde nicht gespeichert.',
      en: 'Somebody else has answered this question in the meantime. Your answer was not saved.',
    },
  },
  'row-removed': {
    title: { de: 'Zeile entfernt', en: 'Row removed' },
    detail: {
      de: 'Jemand anderes hat diese Zeile inzwischen entfernt. Sie lässt sich zurückholen.',
      en: 'Somebody else has removed this row in the meantime. It can be brought back.',
    },
  },
  'privacy-information-first': {
    title: { de: 'Zuerst die Datenschutzinformation', en: 'Privacy information first' },
    detail: {
      de: 'Bitte händigen Sie zuerst die Information nach Art. 13 DSGVO aus und tragen Sie das ein.',
      en: 'Please hand out the information of Art. 13 GDPR first and record it.',
    },
  },
  'probable-duplicates': {
    title: { de: 'Vielleicht schon erfasst', en: 'Perhaps registered already' },
    detail: {
      de: 'Es gibt Personen, die diese sein könnten.',
      en: 'There are people who might be this one.',
    },
  },
  ...LAUFZETTEL_PROBLEMS,
  'waiver-state': {
    title: { de: 'So nicht mehr möglich', en: 'No longer possible like this' },
    detail: {
      de: 'Beim jetzigen Stand dieser Schweigepflichtentbindung geht das nicht.',
      en: 'This cannot be done with this waiver as it stands.',
    },
  },
  'signing-over': {
    title: { de: 'Diese Seite gilt nicht mehr', en: 'This page is no longer valid' },
    detail: {
      de: 'Bitte geben Sie das Gerät zurück. Es wurde nichts Neues gespeichert.',
      en: 'Please hand the device back. Nothing new was saved.',
    },
  },
  'second-person-needed': {
    title: { de: 'Eine zweite Person ist nötig', en: 'A second person is needed' },
    detail: {
      de: 'Das muss jemand anderes aus dem Team bestätigen.',
      en: 'Somebody else of the team must confirm this.',
    },
  },
  'scan-not-readable': {
    title: { de: 'Datei nicht lesbar', en: 'File not readable' },
    detail: {
      de: 'Bitte eine PDF-, JPEG- oder PNG-Datei bis 10 MB wählen.',
      en: 'Please choose a PDF, JPEG or PNG file of up to 10 MB.',
    },
  },
  'seal-missing': {
    title: { de: 'Siegel fehlt', en: 'Seal missing' },
    detail: {
      de: 'Das elektronische Siegel der Stelle ist nicht eingerichtet. Es wurde nichts gespeichert.',
      en: 'The electronic seal of the office is not set up. Nothing was saved.',
    },
  },
  'case-closed': {
    title: { de: 'Fall ist geschlossen', en: 'Case is closed' },
    detail: {
      de: 'Bitte öffnen Sie den Fall zuerst wieder.',
      en: 'Please reopen the case first.',
    },
  },
  'transition-not-allowed': {
    title: { de: 'So nicht möglich', en: 'Not possible like this' },
    detail: {
      de: 'Dieser Wechsel ist beim jetzigen Stand nicht vorgesehen.',
      en: 'This change is not provided for in the present state.',
    },
  },
  'password-change-required': {
    title: { de: 'Neues Passwort nötig', en: 'New password needed' },
    detail: {
      de: 'Bitte wählen Sie zuerst ein eigenes Passwort.',
      en: 'Please choose a password of your own first.',
    },
  },
  'username-taken': {
    title: { de: 'Benutzername vergeben', en: 'User name taken' },
    detail: { de: 'Diesen Benutzernamen gibt es schon.', en: 'This user name exists already.' },
  },
  'weak-password': {
    title: { de: 'Passwort zu leicht', en: 'Password too easy' },
    detail: {
      de: 'Dieses Passwort ist zu verbreitet oder enthält den Benutzernamen.',
      en: 'This password is too common or contains the user name.',
    },
  },
  'wrong-password': {
    title: { de: 'Passwort falsch', en: 'Wrong password' },
    detail: { de: 'Das jetzige Passwort stimmt nicht.', en: 'The present password is wrong.' },
  },
  'last-admin': {
    title: { de: 'Letzte Verwaltung', en: 'Last administrator' },
    detail: {
      de: 'Mindestens ein aktives Verwaltungskonto muss bleiben.',
      en: 'At least one active administrator must remain.',
    },
  },
  'own-role': {
    title: { de: 'Nicht beim eigenen Konto', en: 'Not for your own account' },
    detail: {
      de: 'Rolle und Sperre des eigenen Kontos ändert jemand anderes.',
      en: 'Somebody else must change your own role or lock.',
    },
  },
  'idempotency-key-reused': {
    title: { de: 'Anfrage passt nicht zum Schlüssel', en: 'Request does not fit its key' },
    detail: {
      de: 'Dieser Schlüssel wurde schon für eine andere Anfrage benutzt.',
      en: 'This key was used for another request already.',
    },
  },
  'cross-site': {
    title: { de: 'Anfrage von fremder Seite', en: 'Request from another site' },
    detail: {
      de: 'Die Anfrage kam nicht von dieser Anwendung.',
      en: 'The request did not come from this application.',
    },
  },
  'unsupported-media-type': {
    title: { de: 'Format nicht unterstützt', en: 'Format not supported' },
    detail: { de: 'Erwartet wird application/json in UTF-8.', en: 'Expected is application/json in UTF-8.' },
  },
  'malformed-json': {
    title: { de: 'Anfrage nicht lesbar', en: 'Request not readable' },
    detail: {
      de: 'Der Inhalt ist kein gültiges JSON oder zu tief verschachtelt.',
      en: 'The content is no valid JSON or nested too deeply.',
    },
  },
  'too-large': {
    title: { de: 'Zu groß', en: 'Too large' },
    detail: { de: 'Die Anfrage ist größer als erlaubt.', en: 'The request is larger than allowed.' },
  },
  'method-not-allowed': {
    title: { de: 'Methode nicht erlaubt', en: 'Method not allowed' },
    detail: { de: 'Diese Methode gibt es hier nicht.', en: 'This method does not exist here.' },
  },
  'person-already-in-household': {
    title: { de: 'Schon in diesem Haushalt', en: 'Already in this household' },
    detail: {
      de: 'Beide Personen gehören schon zum selben Haushalt.',
      en: 'Both people belong to the same household already.',
    },
  },
  unavailable: {
    title: { de: 'Vorübergehend nicht verfügbar', en: 'Temporarily unavailable' },
    detail: {
      de: 'Es wurde nichts gespeichert. Bitte versuchen Sie es gleich noch einmal.',
      en: 'Nothing was saved. Please try again shortly.',
    },
  },
  internal: {
    title: { de: 'Unerwarteter Fehler', en: 'Unexpected error' },
    detail: {
      de: 'Es wurde nichts gespeichert. Bitte melden Sie die Kennung der Anfrage.',
      en: 'Nothing was saved. Please report the request id.',
    },
  },
};

const FIELDS: Record<string, Text> = {
  required: { de: 'Bitte ausfüllen.', en: 'Please fill in.' },
  tooLong: { de: 'Höchstens {max} Zeichen.', en: 'At most {max} characters.' },
  tooShort: { de: 'Mindestens {min} Zeichen.', en: 'At least {min} characters.' },
  tooMany: { de: 'Höchstens {max} Einträge.', en: 'At most {max} entries.' },
  tooFew: { de: 'Mindestens {min} Eintrag.', en: 'At least {min} entry.' },
  notUnique: { de: 'Ein Eintrag steht doppelt.', en: 'An entry occurs twice.' },
  invalidChoice: { de: 'Bitte einen Eintrag der Liste wählen.', en: 'Please choose an entry of the list.' },
  invalidDate: {
    de: 'Bitte ein Datum angeben, das es gibt und das hier möglich ist.',
    en: 'Please give a date that exists and is possible here.',
  },
  invalidEmail: {
    de: 'Bitte eine vollständige E-Mail-Adresse angeben.',
    en: 'Please give a complete e-mail address.',
  },
  invalidPhone: {
    de: 'Bitte eine vollständige Telefonnummer angeben.',
    en: 'Please give a complete phone number.',
  },
  invalidCharacter: {
    de: 'Der Text enthält ein unsichtbares Zeichen, das nicht gespeichert werden kann.',
    en: 'The text contains an invisible character that cannot be stored.',
  },
  invalidFormat: { de: 'Bitte die Schreibweise prüfen.', en: 'Please check the format.' },
  unknownField: { de: 'Dieses Feld gibt es nicht.', en: 'There is no such field.' },
  inPast: { de: 'Der Tag liegt in der Vergangenheit.', en: 'The day lies in the past.' },
  inFuture: { de: 'Der Tag liegt in der Zukunft.', en: 'The day lies in the future.' },
  beforeBirth: { de: 'Der Tag liegt vor der Geburt.', en: 'The day lies before the birth.' },
  onePreferred: {
    de: 'Bitte genau eine Gesprächssprache wählen.',
    en: 'Please choose exactly one language to speak in.',
  },
  mononymGiven: {
    de: 'Bei nur einem Namen bleibt das Feld leer.',
    en: 'With one name only this stays empty.',
  },
  laterThanLegal: {
    de: 'Eine gesetzliche Frist kann nur vorgezogen werden.',
    en: 'A legal deadline can only be moved forward.',
  },
  notDrawn: {
    de: 'Bitte unterschreiben Sie im Feld; ein Punkt oder ein kurzer Strich genügt nicht.',
    en: 'Please sign in the field; a dot or a short stroke is not enough.',
  },
  notByThisStatute: {
    de: 'Das erlaubt diese Vorschrift nicht.',
    en: 'This statute does not allow that.',
  },
  termTooLong: { de: 'So lange darf es nicht gelten.', en: 'It may not be valid for so long.' },
  custodyMissing: {
    de: 'Bei Minderjährigen bitte angeben, wer das Sorgerecht hat.',
    en: 'For a minor please say who has custody.',
  },
  custodyNotForAdults: {
    de: 'Volljährige unterschreiben selbst; Sorgerecht und Vormundschaft gibt es nicht mehr.',
    en: 'Adults sign for themselves; custody and guardianship have ended.',
  },
  custodyNotForMinors: {
    de: 'Rechtliche Betreuung gibt es erst ab 18 Jahren.',
    en: 'Legal support exists from the age of 18 only.',
  },
  guardianMissing: {
    de: 'Bitte angeben, wer unterschreibt.',
    en: 'Please say who signs.',
  },
  secondGuardianMissing: {
    de: 'Beim gemeinsamen Sorgerecht unterschreiben beide. Nur für Dinge des Alltags genügt eine Person, mit Begründung.',
    en: 'With joint custody both sign. For daily matters alone one is enough, with a reason.',
  },
  tooManyGuardians: {
    de: 'So viele Personen unterschreiben hier nicht.',
    en: 'That many people do not sign here.',
  },
  guardianRole: {
    de: 'Diese Rolle passt nicht zur Angabe beim Sorgerecht.',
    en: 'This role does not fit what is said of custody.',
  },
  exceptionNotForAge: {
    de: 'Allein unterschreiben können Jugendliche von 15 bis 17 Jahren.',
    en: 'Youths of 15 to 17 may sign alone.',
  },
  exceptionNotForCustody: {
    de: 'Diese Ausnahme gilt nur beim gemeinsamen Sorgerecht.',
    en: 'This exception is for joint custody only.',
  },
  minorInterpreter: {
    de: 'Minderjährige dürfen nicht dolmetschen: Sie wären überfordert, und die Erklärung wäre angreifbar.',
    en: 'A minor may not interpret: it asks too much of them, and the declaration could be challenged.',
  },
  notPledged: {
    de: 'Wer dolmetscht, muss vorher zur Verschwiegenheit verpflichtet werden.',
    en: 'Whoever interprets must be pledged to secrecy first.',
  },
  invalidNumber: { de: 'Bitte eine ganze Zahl angeben.', en: 'Please give a whole number.' },
  tooSmall: { de: 'Die Zahl ist zu klein.', en: 'The number is too small.' },
  tooLarge: { de: 'Die Zahl ist zu groß.', en: 'The number is too large.' },
  endBeforeStart: { de: 'Das Ende liegt vor dem Anfang.', en: 'The end lies before the beginning.' },
  workerMustSign: { de: 'Die Fachkraft muss unterschreiben.', en: 'The worker must sign.' },
  personMustSign: { de: 'Die Person muss unterschreiben.', en: 'The person must sign.' },
  guardianMustSign: {
    de: 'Unter 14 Jahren unterschreibt, wer das Sorgerecht hat.',
    en: 'Below 14 whoever has custody signs.',
  },
  interpreterMustSign: {
    de: 'Wer übersetzt hat, muss unterschreiben.',
    en: 'Whoever interpreted must sign.',
  },
  beforeApplication: { de: 'Das liegt vor dem Antrag.', en: 'This lies before the application.' },
  beforeLastStep: { de: 'Das liegt vor dem letzten Schritt.', en: 'This lies before the last step.' },
  notLastStamp: {
    de: 'Berichtigt werden kann nur der letzte eigene Vermerk.',
    en: 'Only your own last stamp can be corrected.',
  },
};

/** Title and detail of a problem; an unknown code reads as an unexpected error. */
export function problemText(code: string, language: ProblemLanguage): { title: string; detail: string } {
  const text = PROBLEMS[code] ?? PROBLEMS['internal']!;
  return { title: text.title[language], detail: text.detail[language] };
}

/** The sentence beside a wrong field. */
export function fieldText(code: string, params: Record<string, number>, language: ProblemLanguage): string {
  const text = (FIELDS[code] ?? FIELDS['invalidFormat']!)[language];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** German unless English is what the caller asks for first. */
export function problemLanguage(acceptLanguage: string | undefined): ProblemLanguage {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'de';
}
