import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';

/** How often a rejected record is tried again once its record is there. */
const ATTEMPTS = 3;

/**
 * Brings the delivery log in step with the records. An unmatched delivery none of
 * whose records waits any more is processed. A failed one whose rejected record
 * another delivery has brought since waits to be processed again: what comes in
 * the wrong order ends like what comes in the right one.
 *
 * @returns whether some wait to be processed again
 */
export async function settleDeliveries(
  knex: Knex,
  now: Instant,
): Promise<boolean> {
  // From the few that wait for something, however long the log is.
  const concerned = (status: string) =>
    knex('deliveries')
      .where('status', status)
      .whereIn('id', knex('delivery_waits').select('delivery_id'));
  const waits = () =>
    knex('delivery_waits as w')
      .join('records as r', 'r.ref', 'w.ref')
      .whereRaw('w.delivery_id = deliveries.id')
      .select(knex.raw('1'));

  await concerned('unmatched')
    .whereNotExists(waits().whereNotNull('r.waiting_reason'))
    .update({ status: 'processed', reason: null, processed_at: now });
  const again = await concerned('failed')
    .where('attempts', '<', ATTEMPTS)
    .whereExists(waits())
    .update({ status: 'waiting', due_at: now, break_offs: 0 });
  await knex('delivery_waits')
    .whereExists(
      knex('deliveries')
        .whereRaw('deliveries.id = delivery_waits.delivery_id')
        .where('status', 'processed')
        .select(knex.raw('1')),
    )
    .delete();
  return again > 0;
}
