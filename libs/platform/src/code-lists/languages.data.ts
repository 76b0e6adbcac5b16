import type { LanguageCode } from '../code-list.dto.js';

/** ISO 639-3 code = tag under which CLDR has German and English names. A choice of what newcomers speak. */
const PAIRS =
  'deu=de ara=ar apc=ar-SY arz=ar-EG ary=ar-MA kmr=ku ckb=ckb prs=fa-AF pes=fa pus=ps ukr=uk rus=ru tur=tr bul=bg pol=pl ron=ro eng=en ' +
  'tir=ti som=so fra=fr amh=am orm=om hau=ha ful=ff wol=wo bam=bm swa=sw kin=rw run=rn lin=ln yor=yo ibo=ig aka=ak ewe=ee kab=kab zgh=zgh ' +
  'sqi=sq srp=sr bos=bs hrv=hr mkd=mk slv=sl ces=cs slk=sk hun=hu ell=el lit=lt lav=lv est=et fin=fi swe=sv nor=no dan=da nld=nl ita=it ' +
  'spa=es por=pt kat=ka hye=hy aze=az uzb=uz tgk=tg tuk=tk kaz=kk kir=ky mon=mn vie=vi tha=th lao=lo khm=km mya=my tgl=tl ind=id msa=ms ' +
  'zho=zh yue=yue jpn=ja kor=ko hin=hi ben=bn urd=ur pan=pa tam=ta tel=te mal=ml guj=gu mar=mr sin=si nep=ne div=dv snd=sd heb=he yid=yi ' +
  'aii=syr rmy=rom zza=zza tig=tig byn=byn bel=be ltz=lb epo=eo uig=ug tat=tt che=ce oss=os abk=ab lez=lez ava=av bal=bal dyu=dyu sus=sus ' +
  'kri=kri lua=lua kon=kg sna=sn mlg=mg zul=zu xho=xh glk=glk mzn=mzn';

const RIGHT_TO_LEFT = new Set(
  'ara apc arz ary ckb prs pes pus urd snd heb yid aii uig bal div glk mzn'.split(' '),
);

export const LANGUAGES: readonly LanguageCode[] = PAIRS.split(' ').map((pair) => {
  const [code, bcp47] = pair.split('=') as [string, string];
  return { code, bcp47, direction: RIGHT_TO_LEFT.has(code) ? 'rtl' : 'ltr' };
});
