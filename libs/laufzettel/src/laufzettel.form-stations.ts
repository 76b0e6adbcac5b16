import {
  bilingual,
  citation,
  CONTENT_WIDTH,
  fillText,
  formDate,
  frameBlock,
  innerWidth,
  isolateLtr,
  listBlock,
  mm,
  textBlock,
  TICK_INDENT,
  tickItem,
  type Block,
  type FormDocument,
  type TableColumn,
  type TableRow,
} from '@app/forms';
import { isStationTextCode } from './form-texts.js';
import { bothTexts, userText, type FormTextKey, type TextPair } from './laufzettel.form-words.js';
import { fulfils, stateAfter, type DeadlineKind, type StampResult } from './station.rules.js';

/** A stamp given so far, as it is printed. */
export interface LaufzettelFormStamp {
  readonly result: StampResult;
  /** `YYYY-MM-DD`, the day on the paper for a transcribed one. */
  readonly on: string;
  /** Institution, with the clerk where that is wanted. */
  readonly by: string;
  readonly note?: string | undefined;
  readonly followUpOn?: string | undefined;
  /** Was given on paper and entered afterwards. */
  readonly paper: boolean;
}

/** A station as it is printed. `other` texts are in the sheet's language and missing on a German sheet. */
export interface LaufzettelFormStation {
  readonly position: number;
  /** Station code of the template; its explanation is printed when texts exist for it. */
  readonly code: string;
  readonly name: { readonly de: string; readonly other?: string | undefined };
  /** What to bring: the same number of entries in both languages. */
  readonly bring: { readonly de: readonly string[]; readonly other?: readonly string[] | undefined };
  /** Missing: not named yet. */
  readonly institutionName?: string | undefined;
  readonly institutionAddress?: string | undefined;
  readonly institutionPhone?: string | undefined;
  /** Positions of the stations that come first. */
  readonly prerequisites: readonly { readonly position: number; readonly hard: boolean }[];
  /** `basis`: the § a legal deadline comes from. */
  readonly deadline?:
    { readonly on: string; readonly kind: DeadlineKind; readonly basis?: string | undefined } | undefined;
  readonly stamp?: LaufzettelFormStamp | undefined;
}

const NUMBER_WIDTH = 26;
const STATION_WIDTH = 148;
const WHERE_WIDTH = 141;
const DEADLINE_WIDTH = 88;
const STAMP_WIDTH = CONTENT_WIDTH - NUMBER_WIDTH - STATION_WIDTH - WHERE_WIDTH - DEADLINE_WIDTH;
/** A paper stamp of an authority needs 35 × 22 mm. */
const STAMP_FRAME = { width: mm(35), height: mm(22) } as const;

const DEADLINE_TEXT = {
  legal: 'deadlineLegal',
  agreed: 'deadlineAgreed',
  practice: 'deadlinePractice',
} as const satisfies Record<DeadlineKind, FormTextKey>;

/** The columns of the table of stations. */
export function stationColumns(form: FormDocument, texts: TextPair): TableColumn[] {
  const column = (key: FormTextKey, width: number, isRowHeader = false): TableColumn => ({
    width,
    isRowHeader,
    header: bilingual(form, 'label', bothTexts(texts, key), innerWidth(width), { layout: 'below' }),
  });
  return [
    column('columnNumber', NUMBER_WIDTH),
    column('columnStation', STATION_WIDTH, true),
    column('columnWhere', WHERE_WIDTH),
    column('columnDeadline', DEADLINE_WIDTH),
    column('columnStamp', STAMP_WIDTH),
  ];
}

/** One station as a row: number, what, where and with what, until when, stamp. */
export function stationRow(form: FormDocument, station: LaufzettelFormStation, texts: TextPair): TableRow {
  return [
    [textBlock('de', 'strong', String(station.position), innerWidth(NUMBER_WIDTH))],
    nameCell(form, station, texts),
    whereCell(form, station, texts),
    deadlineCell(form, station, texts),
    stampCell(form, station, texts),
  ];
}

function nameCell(
  form: FormDocument,
  { code, name }: LaufzettelFormStation,
  { de, other }: TextPair,
): Block[] {
  const width = innerWidth(STATION_WIDTH);
  const inLanguage = (language: 'de' | typeof form.language, title: string, explanation?: string) => [
    textBlock(language, 'strong', title, width),
    ...(explanation ? [textBlock(language, 'small', explanation, width)] : []),
  ];
  const known = isStationTextCode(code) ? code : undefined;
  return [
    ...inLanguage('de', name.de, known && de.stations[known].explanation),
    ...(other && name.other
      ? inLanguage(form.language, name.other, known && other.stations[known].explanation)
      : []),
  ];
}

