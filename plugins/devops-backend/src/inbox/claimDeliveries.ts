import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { isPostgres, whereAnyOf } from '../store/dialect';
import { ClaimedDelivery } from './deliveryRow';

/** A delivery that is ours until its lease runs out. */
export interface Claim {
  id: number;
  /** How often it was claimed, this time included; by it a later claim of another is known. */
  attempts: number;
  /** How many claims in a row have not ended, this one included. */
  breakOffs: number;
  bytes: number;
}

interface ClaimRow {
  id: BigIntColumn;
  attempts: number;
  break_offs: number;
  bytes: number;
}

/** Which of those that wait are claimed: the oldest, or one. */
export type Wanted = { limit: number } | { id: number };

/**
 * Claims deliveries that wait. Others leave them alone until the lease runs out,
 * be it because their claimer was killed.
 */
export async function claimDeliveries(
  knex: Knex,
  wanted: Wanted,
  lease: { now: Instant; until: Instant },
): Promise<Claim[]> {
  const due = knex('deliveries')
    .where('status', 'waiting')
    .where('due_at', '<=', lease.now)
    .orderBy('id')
    .select('id');
  if ('id' in wanted) {
    due.where('id', wanted.id);
  } else {
    due.limit(wanted.limit);
  }
  // An array is made once; a list of a sub-query may be read again for each row,
  // and then be another one, past the limit.
  const chosen = isPostgres(knex)
    ? knex.raw('id = any(array(?))', [due.forUpdate().skipLocked()])
    : knex.raw('id in (?)', [due]);
  const rows: ClaimRow[] = await knex('deliveries')
    .where(chosen)
    .update({
      due_at: lease.until,
      attempts: knex.raw('attempts + 1'),
      break_offs: knex.raw('break_offs + 1'),
    })
    .returning(['id', 'attempts', 'break_offs', 'bytes']);
  return rows
    .map(({ id, break_offs: breakOffs, ...row }) => ({
      ...row,
      id: toNumber(id),
      breakOffs,
    }))
    .sort((a, b) => a.id - b.id);
}

/** Leaves deliveries for later; they are not what broke off. */
export async function postponeDeliveries(
  knex: Knex,
  claims: readonly Claim[],
  until: Instant,
): Promise<void> {
  const ids = claims.map(({ id }) => id);
  await whereAnyOf(knex, knex('deliveries'), 'id', ids)
    .where('status', 'waiting')
    .update({ due_at: until, break_offs: knex.raw('break_offs - 1') });
}

interface BodyRow {
  id: BigIntColumn;
  source: string;
  topic: string | null;
  received_at: BigIntColumn;
  headers: string;
  body: Buffer;
}

/** What the claimed deliveries carry, in the order of the claims. */
export async function loadDeliveries(
  knex: Knex,
  claims: readonly Claim[],
): Promise<ClaimedDelivery[]> {
  const rows: BodyRow[] = await whereAnyOf(
    knex,
    knex('deliveries').select(
      'id',
      'source',
      'topic',
      'received_at',
      'headers',
      'body',
    ),
    'id',
    claims.map(({ id }) => id),
  );
  const byId = new Map(rows.map(row => [toNumber(row.id), row]));
  return claims.flatMap(({ id, attempts, breakOffs }) => {
    const row = byId.get(id);
    return row
      ? [
          {
            id,
            source: row.source,
            topic: row.topic,
            receivedAt: toNumber(row.received_at),
            headers: JSON.parse(row.headers),
            body: row.body,
            attempts,
            breakOffs,
          },
        ]
      : [];
  });
}
