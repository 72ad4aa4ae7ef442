import { LoggerService } from '@backstage/backend-plugin-api';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { insertAll, isPostgres, whereAnyOf } from '../store/dialect';
import { transact } from '../store/transactions';
import { DatabaseError, withoutValues } from './databaseError';
import { Outcome } from './outcome';

const UNTOLD =
  'the database refused to keep what became of it; the log of the backend says why';

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

/** A claim that came to an end. */
export function toProcessed(
  { id, source, attempts }: Omit<ProcessedDelivery, 'outcome'>,
  outcome: Outcome,
): ProcessedDelivery {
  return { id, source, attempts, outcome };
}

/**
 * Keeps what became of deliveries. One of which that cannot be kept as it is takes
 * no other with it.
 *
 * @throws DatabaseError when nothing can be kept
 */
export async function storeOutcomes(
  knex: Knex,
  processed: readonly ProcessedDelivery[],
  options: { now: Instant; logger: Pick<LoggerService, 'error'> },
): Promise<void> {
  const store = (some: readonly ProcessedDelivery[]) =>
    withoutValues('What became of deliveries could not be kept', () =>
      storeTogether(knex, some, options.now),
    );
  try {
    await store(processed);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.isPassing) throw error;
    if (processed.length > 1) {
      for (const one of processed) await storeOutcomes(knex, [one], options);
      return;
    }
    const [{ id, outcome }] = processed;
    options.logger.error(`What became of delivery ${id} is not shown`, error);
    const told = { ...outcome, reason: UNTOLD, results: [] };
    await store([{ ...processed[0], outcome: told }]);
  }
}

async function storeTogether(
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
