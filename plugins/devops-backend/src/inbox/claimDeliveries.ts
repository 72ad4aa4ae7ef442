import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { isPostgres, whereAnyOf } from '../store/dialect';

/** A delivery that is ours until its lease runs out. */
export interface Claim {
  id: number;
  /** How often it was claimed, this time included; by it a later claim of another is known. */
  attempts: number;
  /** How often in a row its processing was started and has not ended. */
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

/** How long nobody may know a source before its deliveries are given up: longer than all replicas take to be replaced. */
const UNKNOWN_MS = 15 * 60_000;

/**
 * Claims deliveries that wait. Others leave them alone until the lease runs out,
 * be it because their claimer was killed.
 *
 * @param options.sources - those that can be read here; while a new version is
 * rolled out, others may be read elsewhere already
 */
export async function claimDeliveries(
  knex: Knex,
  wanted: Wanted,
  options: { now: Instant; until: Instant; sources: Iterable<string> },
): Promise<Claim[]> {
  const due = knex('deliveries')
    .where('status', 'waiting')
    .where('due_at', '<=', options.now)
    .where(known =>
      whereAnyOf(knex, known, 'source', options.sources).orWhere(
        'due_at',
        '<=',
        options.now - UNKNOWN_MS,
      ),
    )
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
    .update({ due_at: options.until, attempts: knex.raw('attempts + 1') })
    .returning(['id', 'attempts', 'break_offs', 'bytes']);
  return rows
    .map(({ id, break_offs: breakOffs, ...row }) => ({
      ...row,
      id: toNumber(id),
      breakOffs,
    }))
    .sort((a, b) => a.id - b.id);
}
