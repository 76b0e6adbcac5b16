/** A postal address as it is stored. */
export interface AddressParts {
  readonly street: string | null;
  readonly houseNumber?: string | null;
  readonly postalCode: string | null;
  readonly place: string | null;
}

/** An address on one line, "Südertor 6, 38350 Helmstedt", without what is missing; undefined when all of it is. */
export function addressLine({ street, houseNumber, postalCode, place }: AddressParts): string | undefined {
  const words = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');
  return [words(street, houseNumber), words(postalCode, place)].filter(Boolean).join(', ') || undefined;
}
