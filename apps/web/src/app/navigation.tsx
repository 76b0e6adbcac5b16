import type { MeResponse } from '@app/identity/shared';
import type { Permission } from '@app/platform/shared';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface Entry {
  to: string;
  text: string;
  /** Needs one of these. */
  anyOf: readonly Permission[];
  /** Not shown to whom may do this: they have a fuller page for it. */
  unless?: Permission;
}

const ENTRIES: readonly Entry[] = [
  { to: '/', text: 'nav.tasks', anyOf: ['case.workList', 'station.workList', 'person.register'] },
  { to: '/aufnahme', text: 'nav.intake', anyOf: ['intake.record'] },
  { to: '/erfassung', text: 'nav.registration', anyOf: ['person.register'], unless: 'intake.record' },
  { to: '/faelle', text: 'nav.cases', anyOf: ['case.read'] },
  { to: '/freigaben', text: 'releases.nav', anyOf: ['release.read'] },
  { to: '/uebermittlungen', text: 'releases.law.nav', anyOf: ['disclosure.review'] },
  { to: '/protokoll', text: 'nav.audit', anyOf: ['audit.search'] },
  { to: '/verwaltung/benutzer', text: 'nav.users', anyOf: ['user.manage'] },
  { to: '/verwaltung/institutionen', text: 'nav.institutions', anyOf: ['institution.manage'] },
];

/** The pages this user may use. */
export function Navigation({ me }: { me: MeResponse }) {
  const { t } = useTranslation();
  const may = (permission: Permission) => me.permissions.includes(permission);
  const entries = ENTRIES.filter((entry) => entry.anyOf.some(may) && !(entry.unless && may(entry.unless)));
  return (
    <nav aria-label={t('nav.label')} className="navigation no-print">
      <ul>
        {entries.map((entry) => (
          <li key={entry.to}>
            <Link to={entry.to} activeOptions={{ exact: entry.to === '/' }} className="navigation__link">
              {t(entry.text)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
