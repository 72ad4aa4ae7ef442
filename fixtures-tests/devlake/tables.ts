import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tables of Apache DevLake's own tests; see SOURCE.txt beside them. */
const FOLDER = join(
  __dirname,
  '..',
  '..',
  '..',
  'shared',
  'fixtures',
  'devlake',
);

export type Row = Record<string, string>;

/**
 * The rows of a table, by column. None of these tables quotes a value.
 *
 * @throws Error when the data is missing: a suite without its data must not pass.
 */
export function readTable(name: string): Row[] {
  const file = join(FOLDER, `${name}.csv`);
  if (!existsSync(file)) {
    throw new Error(`This suite needs ${file}`);
  }
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  if (head.includes('"')) {
    throw new Error(`${file} quotes its values`);
  }
  const columns = head.split(',');
  return lines.map(line => {
    const values = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, values[i]]));
  });
}

/** The scopes (of pipelines, or repositories) that belong to a project. */
export function scopesOf(folder: string, project: string): Set<string> {
  return new Set(
    readTable(`${folder}/project_mapping`)
      .filter(row => row.project_name === project)
      .map(row => row.row_id),
  );
}
