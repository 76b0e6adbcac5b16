import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BothLanguages } from '../../app/both-languages.js';
import { Page } from '../../app/page.js';
import { Icon } from '../../kern/icon.js';
import { useDocumentLanguage } from './words.js';
import type { EndWords } from './use-signing.js';

interface SigningEndProps {
  how: 'done' | 'declined' | 'over';
  words: EndWords | null;
  unsure: boolean;
}

/** Signed, not signed, or over: in the person's language and in German, with nothing of the person left. */
export function SigningEnd({ how, words, unsure }: SigningEndProps) {
  const { t } = useTranslation();
  if (!words) {
    return (
      <Page title={t('signing.endedTitle')}>
        <div className="stack">
          <BothLanguages>
            {(inLanguage) => <p className="kern-body">{inLanguage('signing.endedText')}</p>}
          </BothLanguages>
        </div>
      </Page>
    );
  }
  return <EndInWords how={how} words={words} unsure={unsure} />;
}

function EndInWords({ how, words, unsure }: SigningEndProps & { words: EndWords }) {
  const { t, i18n } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { language, direction, own, german } = words;
  const [title, text] = how === 'over' ? [null, 'ended'] : [`${how}Title`, `${how}Text`];
  useDocumentLanguage(language, direction, own[title ?? text] ?? '');
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="signing signing--end" role="status">
      <Icon name={how === 'done' ? 'success' : 'info'} size="large" />
      <h1 className="kern-heading-large" tabIndex={-1} ref={heading}>
        {own[title ?? text]}
      </h1>
      {title && <p className="kern-body kern-body--large">{own[text]}</p>}
      {language !== 'de' && (
        <p className="kern-body in-german" lang="de" dir="ltr">
          {title && `${german[title]}. `}
          {german[text]}
        </p>
      )}
      {unsure && (
        <p className="hint-box kern-body" lang={i18n.language} dir="ltr">
          {t('signing.unsureHint')}
        </p>
      )}
    </div>
  );
}
