import type { CodeLabel, LanguageCode } from '../code-list.dto.js';

/** ISO 639-3 code = BCP 47 tag. A choice of what newcomers speak. */
const PAIRS =
  'deu=de ara=ar apc=ar-SY arz=ar-EG ary=ar-MA kmr=ku ckb=ckb prs=fa-AF pes=fa pus=ps ukr=uk rus=ru tur=tr bul=bg pol=pl ron=ro eng=en ' +
  'tir=ti som=so fra=fr amh=am orm=om hau=ha ful=ff wol=wo bam=bm swa=sw kin=rw run=rn lin=ln yor=yo ibo=ig aka=ak ewe=ee kab=kab zgh=zgh ' +
  'sqi=sq srp=sr bos=bs hrv=hr mkd=mk slv=sl ces=cs slk=sk hun=hu ell=el lit=lt lav=lv est=et fin=fi swe=sv nor=no dan=da nld=nl ita=it ' +
  'spa=es por=pt kat=ka hye=hy aze=az uzb=uz tgk=tg tuk=tk kaz=kk kir=ky mon=mn vie=vi tha=th lao=lo khm=km mya=my tgl=tl ind=id msa=ms ' +
  'zho=zh yue=yue jpn=ja kor=ko hin=hi ben=bn urd=ur pan=pa tam=ta tel=te mal=ml guj=gu mar=mr sin=si nep=ne div=dv snd=sd heb=he yid=yi ' +
  'aii=syr rmy=rom zza=zza tig=tig byn=byn bel=be ltz=lb epo=eo uig=ug tat=tt che=ce oss=os abk=ab lez=lez ava=av bal=bal dyu=dyu sus=sus ' +
  'kri=kri lua=lua kon=kg sna=sn mlg=mg zul=zu xho=xh glk=glk mzn=mzn acm=acm apd=apd haz=haz azb=azb tru=tru rhg=rhg fuf=fuf mnk=mnk';

const RIGHT_TO_LEFT = new Set(
  'ara apc arz ary ckb prs pes pus urd snd heb yid aii uig bal div glk mzn acm apd haz azb rhg'.split(' '),
);

/** Names where CLDR has none, or none that tells a language from its neighbours. */
const NAMES: Readonly<Record<string, CodeLabel>> = {
  acm: { de: 'Arabisch (Irak)', en: 'Arabic (Iraq)' },
  apd: { de: 'Arabisch (Sudan)', en: 'Arabic (Sudan)' },
  kmr: { de: 'Kurdisch (Kurmandschi)', en: 'Kurdish (Kurmanji)' },
  ckb: { de: 'Kurdisch (Sorani)', en: 'Kurdish (Sorani)' },
  haz: { de: 'Hazaragi', en: 'Hazaragi' },
  azb: { de: 'Aserbaidschanisch (Iran)', en: 'Azerbaijani (Iran)' },
  aii: { de: 'Assyrisch (Neuaramäisch)', en: 'Assyrian (Neo-Aramaic)' },
  tru: { de: 'Turoyo (Neuaramäisch)', en: 'Turoyo (Neo-Aramaic)' },
  rmy: { de: 'Romani (Vlax)', en: 'Romani (Vlax)' },
  rhg: { de: 'Rohingya', en: 'Rohingya' },
  fuf: { de: 'Pular (Guinea)', en: 'Pular (Guinea)' },
  mnk: { de: 'Mandinka', en: 'Mandinka' },
};

const german = new Intl.DisplayNames(['de'], { type: 'language' });
const english = new Intl.DisplayNames(['en'], { type: 'language' });

/** The names travel with the codes: browsers ship far fewer of them than Node.js. */
export const LANGUAGES: readonly LanguageCode[] = PAIRS.split(' ').map((pair) => {
  const [code, bcp47] = pair.split('=') as [string, string];
  return {
    code,
    bcp47,
    name: NAMES[code] ?? { de: german.of(bcp47) ?? bcp47, en: english.of(bcp47) ?? bcp47 },
    direction: RIGHT_TO_LEFT.has(code) ? 'rtl' : 'ltr',
  };
});
