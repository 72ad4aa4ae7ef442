import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { EntityWay, RecordRow, storedWay } from './recordRows';

/** Bounds the answer; those of which most wait come first. */
const MOST_WAYS = 1_000;

/** How waiting deployments name their entity, and how many do it so. */
export interface WaitingWay {
  way: EntityWay;
  count: number;
}

type WayColumns = Pick<RecordRow, 'entity_ref' | 'repository' | 'selector'>;

/** The ways of all deployments that wait for an entity, in one statement. */
export async function readWaitingWays(knex: Knex): Promise<WaitingWay[]> {
  const columns = ['entity_ref', 'repository', 'selector'];
  const query: Knex.QueryBuilder = knex('records')
    .whereNotNull('waiting_reason')
    .where('kind', 'deployment')
    .groupBy(columns)
    .select(columns)
    .count('* as n')
    .orderBy('n', 'desc')
    .limit(MOST_WAYS);
  const rows: (WayColumns & { n: BigIntColumn })[] = await query;
  return rows.map(({ n, ...row }) => ({
    way: storedWay(row),
    count: toNumber(n),
  }));
}
