import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number that exists, from Germany where no country is named: the server's rule. Large: for `import()` only. */
export const isPhoneNumber = (text: string): boolean =>
  parsePhoneNumberFromString(text, 'DE')?.isValid() ?? false;
