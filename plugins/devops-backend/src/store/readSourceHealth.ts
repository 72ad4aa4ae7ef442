import {
  DeliveryStatus,
  DELIVERY_STATUSES,
  formatInstant,
  Instant,
  RefusalReason,
  SentKind,
  SourceHealth,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, BooleanColumn, toBoolean, toNumber } from './columns';
import { isPostgres, whereAnyOf } from './dialect';
import { selectDelivered } from './readSources';
import { KeptProgress, parseProgress } from './sourceProgress';

const MOST_ERRORS = 200;

/** What a source has delivered of one kind. */
export interface DeliveredRecords {
  source: string;
  kind: SentKind;
  records: number;
  lastReceivedAt: Instant;
  lastRecordAt: Instant;
}

/**
 * What each source has delivered of each kind.
 *
 * @param services - entity refs; null for all
 */
export async function readDelivered(
  knex: Knex,
  services: readonly string[] | null,
): Promise<DeliveredRecords[]> {
  const rows: {
    source: string;
    kind: SentKind;
    records: BigIntColumn;
    received_at: BigIntColumn;
    at: BigIntColumn;
  }[] = await selectDelivered(knex, services).orderBy(['source', 'kind']);
  return rows.map(({ source, kind, records, received_at, at }) => ({
    source,
    kind,
    records: toNumber(records),
    lastReceivedAt: toNumber(received_at),
    lastRecordAt: toNumber(at),
  }));
}

/** How the last delivery by schedule ended, and what was refused. */
export interface SourceState {
  sample: boolean;
  lastError: string | null;
  progress: KeptProgress | null;
  lastRefusal: SourceHealth['lastRefusal'];
}

/** Of every source of which something is kept. */
export async function readSourceStates(
  knex: Knex,
): Promise<Map<string, SourceState>> {
  const rows: {
    source: string;
    sample: BooleanColumn;
    last_error: string | null;
    progress: string | null;
    refused_at: BigIntColumn | null;
    refused_reason: RefusalReason;
  }[] = await knex('source_status').select(
    'source',
    'sample',
    'last_error',
    'progress',
    'refused_at',
    'refused_reason',
  );
  return new Map(
    rows.map(row => [
      row.source,
      {
        sample: toBoolean(row.sample),
        lastError: row.last_error,
        progress: parseProgress(row.progress),
        lastRefusal:
          row.refused_at === null
            ? null
            : {
                at: formatInstant(toNumber(row.refused_at)),
                reason: row.refused_reason,
              },
      },
    ]),
  );
}

/** What a source could not do for single entities, by source; a line a message. */
export async function readEntityErrors(
  knex: Knex,
): Promise<Map<string, string>> {
  const rows: { source: string; message: string }[] = await knex(
    'source_errors',
  )
    .select('source', 'message')
    .orderBy(['source', 'entity_ref'])
    .limit(MOST_ERRORS);
  const errors = new Map<string, string>();
  for (const { source, message } of rows) {
    const before = errors.get(source);
    errors.set(source, before ? `${before}\n${message}` : message);
  }
  return errors;
}

/** The deliveries of a source in its log. */
export interface LoggedDeliveries {
  /** Since the instant that was asked for; empty where none was. */
  counts: Partial<Record<DeliveryStatus, number>>;
  last: NonNullable<SourceHealth['lastDelivery']>;
}

/** A query whose rows are the given values, in the column `value`. */
export function valuesOf(knex: Knex, values: readonly string[]): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('select unnest(?::text[]) as value', [[...values]])
    : knex.raw('select value from json_each(?)', [JSON.stringify(values)]);
}

interface LoggedRow {
  source: string;
  status: DeliveryStatus;
  n: BigIntColumn;
  received_at: BigIntColumn | null;
  event: string | null;
}

/**
 * The log of each of the sources that has one, without test events: they come from
 * the portal and say nothing about the source. However long the log is, only ends
 * of its index are read, and what came since.
 *
 * @param since - from when on deliveries are counted; null counts none
 */
export async function readLoggedDeliveries(
  knex: Knex,
  sources: readonly string[],
  since: Instant | null,
): Promise<Map<string, LoggedDeliveries>> {
  const newest = (column: string) =>
    knex.raw(
      `(select ?? from deliveries d where d.source = s.value and d.status = t.value and not d.test
        order by d.received_at desc, d.id desc limit 1)`,
      [`d.${column}`],
    );
  const count =
    since === null
      ? knex.raw('0')
      : knex.raw(
          `(select count(*) from deliveries d
            where d.source = s.value and d.status = t.value and d.received_at >= ?
              and not d.test)`,
          [since],
        );
  const answer = await knex.raw(
    `select s.value as source, t.value as status, ? as n,
       ? as received_at, ? as event
     from (?) as s cross join (?) as t`,
    [
      count,
      newest('received_at'),
      newest('event'),
      valuesOf(knex, sources),
      valuesOf(knex, DELIVERY_STATUSES),
    ],
  );
  const rows: LoggedRow[] = isPostgres(knex) ? answer.rows : answer;
  const logged = new Map<string, LoggedDeliveries>();
  for (const { source, status, n, received_at: at, event } of rows) {
    if (at === null) continue;
    const receivedAt = formatInstant(toNumber(at));
    const last = { receivedAt, event: event ?? '', status };
    const before = logged.get(source);
    const counts = { ...before?.counts };
    if (toNumber(n) > 0) counts[status] = toNumber(n);
    const isLater = !before || before.last.receivedAt < receivedAt;
    logged.set(source, { counts, last: isLater ? last : before.last });
  }
  return logged;
}

/** Whether a change of one of the services has reached production. */
export async function readReleasedChanges(
  knex: Knex,
  services: readonly string[],
): Promise<boolean> {
  const first: unknown = await whereAnyOf(
    knex,
    knex('change_facts')
      .join('services', 'services.id', 'change_facts.service_id')
      .select('services.id'),
    'services.entity_ref',
    services,
  ).first();
  return first !== undefined;
}
