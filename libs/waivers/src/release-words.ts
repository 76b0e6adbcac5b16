import type { HouseholdRelation, ResidenceDocument } from '@app/persons';

/** What the paper of an institution calls a residence document, as the screen does. */
export const RESIDENCE_DOCUMENTS: Readonly<Record<ResidenceDocument, string>> = {
  eat_card: 'elektronischer Aufenthaltstitel (Karte)',
  sticker: 'Klebeetikett im Pass',
  arrival_certificate: 'Ankunftsnachweis',
  asylum_permission: 'Aufenthaltsgestattung',
  toleration_certificate: 'Duldung',
  fiction_certificate: 'Fiktionsbescheinigung',
  eu_residence_card: 'Aufenthaltskarte EU',
  passport_only: 'nur Pass oder Ausweis',
  none: 'kein Dokument',
};

/** Likewise how a member of a household stands to its reference person. */
export const HOUSEHOLD_RELATIONS: Readonly<Record<HouseholdRelation, string>> = {
  reference: 'Bezugsperson',
  spouse: 'Ehepartner:in',
  partner: 'Partner:in',
  child: 'Kind',
  parent: 'Elternteil',
  sibling: 'Geschwister',
  grandparent: 'Großelternteil',
  grandchild: 'Enkelkind',
  other_relative: 'andere Verwandte',
  not_related: 'nicht verwandt',
};

/** Likewise how far a station is; its codes belong to a library above this one. */
export const STATION_STATES: Readonly<Record<string, string>> = {
  open: 'offen',
  inProgress: 'begonnen',
  attention: 'zu klären',
  completed: 'erledigt',
  dropped: 'entfällt',
};

/** The word for a code; a code nobody knows here stays as it is, nothing stays nothing. */
export function wordFor(
  words: Readonly<Record<string, string>>,
  code: string | null | undefined,
): string | null {
  return code ? (words[code] ?? code) : null;
}
