import {
  addressLine,
  CONTENT_WIDTH,
  formDate,
  isolate,
  isolateLtr,
  keyValueBlock,
  renderForm,
  textBlock,
  type KeyValue,
} from '@app/forms';
import de from './form-texts/de.json' with { type: 'json' };
import type { ReleasedFile } from './release.dto.js';
import { stationNameOf } from './station-names.rules.js';
import { HOUSEHOLD_RELATIONS, RESIDENCE_DOCUMENTS, STATION_STATES, wordFor } from './release-words.js';

/** What an institution prints of a person: what is released to it, when and to whom, and nothing else. German. */
export interface ReleaseFormData {
  readonly file: ReleasedFile;
  readonly institutionName: string;
  readonly userName: string;
  /** Day and time of printing in words. */
  readonly printedAt: string;
  readonly officeName: string;
  /** German names of codes, looked up by the caller. */
  readonly label: { language(code: string): string; residence(code: string): string };
}

/** @throws FormError when it cannot be made completely */
export async function renderRelease(data: ReleaseFormData): Promise<Buffer> {
  const { file } = data;
  const footer = `Gedruckt für ${isolate(data.institutionName)}, ${isolate(data.userName)}, ${data.printedAt}. Nur für die freigegebenen Zwecke; nach einem Widerruf nicht weiter verwenden.`;
  return renderForm(
    {
      title: `Freigegebene Angaben ${file.caseNumber}`,
      author: data.officeName,
      language: 'de',
      furniture: {
        header: { left: isolate(data.officeName), right: isolateLtr(file.caseNumber) },
        footer: [footer],
      },
    },
    (form) => {
      form.flow(textBlock('de', 'title', 'Freigegebene Angaben', CONTENT_WIDTH, { tag: 'H1' }), 8);
      if (file.purposes)
        form.flow(
          keyValueBlock(
            form,
            [{ de: 'Nur für', value: isolate(file.purposes.map(purposeName).join(', ')) }],
            CONTENT_WIDTH,
          ),
          8,
        );
      for (const { category, released, basis, until } of file.categories) {
        form.flow(textBlock('de', 'heading', de.categories[category], CONTENT_WIDTH, { tag: 'H2' }), 2);
        if (!released) {
          form.flow(textBlock('de', 'body', 'nicht freigegeben', CONTENT_WIDTH), 8);
          continue;
        }
        const entries = facts(data, category);
        if (entries.length === 0)
          form.flow(textBlock('de', 'body', 'keine Angaben vorhanden', CONTENT_WIDTH), 2);
        else form.flow(keyValueBlock(form, entries, CONTENT_WIDTH), 2);
        const why = basis === 'law' ? 'auf gesetzlicher Grundlage' : 'mit Einwilligung der Person';
        form.flow(
          textBlock('de', 'small', `freigegeben ${why}, bis ${formDate(until ?? '')}`, CONTENT_WIDTH),
          8,
        );
      }
    },
  );
}

function together(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

function purposeName(purpose: string): string {
  return wordFor(de.purposes, purpose) ?? purpose;
}

function facts({ file, label }: ReleaseFormData, category: string): KeyValue[] {
  const entry = (name: string, value: string | null | undefined): KeyValue[] =>
    value ? [{ de: name, value: isolate(value) }] : [];
  switch (category) {
    case 'identity': {
      const { contact } = file;
      return [
        ...entry('Name', [file.givenNames, file.familyName].filter(Boolean).join(' ')),
        ...entry('Name in eigener Schrift', file.nativeScriptName),
        ...entry('Geburtsdatum', file.dateOfBirth && formDate(file.dateOfBirth)),
        ...entry('Anschrift', contact && addressLine(contact)),
        ...entry('Telefon', contact?.phone),
        ...entry(
          'Hinweis',
          file.askBeforeContact ? 'Bitte vor jedem Kontakt bei der Anlaufstelle nachfragen.' : null,
        ),
      ];
    }
    case 'residence':
      return (file.residence ?? []).flatMap((r) =>
        entry(
          'Aufenthaltsstatus',
          together(
            label.residence(r.status),
            wordFor(RESIDENCE_DOCUMENTS, r.document),
            r.validUntil && `gültig bis ${formDate(r.validUntil)}`,
            r.permitConditionText,
          ),
        ),
      );
    case 'language_school':
      return [
        ...(file.languages ?? []).flatMap((l) =>
          entry(l.preferred ? 'Gesprächssprache' : 'Sprache', label.language(l.code)),
        ),
        ...entry(
          'Dolmetschen nötig',
          file.interpreterNeeded === undefined ? null : file.interpreterNeeded ? 'ja' : 'nein',
        ),
      ];
    case 'family':
      return entry('Stellung im Haushalt', wordFor(HOUSEHOLD_RELATIONS, file.householdRelation));
    case 'appointments':
      return (file.appointments ?? []).flatMap((a) =>
        entry(
          a.institutionName ?? 'Institution noch offen',
          together(
            wordFor(STATION_STATES, a.state),
            a.deadlineOn && `Frist ${formDate(a.deadlineOn)}`,
            a.followUpOn && `Wiedervorstellung ${formDate(a.followUpOn)}`,
            `Station ${stationNameOf(a.code)}`,
          ),
        ),
      );
    case 'other':
      return entry('Angabe', file.other);
    default:
      return [];
  }
}
