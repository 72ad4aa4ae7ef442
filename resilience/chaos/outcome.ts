import { setTimeout as sleep } from 'node:timers/promises';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import knexFactory, { Knex } from 'knex';
import { Backend, Connection } from '../backend';
import { entityRefOf, SERVICES } from '../company';
import { Webhook, WINDOW } from './deliveries';

/** The plugin's database of a run. */
export function openDatabase(connection: Connection, prefix: string): Knex {
  return knexFactory({
    client: 'pg',
    connection: { ...connection, database: `${prefix}devops` },
    pool: { min: 0, max: 2 },
  });
}

const readAnswers = (backend: Backend): Promise<MetricsAnswer[]> =>
  Promise.all(
    Array.from({ length: SERVICES }, (_, i) => {
      const query = new URLSearchParams({
        entityRef: entityRefOf(i),
        ...WINDOW,
      });
      return backend.get<MetricsAnswer>(`/v1/metrics?${query}`);
    }),
  );

/** Waits until every delivery was read and every fact computed. */
export async function untilSettled(
  backend: Backend,
  knex: Knex,
): Promise<void> {
  for (;;) {
    const [{ n }] = await knex('deliveries')
      .where('status', 'waiting')
      .count('* as n');
    const answers = Number(n) === 0 ? await readAnswers(backend) : null;
    if (answers?.every(({ stale }) => !stale)) return;
    await sleep(500);
  }
}

/** Every number of every service, as text, without what tells the time of the question. */
export async function readNumbers(backend: Backend): Promise<string[]> {
  const answers = await readAnswers(backend);
  return answers.map(({ entityRef, metrics, findings, diagnosis }) =>
    JSON.stringify({
      entityRef,
      findings,
      diagnosis,
      metrics: metrics.map(({ open, ...metric }) => ({
        ...metric,
        open: open && open.n,
      })),
    }),
  );
}

/** What is wrong with what was kept, compared with what was acknowledged. */
export async function findLosses(
  knex: Knex,
  deliveries: readonly Webhook[],
): Promise<string[]> {
  const rows: { source: string; delivery_key: string; n: string }[] =
    await knex('deliveries')
      .groupBy('source', 'delivery_key')
      .select('source', 'delivery_key')
      .count('* as n');
  const kept = new Map(
    rows.map(row => [`${row.source}/${row.delivery_key}`, Number(row.n)]),
  );
  const problems: string[] = [];
  const expected = new Set<string>();
  for (const { source, key, expected: status } of deliveries) {
    const name = `${source}/${key}`;
    if (status !== 202) continue;
    expected.add(name);
    const n = kept.get(name) ?? 0;
    if (n !== 1) problems.push(`${name} is there ${n} times`);
  }
  for (const name of kept.keys()) {
    if (!expected.has(name)) problems.push(`${name} should not be there`);
  }
  return problems;
}
