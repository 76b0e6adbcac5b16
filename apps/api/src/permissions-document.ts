import { OFFICE_ROLES, PERMISSION_ROLES, ROLES, type Role } from '@app/platform';
import { CATEGORY_MAP, LEGAL_BASES, waiverTexts, type DataCategory, type LegalBasis } from '@app/waivers';

/** Who may do what, and what a waiver's categories open: `docs/permissions.md`, made from the tables the program uses. */
export function permissionsDocument(): string {
  return `# Permissions

Made from the code by \`npm run openapi\`; change the tables there. Under all of it stands row-level security (\`migrations/\`).

## Roles and permissions

The guard of every route reads this table (\`libs/platform/src/access.rules.ts\`). Office roles: ${OFFICE_ROLES.join(', ')}.

${table(
  ['permission', ...ROLES],
  Object.entries(PERMISSION_ROLES).map(([permission, roles]) => [
    `\`${permission}\``,
    ...ROLES.map((role) => ((roles as readonly Role[]).includes(role) ? '✓' : '')),
  ]),
)}

## What a category opens to an institution

A waiver or a recorded statute opens categories of one person to one institution; the view \`app.release_in_force\` says which
today, and row-level security, the program and the matrix on the person's page ask it by \`app.released(person, category)\`
(\`libs/waivers/src/category-map.rules.ts\`). Without a release an institution sees name and birth date of people with a station of
its own, and that station (ADR 0008). Of the tables of the Kompetenzfeststellung it sees the signed form of the case, and of that the
rows that carry a category released to it; what is protected carries none.

${table(
  ['category', 'on the form', 'tables and columns', 'facts (`app.released_facts`)'],
  Object.entries(CATEGORY_MAP).map(([category, { tables, facts }]) => [
    `\`${category}\``,
    waiverTexts('de').categories[category as DataCategory],
    Object.entries(tables)
      .map(([name, columns]) => `\`${name}\`: ${columns.join(', ')}`)
      .join('; ') || '(nothing yet)',
    facts.join(', '),
  ]),
)}

## Statutes a disclosure can rest on

${table(
  ['statute', 'about', 'second person', 'institutions', 'days', 'reviewed'],
  Object.values(LEGAL_BASES as Record<string, LegalBasis>).map((basis) => [
    basis.citation,
    basis.title,
    basis.grave ? 'needed' : '',
    basis.recipients?.join(', ') ?? 'any',
    String(basis.days),
    basis.reviewedOn,
  ]),
)}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
