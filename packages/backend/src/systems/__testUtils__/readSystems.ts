import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';

const DOCS = resolve(__dirname, '../../../../../docs');

/** A test that a page names: the link's text is its name, the target its file. */
export interface NamedTest {
  name: string;
  file: string;
}

/** A row of docs/systems.md, or of its translation. */
export interface SystemRow {
  system: string;
  domain: string;
  responsibility: string;
  /** What an unmapped System is suggested that mapping by. */
  hint: { place: 'name' | 'annotation'; value: string };
  deployments: string;
  incidents: string;
  tests: NamedTest[];
}

function textIn(cell: string, pattern: RegExp): string[] {
  const match = pattern.exec(cell);
  if (!match) throw new Error(`'${cell}' of a row of systems is not readable`);
  return match.slice(1);
}

function placeOf(word: string): 'name' | 'annotation' {
  if (word === 'name' || word === '이름') return 'name';
  if (word === 'annotation' || word === '어노테이션') return 'annotation';
  throw new Error(`Systems are suggested a mapping by nothing like '${word}'`);
}

function toRow(line: string): SystemRow {
  const [system, mapping, hint, deployments, incidents, tests] = line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
  const [domain, responsibility] = textIn(mapping, /^`(.+)` \/ `(.+)`$/);
  const [place, value] = textIn(hint, /^(\S+) `(.+)`$/);
  return {
    system,
    domain,
    responsibility,
    hint: { place: placeOf(place), value },
    deployments,
    incidents,
    tests: [...tests.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(
      ([, name, target]) => ({ name, file: resolve(DOCS, target) }),
    ),
  };
}

/** The domains of a page, each with its responsibilities. */
export function readResponsibilities(page: string): [string, string[]][] {
  return [
    ...readFileSync(resolve(DOCS, page), 'utf8').matchAll(
      /^\| `([\w-]+)` +\| ((?:`[\w-]+`(?:, )?)+) +\|$/gm,
    ),
  ].map(([, domain, ids]) => [
    domain,
    [...ids.matchAll(/`([\w-]+)`/g)].map(([, id]) => id),
  ]);
}

export function readSystems(page: string): SystemRow[] {
  const rows = readFileSync(resolve(DOCS, page), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('|') && line.includes('` / `'));
  return rows.map(toRow);
}

/** Files that a page links to. */
export function linkedFiles(page: string): string[] {
  const text = readFileSync(resolve(DOCS, page), 'utf8');
  return [...text.matchAll(/\]\(([^)#]+)/g)]
    .filter(([, target]) => !target.includes('://'))
    .map(([, target]) => resolve(DOCS, target));
}

/** The System of a row as a developer would write it. */
export function toSystem(
  { hint }: SystemRow,
  annotations: Record<string, string>,
): Entity {
  const isName = hint.place === 'name';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: {
      name: isName ? hint.value : 'platform',
      namespace: 'default',
      annotations: {
        ...annotations,
        ...(isName ? {} : { [hint.value]: 'shop' }),
      },
    },
    spec: { owner: 'group:default/platform' },
  };
}