function whereCell(form: FormDocument, station: LaufzettelFormStation, texts: TextPair): Block[] {
  const width = innerWidth(WHERE_WIDTH);
  const { institutionName, institutionAddress, institutionPhone, bring } = station;
  const place = institutionName
    ? [
        textBlock('de', 'body', userText(institutionName), width),
        ...(institutionAddress ? [textBlock('de', 'small', userText(institutionAddress), width)] : []),
        ...(institutionPhone
          ? [
              textBlock(
                'de',
                'small',
                fillText(texts.de.form.phone, { phone: isolateLtr(institutionPhone) }),
                width,
              ),
            ]
          : []),
      ]
    : [bilingual(form, 'small', bothTexts(texts, 'institutionOpen'), width, { layout: 'below' })];
  if (bring.de.length === 0) return place;
  const items = bring.de.map((document, index) => {
    const pair = { de: document, other: texts.other && bring.other?.[index] };
    return tickItem(bilingual(form, 'small', pair, width - TICK_INDENT, { layout: 'below', gap: 0 }));
  });
  return [
    ...place,
    bilingual(form, 'label', bothTexts(texts, 'bring'), width, { layout: 'below', gap: 0 }),
    listBlock(items, 2),
  ];
}

function deadlineCell(form: FormDocument, station: LaufzettelFormStation, texts: TextPair): Block[] {
  const width = innerWidth(DEADLINE_WIDTH);
  const { deadline, prerequisites } = station;
  const inLanguage = (language: 'de' | typeof form.language, words: TextPair['de']['form']): Block[] => {
    const blocks: Block[] = [];
    if (deadline) {
      const until = fillText(words.until, { date: formDate(deadline.on) });
      const mark = deadline.kind === 'legal' ? `${isolateLtr('§')} ` : '';
      blocks.push(textBlock(language, 'strong', mark + until, width));
      blocks.push(textBlock(language, 'small', words[DEADLINE_TEXT[deadline.kind]], width));
      // What practice rests on may tell a residence status; a legal deadline's § is the same for everybody (ADR 0010).
      if (deadline.basis && deadline.kind === 'legal' && language === 'de')
        blocks.push(textBlock('de', 'small', citation(deadline.basis), width));
    }
    for (const hard of [true, false]) {
      const positions = prerequisites.filter((one) => one.hard === hard).map(({ position }) => position);
      if (positions.length === 0) continue;
      const template = hard ? words.afterHard : words.afterSoft;
      const text = fillText(template, { stations: isolateLtr(numberRanges(positions)) });
      blocks.push(textBlock(language, 'small', text, width));
    }
    return blocks;
  };
  return [
    ...inLanguage('de', texts.de.form),
    ...(texts.other ? inLanguage(form.language, texts.other.form) : []),
  ];
}

function stampCell(form: FormDocument, { stamp }: LaufzettelFormStation, texts: TextPair): Block[] {
  if (!stamp) return [stampFrame(form, texts)];
  const state = stateAfter('open', stamp.result);
  const isSettled = state !== null && fulfils(state);
  const words = stampWords(form, stamp, texts, state === 'completed');
  return isSettled ? words : [...words, stampFrame(form, texts)];
}

function stampWords(
  form: FormDocument,
  stamp: LaufzettelFormStamp,
  texts: TextPair,
  isCompleted: boolean,
): Block[] {
  const width = innerWidth(STAMP_WIDTH);
  const small = (text: string) => textBlock('de', 'small', text, width);
  const result = { de: texts.de.results[stamp.result], other: texts.other?.results[stamp.result] };
  const indent = isCompleted ? TICK_INDENT : 0;
  const words = bilingual(form, 'strong', result, width - indent, { layout: 'below', gap: 0 });
  const blocks = [
    isCompleted ? tickItem(words, { checked: true }) : words,
    small(`${formDate(stamp.on)}, ${userText(stamp.by)}`),
  ];
  if (stamp.note?.trim()) blocks.push(small(userText(stamp.note)));
  if (stamp.followUpOn) {
    const date = formDate(stamp.followUpOn);
    const { de, other } = bothTexts(texts, 'followUp');
    const pair = { de: fillText(de, { date }), other: other && fillText(other, { date }) };
    blocks.push(bilingual(form, 'small', pair, width, { layout: 'below', gap: 0 }));
  }
  if (stamp.paper)
    blocks.push(bilingual(form, 'small', bothTexts(texts, 'stampPaper'), width, { layout: 'below', gap: 0 }));
  return blocks;
}

function stampFrame(form: FormDocument, texts: TextPair): Block {
  const caption = bilingual(form, 'label', bothTexts(texts, 'stampRoom'), STAMP_FRAME.width - 6, {
    layout: 'below',
    gap: 0,
  });
  return frameBlock(STAMP_FRAME.width, STAMP_FRAME.height, caption);
}

/** `[1, 2, 3, 5]` → `1-3, 5`; written so that no line can end inside. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const words = ranges.map(([from, to]) => {
    if (from === to) return String(from);
    return to === from + 1 ? `${from},\u00a0${to}` : `${from}-${to}`;
  });
  return words.join(',\u00a0');
}
