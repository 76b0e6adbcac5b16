/** The import rules of the house, see docs/developing. Each was seen to fail on a planted violation. */

/** The libs from the ground up: each may stand on those of earlier rows. */
const FLOORS = [
  ['platform'],
  ['audit'],
  ['identity'],
  ['institutions'],
  ['persons'],
  ['cases'],
  ['waivers'],
  ['laufzettel', 'assessments'],
  ['referrals', 'intake'],
];
/** Stands on platform alone and is handed plain data; every lib may use it. */
const FORMS = 'forms';

const SOURCE = '\\.[cm]?tsx?$';
const either = (names) => `(${names.join('|')})`;
/** Calculations without input or output, which rules may use and the browser may load. */
const PURE_PACKAGES = ['any-ascii', 'bidi-js', 'feiertagejs', 'libphonenumber-js', 'linebreak', 'talisman'];
const packages = (names) => `node_modules/(@types/)?${either(names)}(/|$)`;

const arrows = FLOORS.flatMap((floor, index) =>
  floor.map((lib) => {
    const below = FLOORS.slice(0, index).flat();
    return {
      name: `lib-${lib}`,
      comment: `${lib} stands on ${[...below, FORMS].join(', ')} and nothing else`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: {
        path: '^libs/',
        pathNot: `^libs/${either([lib, ...below, ...(lib === 'platform' ? [] : [FORMS])])}/`,
      },
    };
  }),
);

const suffix = (name, comment, path, to) => ({
  name: `suffix-${name}`,
  comment,
  severity: 'error',
  from: { path: `^(libs|apps/(api|cli|worker))/.*\\.${path}\\.ts$` },
  to,
});

const suffixes = [
  suffix('rules', 'rules are pure: they import rules only', 'rules', {
    pathNot: ['\\.rules\\.ts$', '^libs/[^/]+/src/shared\\.ts$', packages(PURE_PACKAGES)],
  }),
  suffix('dto', 'DTOs run in the browser: class-validator, class-transformer, rules and DTOs only', 'dto', {
    pathNot: [
      '\\.(rules|dto)\\.ts$',
      '^libs/[^/]+/src/shared\\.ts$',
      packages(['class-validator', 'class-transformer', ...PURE_PACKAGES]),
    ],
  }),
  suffix('errors', 'errors know platform and rules, and no HTTP', 'errors', {
    pathNot: ['\\.(errors|rules)\\.ts$', '^libs/platform/src/(index|shared)\\.ts$'],
  }),
  suffix('entity', 'an entity is a mapping: typeorm, rules, entities', 'entity', {
    pathNot: ['\\.(entity|rules)\\.ts$', '^libs/[^/]+/src/(index|shared)\\.ts$', packages(['typeorm'])],
  }),
  suffix('queries', 'queries read: no services, no HTTP', 'queries', {
    path: [
      '\\.(service|controller|module)\\.ts$',
      packages(['@nestjs/(swagger|platform-fastify|passport)', 'fastify']),
    ],
  }),
  suffix('service', 'services are use cases: no HTTP', 'service', {
    path: [
      '\\.(controller|module)\\.ts$',
      packages(['@nestjs/(swagger|platform-fastify|passport)', 'fastify']),
    ],
  }),
  suffix('controller', 'controllers call services and queries, never the database', 'controller', {
    path: ['\\.(entity|module)\\.ts$', packages(['typeorm', 'pg'])],
  }),
  {
    name: 'suffix-none',
    comment: 'a helper without a room serves rooms and calls none',
    severity: 'error',
    from: { path: '^libs/.*/[^./]+\\.ts$', pathNot: '/index\\.ts$' },
    to: { path: '\\.(service|controller|module)\\.ts$' },
  },
  suffix('spec', 'a spec beside its file needs no database', 'spec', { path: packages(['typeorm', 'pg']) }),
];

export default {
  forbidden: [
    ...arrows,
    ...suffixes,
    {
      name: 'lib-forms',
      comment: 'forms stands on platform alone and is handed plain data',
      severity: 'error',
      from: { path: '^libs/forms/' },
      to: { path: '^libs/', pathNot: '^libs/(forms|platform)/' },
    },
    {
      name: 'lib-unknown',
      comment: 'a new lib gets its floor in .dependency-cruiser.mjs first',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/${either([...FLOORS.flat(), FORMS])}/` },
      to: {},
    },
    {
      name: 'lib-no-app',
      comment: 'no lib imports an app, a test or a migration',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|migrations|scripts)/' },
    },
    {
      name: 'front-door',
      comment: 'a lib is imported through its index.ts (or, in the browser, shared.ts) only',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|shared)\\.ts$'] },
    },
    {
      name: 'front-door-outside',
      comment: 'a lib is imported through its index.ts (or, in the browser, shared.ts) only',
      severity: 'error',
      // Plain scripts run without anything that could resolve the front door.
      from: { path: '^(apps|test|migrations)/', pathNot: '^test/support/[^/]+\\.mjs$' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/(index|shared)\\.ts$' },
    },
    {
      name: 'shared-door',
      comment: 'what the browser loads of a lib is rules and DTOs',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/shared\\.ts$' },
      to: { pathNot: '\\.(rules|dto)\\.ts$' },
    },
    {
      name: 'web-no-server',
      comment: 'the web UI shares rules and DTOs with the server and nothing else',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps|migrations|test)/', pathNot: ['^apps/web/', '^libs/[^/]+/src/shared\\.ts$'] },
    },
    {
      name: 'server-no-web',
      comment: 'the server serves the built web UI and never imports it',
      severity: 'error',
      from: { path: '^apps/(api|cli|worker)/|^migrations/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'typeorm-rooms',
      comment: 'only services, queries, entities, migrations and the data source know typeorm',
      severity: 'error',
      from: {
        path: SOURCE,
        pathNot: [
          '\\.(service|queries|entity)\\.ts$',
          '\\.module\\.ts$',
          '^apps/(api|cli|worker)/',
          '^migrations/',
          '^test/',
          '^libs/platform/src/(database|data-source)',
        ],
      },
      to: { path: packages(['typeorm']) },
    },
    {
      name: 'typeorm-wiring',
      comment: 'modules and apps hand the data source on: its type is all they need',
      severity: 'error',
      from: {
        path: ['^apps/(api|cli|worker)/', '\\.module\\.ts$'],
        pathNot: '\\.(service|queries|entity)\\.ts$',
      },
      to: { path: packages(['typeorm']), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pg-rooms',
      comment: 'only platform opens connections',
      severity: 'error',
      from: {
        path: SOURCE,
        pathNot: ['^test/', '^libs/platform/src/(database|connection-options|data-source)'],
      },
      to: { path: packages(['pg']) },
    },
    {
      name: 'no-cycle',
      comment: 'no cycles; a pair of entities inside one lib is the exception',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'no-cycle-between-libs',
      comment: 'entities may point at each other inside one lib only: across libs the import crashes',
      severity: 'error',
      from: { path: '^libs/([^/]+)/.*\\.entity\\.ts$' },
      to: { circular: true, pathNot: '^libs/$1/' },
    },
    {
      name: 'resolvable',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[.](svg|png|css)' },
    },
    {
      name: 'declared',
      comment: 'a package is imported only if package.json names it',
      severity: 'error',
      from: { pathNot: '^scripts/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'server-no-dev-dependency',
      comment: 'what the server runs with is a dependency, not a devDependency',
      severity: 'error',
      from: { path: '^(libs|apps/(api|cli|worker)|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/|^apps/web/src/api/generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count: a type that leaks is a dependency too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
