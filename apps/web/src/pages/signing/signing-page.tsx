import type { SigningFormResponse } from '@app/waivers/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BothLanguages } from '../../app/both-languages.js';
import { Page } from '../../app/page.js';
import { takeSigningToken } from '../../app/signing-token.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { Loader } from '../../kern/loader.js';
import { SigningEnd } from './signing-end.js';
import { SigningForm } from './signing-form.js';
import { useSigning } from './use-signing.js';
import { OWN_NAMES, ReadingContext, useDocumentLanguage, Words, type Reading } from './words.js';

/** Where somebody reads and signs a waiver. Whoever signs is no user: no header, no navigation, no session. */
export function SigningPage() {
  const [attempt, setAttempt] = useState(0);
  const again = () => setAttempt((count) => count + 1);
  useEffect(() => {
    // The next link, opened in the same tab.
    const changed = () => {
      if (location.hash === '') return;
      takeSigningToken();
      setAttempt((count) => count + 1);
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return <Signing key={attempt} onRetry={again} />;
}

function Signing({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  const { stage, trouble, busy, sign, decline } = useSigning();
  if (stage.at === 'loading') return <Loader />;
  if (stage.at === 'unreachable') {
    return (
      <Page title={t('signing.unreachableTitle')}>
        <div className="stack">
          <BothLanguages>
            {(inLanguage) => <p className="kern-body">{inLanguage('signing.unreachableText')}</p>}
          </BothLanguages>
          <Button onClick={onRetry}>{t('action.retry')}</Button>
        </div>
      </Page>
    );
  }
  if (stage.at === 'changed') {
    return (
      <Page title={t('signing.changedTitle')}>
        <div className="stack">
          <BothLanguages>
            {(inLanguage) => <p className="kern-body">{inLanguage('signing.changedText')}</p>}
          </BothLanguages>
        </div>
      </Page>
    );
  }
  if (stage.at === 'ended') return <SigningEnd how={stage.how} words={stage.words} unsure={stage.unsure} />;
  const { form } = stage;
  return (
    <Reader form={form}>
      <SigningForm
        form={form}
        busy={busy}
        trouble={trouble}
        onSign={(signature) => void sign(form, signature)}
        onDecline={() => void decline(form)}
      />
    </Reader>
  );
}

/** The page in the person's language, with the switch to German. */
function Reader({ form, children }: { form: SigningFormResponse; children: React.ReactNode }) {
  const [reading, setReading] = useState<Reading>('own');
  const texts = reading === 'german' ? form.german : form.texts;
  useDocumentLanguage(
    reading === 'german' ? 'de' : form.language,
    reading === 'german' ? 'ltr' : form.direction,
    texts.form?.title ?? '',
  );
  const own = OWN_NAMES[form.language];
  const choices: [Reading, string, string][] = [
    ['own', own, form.language],
    ['both', `${own} + Deutsch`, form.language],
    ['german', 'Deutsch', 'de'],
  ];
  return (
    <ReadingContext value={{ form, reading }}>
      <div className="signing">
        {form.language !== 'de' && (
          <div role="group" aria-label={texts.screen?.chooseLanguage} className="signing__languages">
            {choices.map(([choice, name, language]) => (
              <button
                key={choice}
                type="button"
                lang={language}
                className="plain-button"
                aria-pressed={reading === choice}
                onClick={() => setReading(choice)}
              >
                <bdi>{name}</bdi>
              </button>
            ))}
          </div>
        )}
        <div className="page-header">
          <h1 className="kern-heading-large" tabIndex={-1}>
            <Words of="form" name="title" />
          </h1>
        </div>
        <div className="stack">
          <p className="kern-body kern-body--large">
            <strong>
              <Words of="form" name="subtitle" />
            </strong>
          </p>
          <p className="kern-body">
            <Words of="form" name="intro" />
          </p>
          {form.language !== 'de' && (
            <div className="hint-box">
              <p className="kern-body">
                <Words of="form" name="bindingGerman" />
              </p>
              {form.reviewStatus === 'machine' && (
                <>
                  <Badge tone="warning">
                    <Words of="form" name="watermark" />
                  </Badge>
                  <p className="kern-body">
                    <Words of="form" name="translationUnreviewed" />
                  </p>
                </>
              )}
            </div>
          )}
          <p className="kern-body">
            <strong>
              <Words of="screen" name="readAll" />
            </strong>
          </p>
          {children}
        </div>
      </div>
    </ReadingContext>
  );
}
