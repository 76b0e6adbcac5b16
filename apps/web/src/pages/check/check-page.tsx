import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { WaiverCheckResponse } from '@app/waivers/shared';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { checkWaiver } from '../../api/signing.js';
import { BothLanguages } from '../../app/both-languages.js';
import { formatDay } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { LANGUAGES } from '../../app/preferences.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Loader } from '../../kern/loader.js';

/** Where the code on a signed paper leads anybody: genuine and in force or not, and nothing of the person. */
export function CheckPage() {
  const { t, i18n } = useTranslation();
  const { reference } = useParams({ from: '/echt/$reference' });
  const check = useQuery({
    queryKey: ['waiver-check', reference],
    queryFn: () => checkWaiver(reference),
    networkMode: 'always',
  });
  return (
    <Page
      tabTitle={t('signing.check.title')}
      title={LANGUAGES.map((language) => (
        <span key={language} lang={language} className="title-line">
          {i18n.getFixedT(language)('signing.check.title')}
        </span>
      ))}
    >
      {check.isPending && <Loader />}
      <div className="stack form-width">
        {check.data && (
          <BothLanguages>
            {(inLanguage, language) => (
              <section className="section stack" aria-label={language === 'de' ? 'Deutsch' : 'English'}>
                <Result check={check.data} t={inLanguage} />
              </section>
            )}
          </BothLanguages>
        )}
        {check.error && (
          <>
            <BothLanguages>
              {(inLanguage) => <Alert tone="warning" title={inLanguage('signing.check.failed')} />}
            </BothLanguages>
            <Button onClick={() => void check.refetch()}>{t('action.retry')}</Button>
          </>
        )}
      </div>
    </Page>
  );
}

function Result({ check, t }: { check: WaiverCheckResponse; t: TFunction }) {
  const verdict = check.genuine ? (check.inForce ? 'inForce' : 'notInForce') : 'unknown';
  const tone = { inForce: 'success', notInForce: 'warning', unknown: 'danger' } as const;
  const day = (key: 'signedOn' | 'validUntil' | 'endedOn') => ({
    key,
    label: t(`signing.check.${key}`),
    value: check[key] && formatDay(check[key]),
  });
  return (
    <>
      <Alert tone={tone[verdict]} title={t(`signing.check.${verdict}`)}>
        {verdict !== 'inForce' && <p className="kern-body">{t(`signing.check.${verdict}Text`)}</p>}
      </Alert>
      {check.genuine && (
        <DescriptionList
          facts={[
            {
              key: 'issuedBy',
              label: t('signing.check.issuedBy'),
              value: check.issuedBy && <span lang="de">{check.issuedBy}</span>,
            },
            day('signedOn'),
            day('validUntil'),
            day('endedOn'),
          ]}
        />
      )}
      <p className="kern-body">{t('signing.check.noPersonalData')}</p>
    </>
  );
}
