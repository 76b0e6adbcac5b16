import { useQuery } from '@tanstack/react-query';
import type { InstitutionResponse } from '@app/institutions/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listInstitutions } from '../../api/institutions.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../app/query-view.js';
import { Alert } from '../../kern/alert.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { InstitutionForm } from './institution-form.js';

/** The institutions a Laufzettel can lead to. */
export function InstitutionsPage() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<InstitutionResponse | 'new' | null>(null);
  const [saved, setSaved] = useState(0);
  const institutions = useQuery({ queryKey: ['institutions'], queryFn: listInstitutions });
  if (open) {
    return (
      <Page title={open === 'new' ? t('institutions.createTitle') : t('institutions.editTitle')}>
        <InstitutionForm
          institution={open === 'new' ? null : open}
          onDone={() => {
            setOpen(null);
            setSaved((count) => count + 1);
          }}
          onCancel={() => setOpen(null)}
        />
      </Page>
    );
  }
  return (
    <Page
      title={t('nav.institutions')}
      actions={
        <Button icon="add" onClick={() => setOpen('new')}>
          {t('institutions.create')}
        </Button>
      }
    >
      <div className="stack">
        {saved > 0 && <Alert tone="success" title={t('state.saved')} focusOn={saved} />}
        <QueryView query={institutions}>
          {({ items }) => (
            <ul className="rows section">
              {items.map((item) => (
                <li className="row" key={item.id}>
                  <div className="row__main">
                    <p className="row__title">
                      <strong lang="de">{item.name}</strong>
                      {!item.active && <Badge tone="warning">{t('institutions.inactive')}</Badge>}
                    </p>
                    <p className="row__text">
                      {t(`enums.institutionType.${item.type}`)}
                      {item.place && ` · ${item.place}`}
                      {item.phone && (
                        <>
                          {' · '}
                          <bdi>{item.phone}</bdi>
                        </>
                      )}
                    </p>
                  </div>
                  <Button small variant="tertiary" icon="edit" onClick={() => setOpen(item)}>
                    {t('action.edit')}
                    <span className="visually-hidden"> {item.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </QueryView>
      </div>
    </Page>
  );
}
