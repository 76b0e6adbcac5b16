import type { QueryClient } from '@tanstack/react-query';
import { SECTION_CODES, type SectionCode } from '@app/assessments/shared';
import type { Permission } from '@app/platform/shared';
import type { ReactNode } from 'react';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  Outlet,
  redirect,
  useMatches,
} from '@tanstack/react-router';
import { Bare } from './bare.js';
import { CalmFailure, NotFoundPage, PageNotLoaded } from './failure-pages.js';
import { loadTexts } from './i18n.js';
import { lazyPage, PageNotLoadedError } from './lazy-page.js';
import { LANGUAGES } from './preferences.js';
import { safeTarget } from './safe-target.js';
import { meQuery } from './session.js';
import { Shell } from './shell.js';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Frame,
  errorComponent: ({ error, reset }) => (
    <Frame>{error instanceof PageNotLoadedError ? <PageNotLoaded /> : <CalmFailure retry={reset} />}</Frame>
  ),
  notFoundComponent: NotFoundPage,
});

/** The shell, except for pages of people who are no users. */
function Frame({ children }: { children?: ReactNode }) {
  const isBare = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.bare) });
  return isBare ? <Bare>{children}</Bare> : <Shell>{children}</Shell>;
}

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { weiter?: string } => {
    const target = safeTarget(search.weiter);
    return target === '/' ? {} : { weiter: target };
  },
  beforeLoad: async ({ context, search }) => {
    if (await context.queries.ensureQueryData(meQuery)) throw redirect({ href: safeTarget(search.weiter) });
  },
  component: lazyPage(() => import('../pages/login/login-page.js'), 'LoginPage'),
});

/** Everything behind the log-in; who must change the password first sees nothing else. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/login', search: location.href === '/' ? {} : { weiter: location.href } });
    if (me.mustChangePassword && location.pathname !== '/konto') throw redirect({ to: '/konto' });
  },
  component: Outlet,
});

/** A page whose permission is missing does not exist for this user, exactly as the API says. */
const only =
  (...anyOf: Permission[]) =>
  async ({ context }: { context: Context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!anyOf.some((permission) => me?.permissions.includes(permission))) throw notFound();
  };

/** Whoever has one single job starts right there. */
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async ({ context }) => {
    const may = (await context.queries.ensureQueryData(meQuery))?.permissions ?? [];
    if (may.includes('audit.search')) throw redirect({ to: '/protokoll', replace: true });
    if (may.includes('user.manage')) throw redirect({ to: '/verwaltung/benutzer', replace: true });
  },
  component: lazyPage(() => import('../pages/home/home-page.js'), 'HomePage'),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: '/konto',
  component: lazyPage(() => import('../pages/account/account-page.js'), 'AccountPage'),
});
const search = createRoute({
  getParentRoute: () => inside,
  path: '/suche',
  beforeLoad: only('person.search'),
  component: lazyPage(() => import('../pages/search/search-page.js'), 'SearchPage'),
});
const intake = createRoute({
  getParentRoute: () => inside,
  path: '/aufnahme',
  validateSearch: (given: Record<string, unknown>): { schritt?: number } => {
    const step = Number(given.schritt);
    return Number.isInteger(step) && step > 1 && step <= 6 ? { schritt: step } : {};
  },
  beforeLoad: only('intake.record'),
  component: lazyPage(() => import('../pages/intake/intake-page.js'), 'IntakePage'),
});
const intakeDone = createRoute({
  getParentRoute: () => inside,
  path: '/aufnahme/fertig/$caseId',
  beforeLoad: only('intake.record'),
  component: lazyPage(() => import('../pages/intake/intake-done-page.js'), 'IntakeDonePage'),
});
const registration = createRoute({
  getParentRoute: () => inside,
  path: '/erfassung',
  beforeLoad: only('person.register'),
  component: lazyPage(() => import('../pages/registration/registration-page.js'), 'RegistrationPage'),
});
const person = createRoute({
  getParentRoute: () => inside,
  path: '/personen/$personId',
  beforeLoad: only('person.read'),
  component: lazyPage(() => import('../pages/person/person-page.js'), 'PersonPage'),
});
const personEdit = createRoute({
  getParentRoute: () => inside,
  path: '/personen/$personId/bearbeiten',
  beforeLoad: only('person.update'),
  component: lazyPage(() => import('../pages/person/person-edit-page.js'), 'PersonEditPage'),
});
const cases = createRoute({
  getParentRoute: () => inside,
  path: '/faelle',
  validateSearch: (given: Record<string, unknown>): { alle?: boolean; stand?: string } => ({
    ...(given.alle === true || given.alle === 'true' ? { alle: true } : {}),
    ...(typeof given.stand === 'string' ? { stand: given.stand } : {}),
  }),
  beforeLoad: only('case.read'),
  component: lazyPage(() => import('../pages/cases/cases-page.js'), 'CasesPage'),
});
const caseRoute = createRoute({
  getParentRoute: () => inside,
  path: '/faelle/$caseId',
  beforeLoad: only('case.read'),
  component: lazyPage(() => import('../pages/case/case-page.js'), 'CasePage'),
});
const issue = createRoute({
  getParentRoute: () => inside,
  path: '/faelle/$caseId/laufzettel/neu',
  beforeLoad: only('laufzettel.issue'),
  component: lazyPage(() => import('../pages/case/issue-page.js'), 'IssuePage'),
});
/** Step of a waiver's wizard, and the waiver a new one takes the place of. */
const waiverSearch = (given: Record<string, unknown>): { schritt?: number; ersetzt?: string } => {
  const step = Number(given.schritt);
  return {
    ...(Number.isInteger(step) && step > 1 && step <= 5 ? { schritt: step } : {}),
    ...(typeof given.ersetzt === 'string' ? { ersetzt: given.ersetzt } : {}),
  };
};
const waiverNew = createRoute({
  getParentRoute: () => inside,
  path: '/faelle/$caseId/entbindungen/neu',
  validateSearch: waiverSearch,
  beforeLoad: only('waiver.prepare'),
  component: lazyPage(() => import('../pages/waiver/waiver-new-page.js'), 'WaiverNewPage'),
});
const waiver = createRoute({
  getParentRoute: () => inside,
  path: '/faelle/$caseId/entbindungen/$waiverId',
  beforeLoad: only('waiver.read'),
  component: lazyPage(() => import('../pages/waiver/waiver-page.js'), 'WaiverPage'),
});
const waiverEdit = createRoute({
  getParentRoute: () => inside,
  path: '/faelle/$caseId/entbindungen/$waiverId/bearbeiten',
  validateSearch: waiverSearch,
  beforeLoad: only('waiver.prepare'),
  component: lazyPage(() => import('../pages/waiver/waiver-edit-page.js'), 'WaiverEditPage'),
});
/** Section of the form that is open. */
const assessmentSearch = (given: Record<string, unknown>): { teil?: SectionCode } => {
  const section = SECTION_CODES.find((code) => code === given.teil);
  return section === undefined ? {} : { teil: section };
};
const assessment = createRoute({
  getParentRoute: () => inside,
  path: '/faelle/$caseId/kompetenzen/$assessmentId',
  validateSearch: assessmentSearch,
  beforeLoad: only('assessment.read'),
  component: lazyPage(() => import('../pages/assessment/assessment-page.js'), 'AssessmentPage'),
});
const assessmentCompare = createRoute({
  getParentRoute: () => inside,
  path: '/faelle/$caseId/kompetenzen/$assessmentId/vergleich',
  beforeLoad: only('assessment.read'),
  component: lazyPage(() => import('../pages/assessment/compare-page.js'), 'ComparePage'),
});
const station = createRoute({
  getParentRoute: () => inside,
  path: '/stationen/$stationId',
  beforeLoad: only('station.read'),
  component: lazyPage(() => import('../pages/station/station-page.js'), 'StationPage'),
});
const sheet = createRoute({
  getParentRoute: () => inside,
  path: '/s/$reference',
  component: lazyPage(() => import('../pages/station/sheet-page.js'), 'SheetPage'),
});
const audit = createRoute({
  getParentRoute: () => inside,
  path: '/protokoll',
  beforeLoad: only('audit.search'),
  component: lazyPage(() => import('../pages/audit/audit-page.js'), 'AuditPage'),
});
const users = createRoute({
  getParentRoute: () => inside,
  path: '/verwaltung/benutzer',
  beforeLoad: only('user.manage'),
  component: lazyPage(() => import('../pages/admin/users-page.js'), 'UsersPage'),
});
const institutions = createRoute({
  getParentRoute: () => inside,
  path: '/verwaltung/institutionen',
  beforeLoad: only('institution.manage'),
  component: lazyPage(() => import('../pages/admin/institutions-page.js'), 'InstitutionsPage'),
});

