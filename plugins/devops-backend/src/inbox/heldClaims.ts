import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from '../store/columns';
import { Claim } from './claimDeliveries';

/** As much of a claim as tells it from a later one of the same delivery. */
type Held = Pick<Claim, 'id' | 'attempts'>;

/**
 * Renews the lease of claims whose processing starts now, and counts it as broken
 * off until it has ended.
 *
 * @returns those that are still ours
 */
export async function startClaims(
  knex: Knex,
  claims: readonly Claim[],
  until: Instant,
): Promise<Claim[]> {
  const rows: { id: BigIntColumn }[] = await held(knex, claims)
    .update({ due_at: until, break_offs: knex.raw('break_offs + 1') })
    .returning('id');
  const ids = new Set(rows.map(({ id }) => toNumber(id)));
  return claims
    .filter(({ id }) => ids.has(id))
    .map(claim => ({ ...claim, breakOffs: claim.breakOffs + 1 }));
}

/**
 * Leaves deliveries for later.
 *
 * @param options.brokeOff - whether it may be their own fault that they were not processed
 */
export async function postponeClaims(
  knex: Knex,
  claims: readonly Held[],
  options: { until: Instant; brokeOff: boolean },
): Promise<void> {
  const { until, brokeOff } = options;
  await held(knex, claims).update({
    due_at: until,
    ...(brokeOff ? {} : { break_offs: knex.raw('break_offs - 1') }),
  });
}

function held(knex: Knex, claims: readonly Held[]) {
  return knex('deliveries')
    .where('status', 'waiting')
    .whereIn(
      ['id', 'attempts'],
      claims.map(({ id, attempts }) => [id, attempts]),
    );
}
