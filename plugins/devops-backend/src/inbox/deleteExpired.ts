import {
  DeliveryStatus,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';

const DAY_MS = 24 * 3_600_000;
const BATCH = 1_000;

/** For how long deliveries are kept after they were received. */
export interface Retention {
  days: number;
  /** Of failed and unmatched ones. */
  unresolvedDays: number;
}

/** Deletes what has been kept long enough; what still waits is never deleted. */
export async function deleteExpired(
  knex: Knex,
  { days, unresolvedDays }: Retention,
  now: Instant,
  signal?: AbortSignal,
): Promise<void> {
  await deleteBefore(
    knex,
    ['processed', 'ignored'],
    now - days * DAY_MS,
    signal,
  );
  await deleteBefore(
    knex,
    ['failed', 'unmatched'],
    now - unresolvedDays * DAY_MS,
    signal,
  );
}

async function deleteBefore(
  knex: Knex,
  statuses: DeliveryStatus[],
  before: Instant,
  signal: AbortSignal | undefined,
): Promise<void> {
  let deleted = BATCH;
  while (deleted === BATCH && !signal?.aborted) {
    const expired = knex('deliveries')
      .whereIn('status', statuses)
      .where('received_at', '<', before)
      .orderBy('received_at')
      .limit(BATCH)
      .select('id');
    // Somebody may have replayed one meanwhile: it waits then, and is not deleted.
    deleted = await knex('deliveries')
      .whereIn('id', expired)
      .whereIn('status', statuses)
      .delete();
  }
}
