/** ISO 3166-1 alpha-2, with XK for Kosovo; their names come from the platform's own tables (CLDR). */
export const COUNTRIES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI ' +
  'CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ ' +
  'GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS ' +
  'LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG ' +
  'PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK ' +
  'TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

/** Keys of the Destatis list "Staatsangehörigkeit" where they are known; the list itself is not shipped yet. */
export const DESTATIS_KEYS: Readonly<Record<string, string>> = {
  AF: '423',
  SY: '475',
  IQ: '438',
  IR: '439',
  TR: '163',
  UA: '166',
  RU: '160',
  PL: '152',
  RO: '154',
  BG: '125',
  AL: '121',
  RS: '170',
  XK: '150',
  MK: '144',
  ER: '224',
  SO: '273',
  SD: '277',
  GE: '430',
  PS: '459',
  STATELESS: '997',
  UNRESOLVED: '998',
  UNKNOWN: '999',
};

/** Stateless, not clarified, not given. */
export const NATIONALITY_SPECIALS = ['STATELESS', 'UNRESOLVED', 'UNKNOWN'] as const;
