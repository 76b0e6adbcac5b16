import { codeLists, industryLabel, languageLabel, nationalityLabel, occupationOf } from '@app/platform';
import type { EuropassNames } from './europass.js';

const tags = new Map(codeLists().languages.map(({ code, bcp47 }) => [code, bcp47]));

/** What the export takes from the code lists. */
export const europassNames: EuropassNames = {
  country: nationalityLabel,
  language: (code) => ({ code: tags.get(code) ?? code, label: languageLabel(code) }),
  industry: industryLabel,
  occupation: (code) => {
    const found = occupationOf(code);
    return found && { label: found.label.de, isco: found.isco, escoUri: found.escoUri };
  },
};
