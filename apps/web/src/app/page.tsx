import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PageProps {
  /** Heading; may hold a name. */
  title: ReactNode;
  /** Title of the browser's tab and history when `title` is no plain text; never a name. */
  tabTitle?: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page's heading and document title; the heading takes the focus after navigation (see `router.tsx`). */
export function Page({ title, tabTitle, actions, children }: PageProps) {
  const { t } = useTranslation();
  const name = tabTitle ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    document.title = [name, t('app.name')].filter(Boolean).join(' · ');
  }, [name, t]);
  return (
    <>
      <div className="page-header">
        <h1 className="kern-heading-large" tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="actions no-print">{actions}</div>}
      </div>
      {children}
    </>
  );
}
