/** A made-up name: long enough and of enough different parts that 100,000 people are as unlike as real ones. */
export interface SyntheticName {
  familyName: string;
  givenNames: string | null;
  nativeScriptName: string | null;
}

/** Yields numbers from 0 to 1. */
export type Random = () => number;

/** A repeatable sequence for a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

interface Script {
  /** ISO 639-3 of the language, ISO 3166-1 of the nationality. */
  language: string;
  nationality: string;
  /** Share of the people, in hundredths. */
  share: number;
  /** Names everybody knows: a third of the people bear them. `latin=native`. */
  common: string[];
  /** Parts the other names are made of, `latin=native`. */
  syllables: string[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);

const ARABIC = list(
  'ha=حا mi=مي da=دا sa=سا ra=را na=نا ba=با ka=كا la=لا ma=ما fa=فا ja=جا ta=تا za=زا ya=يا ri=ري di=دي lu=لو nu=نو su=سو qa=قا sha=شا kha=خا wa=وا ni=ني bi=بي mu=مو ru=رو',
);
const CYRILLIC = list(
  'ko=ко va=ва le=ле nko=нко ma=ма ri=ри na=на she=ше vche=вче bo=бо da=да ro=ро ty=ти mo=мо sta=ста hri=гри pa=па vli=влі ka=ка te=те re=ре zo=зо ly=ли pe=пе tru=тру sy=си do=до ku=ку',
);
const LATIN = list(
  'do yıl kan der öz al tu ba ran se vi mi ca ru an ko va ne sto ian po pes cu ni bra gu wa re le mo sta',
);
const ETHIOPIC = list(
  'ha=ሃ le=ለ me=መ se=ሰ re=ረ be=በ te=ተ ne=ነ ke=ከ we=ወ de=ደ ge=ገ fe=ፈ ta=ታ na=ና ma=ማ sa=ሳ ra=ራ ba=ባ ya=ያ da=ዳ ga=ጋ lu=ሉ mu=ሙ su=ሱ bi=ቢ mi=ሚ si=ሲ',
);

const SCRIPTS: Script[] = [
  {
    language: 'ara',
    nationality: 'SY',
    share: 30,
    common: list(
      'Muhammad=محمد Ahmad=أحمد Ali=علي Fatima=فاطمة Hassan=حسن Mariam=مريم Khaled=خالد Omar=عمر Yusuf=يوسف Layla=ليلى',
    ),
    syllables: ARABIC,
  },
  {
    language: 'ukr',
    nationality: 'UA',
    share: 30,
    common: list(
      'Olena=Олена Oksana=Оксана Andriy=Андрій Iryna=Ірина Serhiy=Сергій Natalia=Наталія Shevchenko=Шевченко Melnyk=Мельник',
    ),
    syllables: CYRILLIC,
  },
  {
    language: 'prs',
    nationality: 'AF',
    share: 15,
    common: list('Ahmadi=احمدی Rahimi=رحیمی Hussaini=حسینی Zahra=زهرا Reza=رضا Noori=نوری'),
    syllables: ARABIC,
  },
  {
    language: 'tur',
    nationality: 'TR',
    share: 15,
    common: list('Yılmaz Kaya Demir Çelik Mehmet Ayşe Fatma Mustafa Şahin'),
    syllables: LATIN,
  },
  {
    language: 'tir',
    nationality: 'ER',
    share: 10,
    common: list('Tesfay=ተስፋይ Haile=ሃይለ Selam=ሰላም Mehari=መሃሪ Abraha=ኣብርሃ'),
    syllables: ETHIOPIC,
  },
];

/** A script by its share among the people. */
export function pickScript(random: Random): Script {
  let left = random() * 100;
  return SCRIPTS.find((script) => (left -= script.share) < 0) ?? SCRIPTS[0]!;
}

/** A name in that script. One in forty has one name only. */
export function makeName(random: Random, { common, syllables }: Script): SyntheticName {
  const part = (least: number): [string, string] => {
    if (random() < 1 / 3) return split(pick(random, common));
    const parts = Array.from({ length: least + Math.floor(random() * 2) }, () =>
      split(pick(random, syllables)),
    );
    const latin = parts.map(([l]) => l).join('');
    return [latin[0]!.toUpperCase() + latin.slice(1), parts.map(([, n]) => n).join('')];
  };
  const family = part(3);
  if (random() < 0.025) return { familyName: family[0], givenNames: null, nativeScriptName: family[1] };
  const given = random() < 0.3 ? [part(2), part(2)] : [part(2)];
  const native = `${given.map(([, n]) => n).join(' ')} ${family[1]}`;
  return {
    familyName: family[0],
    givenNames: given.map(([l]) => l).join(' '),
    nativeScriptName: syllables === LATIN ? null : native,
  };
}

const CONSONANTS = list('b=б v=в h=г d=д zh=ж z=з k=к l=л m=м n=н p=п r=р s=с t=т f=ф ts=ц ch=ч sh=ш');
const VOWELS = list('a=а e=е y=и o=о u=у i=і');

/** A name nobody in the data bears: of more parts than theirs. */
export function makeUniqueName(random: Random): SyntheticName {
  const word = (syllables: number): [string, string] => {
    const letters = Array.from({ length: syllables * 2 }, (_, i) =>
      split(pick(random, i % 2 === 0 ? CONSONANTS : VOWELS)),
    );
    const latin = letters.map(([l]) => l).join('');
    return [latin[0]!.toUpperCase() + latin.slice(1), letters.map(([, n]) => n).join('')];
  };
  const [family, given] = [word(6), word(4)];
  return {
    familyName: family[0],
    givenNames: given[0],
    nativeScriptName: `${given[1]} ${family[1]}`,
  };
}

function split(pair: string): [string, string] {
  const [latin = '', native = latin] = pair.split('=');
  return [latin, native];
}
