import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { isPostgres } from './dialect';
import { EntityWay, RecordRow, storedWay } from './recordRows';

/** Bounds what is looked at; those of which most wait come first. */
const MOST_WAYS = 1_000;

/** Of each source; the commonest say what is wrong. */
const MOST_REASONS = 3;

/** How waiting deployments name their entity, and how many do it so. */
export interface WaitingWay {
  way: EntityWay;
  count: number;
}

type WayColumns = Pick<RecordRow, 'entity_ref' | 'repository' | 'selector'>;

/** All that wait, by the partial index. */
function waitingRecords(knex: Knex): Knex.QueryBuilder {
  return knex('records').whereNotNull('waiting_reason');
}

/** The ways of all deployments that wait for an entity, in one statement. */
export async function readWaitingWays(knex: Knex): Promise<WaitingWay[]> {
  const columns = ['entity_ref', 'repository', 'selector'];
  const rows: (WayColumns & { n: BigIntColumn })[] = await waitingRecords(knex)
    .where('kind', 'deployment')
    .groupBy(columns)
    .select(columns)
    .count('* as n')
    .orderBy('n', 'desc')
    .limit(MOST_WAYS);
  return rows.map(({ n, ...row }) => ({
    way: storedWay(row),
    count: toNumber(n),
  }));
}

/** The records of a source that wait for an entity. */
export interface WaitingOfSource {
  records: number;
  lastReceivedAt: Instant;
  /** The commonest first. */
  reasons: {
    /** As it is kept with the records. */
    waitingReason: string;
    /** Told besides, where the reason speaks of annotations; null where it does not. */
    selector: EntityWay['selector'];
    records: number;
  }[];
}

interface ReasonRow {
  source: string;
  waiting_reason: string;
  selector: string | null;
  n: BigIntColumn;
  all_records: BigIntColumn;
  last_received_at: BigIntColumn;
}

/**
 * How many records of each source wait, and the commonest reasons, in one statement.
 * Of every source, however many there are: none that waits may seem not to.
 *
 * @param namedAnnotations - what a reason says where it speaks of the annotations
 */
export async function readWaitingBySource(
  knex: Knex,
  namedAnnotations: string,
): Promise<Map<string, WaitingOfSource>> {
  const grouped = knex
    .from(
      waitingRecords(knex)
        .select('source', 'waiting_reason', 'received_at')
        // What is not told must not tell two reasons apart.
        .select(
          knex.raw('case when waiting_reason like ? then selector end as ??', [
            `%${namedAnnotations}%`,
            'selector',
          ]),
        )
        .as('told'),
    )
    .groupBy('source', 'waiting_reason', 'selector')
    .select('source', 'waiting_reason', 'selector')
    .count('* as n')
    .max('received_at as received_at');
  const byCodePoints = isPostgres(knex) ? 'collate "C"' : '';
  const ranked = knex
    .from(grouped.as('grouped'))
    .select('source', 'waiting_reason', 'selector', 'n')
    .select(
      knex.raw('sum(n) over (partition by source) as all_records'),
      knex.raw(
        'max(received_at) over (partition by source) as last_received_at',
      ),
      knex.raw(
        `row_number() over (partition by source
           order by n desc, waiting_reason ${byCodePoints},
             coalesce(selector, '') ${byCodePoints}) as place`,
      ),
    );
  const rows: ReasonRow[] = await knex
    .from(ranked.as('ranked'))
    .where('place', '<=', MOST_REASONS)
    .orderBy(['source', 'place'])
    .select();
  const waiting = new Map<string, WaitingOfSource>();
  for (const row of rows) {
    const { reasons = [] } = waiting.get(row.source) ?? {};
    waiting.set(row.source, {
      records: toNumber(row.all_records),
      lastReceivedAt: toNumber(row.last_received_at),
      reasons: [
        ...reasons,
        {
          waitingReason: row.waiting_reason,
          selector: row.selector && JSON.parse(row.selector),
          records: toNumber(row.n),
        },
      ],
    });
  }
  return waiting;
}
