/** Trims text and turns what is empty then into `undefined`, so that an emptied form field means "not given". */
export function trimmed({ value }: { value: unknown }): unknown {
  if (typeof value !== 'string') return value;
  const text = value.normalize('NFC').trim();
  return text === '' ? undefined : text;
}
