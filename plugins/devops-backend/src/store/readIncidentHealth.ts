import { Knex } from 'knex';
import { BooleanColumn, toBoolean } from './columns';
import { isPostgres } from './dialect';
import { readLoggedDeliveries, valuesOf } from './readSourceHealth';
import { readFailures } from './sourceState';

/** A source that may deliver incidents. */
export interface IncidentSource {
  name: string;
  /** Whether the portal asks it; the others send. */
  isScheduled: boolean;
  /**
   * Whether it is there for incidents. A code host that is connected for its
   * deployments is no source of incidents before it has delivered one.
   */
  isDedicated: boolean;
}

/** Whether a source can be relied on to tell of the incidents of an entity. */
export type IsHealthy = (source: string, entityRef: string) => boolean;

/** What is stored of a source. */
interface Stored {
  records: boolean;
  incidents: boolean;
}

const NOTHING: Stored = { records: false, incidents: false };

/**
 * Tells which sources deliver incidents: nothing is known to have failed, and
 * those that send have sent something. Who never did may not be connected on the
 * other side, and that nobody tells of incidents is not that there were none.
 *
 * @param services - entity refs of those that will be asked about
 */
export async function readIncidentHealth(
  knex: Knex,
  sources: readonly IncidentSource[],
  services: readonly string[],
): Promise<IsHealthy> {
  if (sources.length === 0) return () => false;
  const names = sources.map(({ name }) => name);
  const [isFailing, logged, stored] = await Promise.all([
    readFailures(knex, services),
    readLoggedDeliveries(knex, names, null),
    readStored(knex, names),
  ]);
  const works = ({ name, isScheduled, isDedicated }: IncidentSource) => {
    const last = logged.get(name)?.last.status;
    const { records, incidents } = stored.get(name) ?? NOTHING;
    const delivers =
      isScheduled || (last !== 'failed' && (last !== undefined || records));
    return delivers && (isDedicated || incidents);
  };
  const working = new Set(sources.filter(works).map(({ name }) => name));
  return (source, entityRef) =>
    working.has(source) && !isFailing(source, entityRef);
}

/** Reads ends of indexes only, however many records there are. */
async function readStored(
  knex: Knex,
  sources: readonly string[],
): Promise<Map<string, Stored>> {
  // A reference is `source/externalId`; `0` is what follows the slash.
  const answer = await knex.raw(
    `select s.value as source,
       exists (select 1 from records
         where ref > s.value || '/' and ref < s.value || '0') as records,
       exists (select 1 from service_sources
         where source = s.value and kind = 'incident') as incidents
     from (?) as s`,
    [valuesOf(knex, sources)],
  );
  const rows: {
    source: string;
    records: BooleanColumn;
    incidents: BooleanColumn;
  }[] = isPostgres(knex) ? answer.rows : answer;
  return new Map(
    rows.map(row => [
      row.source,
      {
        records: toBoolean(row.records),
        incidents: toBoolean(row.incidents),
      },
    ]),
  );
}