// What waivers open, and the pages for people who are no users.
const inBothLanguages = () => Promise.all(LANGUAGES.map(loadTexts));
const signing = createRoute({
  getParentRoute: () => root,
  path: '/unterschreiben',
  staticData: { bare: true },
  beforeLoad: inBothLanguages,
  component: lazyPage(() => import('../pages/signing/signing-page.js'), 'SigningPage'),
});
const check = createRoute({
  getParentRoute: () => root,
  path: '/echt/$reference',
  staticData: { bare: true },
  beforeLoad: inBothLanguages,
  component: lazyPage(() => import('../pages/check/check-page.js'), 'CheckPage'),
});
const releases = createRoute({
  getParentRoute: () => inside,
  path: '/freigaben',
  beforeLoad: only('release.read'),
  component: lazyPage(() => import('../pages/releases/releases-page.js'), 'ReleasesPage'),
});
const release = createRoute({
  getParentRoute: () => inside,
  path: '/freigaben/$personId',
  beforeLoad: only('release.read'),
  component: lazyPage(() => import('../pages/releases/release-page.js'), 'ReleasePage'),
});
const disclosures = createRoute({
  getParentRoute: () => inside,
  path: '/uebermittlungen',
  beforeLoad: only('disclosure.review'),
  component: lazyPage(() => import('../pages/disclosures/disclosures-page.js'), 'DisclosuresPage'),
});

const tree = root.addChildren([
  login,
  signing,
  check,
  inside.addChildren([
    home,
    account,
    search,
    intake,
    intakeDone,
    registration,
    person,
    personEdit,
    cases,
    caseRoute,
    issue,
    waiverNew,
    waiver,
    waiverEdit,
    assessment,
    assessmentCompare,
    station,
    sheet,
    audit,
    users,
    institutions,
    releases,
    release,
    disclosures,
  ]),
]);

export function makeRouter(queries: QueryClient) {
  const router = createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: false,
    scrollRestoration: true,
  });
  // After a change of page the heading takes the focus, so that screen readers start there; not on the first load.
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) document.querySelector<HTMLElement>('main h1')?.focus();
  });
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface StaticDataRouteOption {
    /** Without header and navigation: whoever looks at it shall reach nothing else. */
    bare?: boolean;
  }
}
