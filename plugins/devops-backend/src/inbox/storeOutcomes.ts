import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { insertAll, isPostgres, whereAnyOf } from '../store/dialect';
import { transact } from '../store/transactions';
import { Outcome } from './outcome';

/** What became of one claim. */
export interface ProcessedDelivery {
  id: number;
  source: string;
  attempts: number;
  outcome: Outcome;
}

/** Sets each row to its own values in one statement; nothing is set where somebody else has claimed the delivery meanwhile. */
const UPDATE = (values: string) => `
  update deliveries
  set status = v.status, reason = v.reason, results = v.results, processed_at = ?
  from ${values}
  where deliveries.id = v.id and deliveries.attempts = v.attempts
    and deliveries.status = 'waiting'
  returning deliveries.id as id`;

const POSTGRES_VALUES =
  'json_to_recordset(?::json) as v(id bigint, attempts int, status text, reason text, results text)';

const SQLITE_VALUES = `(
  select value ->> 'id' as id, value ->> 'attempts' as attempts,
    value ->> 'status' as status, value ->> 'reason' as reason,
    value ->> 'results' as results
  from json_each(?)) as v`;

/** Keeps what became of deliveries. */
export async function storeOutcomes(
  knex: Knex,
  processed: readonly ProcessedDelivery[],
  now: Instant,
): Promise<void> {
  if (processed.length === 0) return;
  const rows = processed.map(({ id, attempts, outcome }) => ({
    id,
    attempts,
    status: outcome.status,
    reason: outcome.reason,
    results: JSON.stringify(outcome.results),
  }));
  await transact(knex, async tx => {
    const ids = await update(tx, JSON.stringify(rows), now);
    await replaceWaits(
      tx,
      processed.filter(({ id }) => ids.has(id)),
    );
  });
}

async function update(
  tx: Knex.Transaction,
  rows: string,
  now: Instant,
): Promise<Set<number>> {
  const values = isPostgres(tx) ? POSTGRES_VALUES : SQLITE_VALUES;
  const answer = await tx.raw(UPDATE(values), [now, rows]);
  const updated: { id: BigIntColumn }[] = isPostgres(tx) ? answer.rows : answer;
  return new Set(updated.map(({ id }) => toNumber(id)));
}

/** What a delivery waits for: records without an entity, and those that were rejected and another delivery may complete. */
async function replaceWaits(
  tx: Knex.Transaction,
  processed: ProcessedDelivery[],
): Promise<void> {
  const again = processed.filter(({ attempts }) => attempts > 1);
  if (again.length > 0) {
    const ids = again.map(({ id }) => id);
    await whereAnyOf(tx, tx('delivery_waits'), 'delivery_id', ids).delete();
  }
  await insertAll(tx, 'delivery_waits', processed.flatMap(waitsOf), insert =>
    insert.onConflict(['delivery_id', 'ref']).ignore(),
  );
}

function waitsOf({ id, source, outcome }: ProcessedDelivery) {
  const result = outcome.status === 'failed' ? 'rejected' : 'unmatched';
  return outcome.results
    .filter(one => one.result === result && one.externalId !== null)
    .map(({ externalId }) => ({
      delivery_id: id,
      ref: `${source}/${externalId}`,
    }));
}
