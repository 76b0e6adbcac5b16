/** Civil-status list of § 22 Abs. 3 PStG: male, female, diverse, no entry. */
export const GENDERS = ['m', 'w', 'd', 'x'] as const;
export type Gender = (typeof GENDERS)[number];

export const ACCOMMODATION_TYPES = [
  'own_flat',
  'shared_accommodation',
  'municipal_flat',
  'with_relatives',
  'reception_centre',
  'homeless',
] as const;
export type AccommodationType = (typeof ACCOMMODATION_TYPES)[number];

export const CONTACT_CHANNELS = ['phone', 'email', 'post', 'in_person'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** The paper or card a residence status is read from (DOMAIN.md §2.3). */
export const RESIDENCE_DOCUMENTS = [
  'eat_card',
  'sticker',
  'arrival_certificate',
  'asylum_permission',
  'toleration_certificate',
  'fiction_certificate',
  'eu_residence_card',
  'passport_only',
  'none',
] as const;
export type ResidenceDocument = (typeof RESIDENCE_DOCUMENTS)[number];

/** How a member of a household stands to its reference person. */
export const HOUSEHOLD_RELATIONS = [
  'reference',
  'spouse',
  'partner',
  'child',
  'parent',
  'sibling',
  'grandparent',
  'grandchild',
  'other_relative',
  'not_related',
] as const;
export type HouseholdRelation = (typeof HOUSEHOLD_RELATIONS)[number];

/** Warning levels before a residence document ends: 8 and 4 weeks (DOMAIN.md §2.3). */
export type ExpiryWarning = 'expired' | 'within4Weeks' | 'within8Weeks' | null;

/** Which warning a document valid until `validUntil` deserves on `today` (both `YYYY-MM-DD`). */
export function expiryWarning(validUntil: string | null | undefined, today: string): ExpiryWarning {
  if (!validUntil) return null;
  const days = (Date.parse(validUntil) - Date.parse(today)) / 86_400_000;
  if (days < 0) return 'expired';
  if (days <= 28) return 'within4Weeks';
  return days <= 56 ? 'within8Weeks' : null;
}
