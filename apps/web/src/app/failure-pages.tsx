import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../kern/button.js';
import { Page } from './page.js';

/** What does not exist and what this user may not see look the same. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <p className="kern-body">{t('notFound.text')}</p>
      <p>
        <Link to="/" className="kern-link">
          {t('action.toTasks')}
        </Link>
      </p>
    </Page>
  );
}

/** The program itself failed: says that nothing sent is lost and offers a way on. */
export function CalmFailure({ retry }: { retry: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  // Also asks again who is logged in: that the server could not be reached may have been the failure.
  const again = () => void router.invalidate().then(retry);
  return (
    <Page title={t('failure.title')}>
      <p className="kern-body">{t('failure.text')}</p>
      <div className="actions">
        <Button onClick={again}>{t('action.retry')}</Button>
        <a className="kern-link" href="/">
          {t('action.toTasks')}
        </a>
      </div>
    </Page>
  );
}

/** A page's file is not there any more, or could not be fetched: the tab needs the present program. */
export function PageNotLoaded() {
  const { t } = useTranslation();
  return (
    <Page title={t('outdated.title')}>
      <div className="stack form-width">
        <p className="kern-body">{t('outdated.page')}</p>
        <div className="actions">
          <Button onClick={() => location.reload()}>{t('outdated.reload')}</Button>
          <a className="kern-link" href="/">
            {t('action.toTasks')}
          </a>
        </div>
      </div>
    </Page>
  );
}
