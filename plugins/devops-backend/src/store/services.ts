import {
  Instant,
  ServiceSummary,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { BigIntColumn, toNumber } from './columns';
import { insertAll, whereAnyOf } from './dialect';
import { toServiceColumns } from './serviceColumns';

/** A row of `services` as the database returns it. */
export interface ServiceRow {
  id: number;
  entity_ref: string;
  entity_uid: string | null;
  production_environments: string | null;
  definition_annotations: string | null;
  incident_sources: string | null;
  records_version: BigIntColumn;
  facts_version: BigIntColumn;
  definitions_hash: string | null;
  facts_hash: string | null;
  summary: string | null;
}

/** Whether facts of the service are still to be computed. */
export function isStale(row: ServiceRow, definitionsHash: string): boolean {
  return (
    toNumber(row.records_version) > 0 &&
    (toNumber(row.facts_version) < toNumber(row.records_version) ||
      row.definitions_hash !== definitionsHash)
  );
}

/** A service whose records were all moved to another, or not written in the end, is as good as unknown. */
export function hasRecords({ firstRecordAt }: ServiceSummary): boolean {
  return firstRecordAt !== null;
}

/** What the store keeps of an entity. */
export interface ServiceEntity {
  entityRef: string;
  uid: string | null;
  /** The annotation, split; null when it has none. */
  productionEnvironments: string[] | null;
  /** Its annotations that choose definitions. */
  definitionAnnotations: Record<string, string>;
  /** Names of the sources that deliver its incidents. */
  incidentSources: string[];
}

/**
 * Makes sure that every entity has a row; those that have one stay as they are.
 *
 * @returns ids by entity ref
 */
export async function ensureServices(
  knex: Knex,
  entities: ServiceEntity[],
  now: Instant = Date.now(),
): Promise<Map<string, number>> {
  const byRef = new Map(entities.map(entity => [entity.entityRef, entity]));
  const ids = await serviceIds(knex, byRef.keys());
  const missing = [...byRef.values()]
    .filter(entity => !ids.has(entity.entityRef))
    .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1))
    .map(entity => toServiceColumns(entity, null, now));
  if (missing.length === 0) {
    return ids;
  }
  await insertAll(knex, 'services', missing, insert =>
    insert.onConflict('entity_ref').ignore(),
  );
  return serviceIds(knex, byRef.keys());
}

/** Ids of the services that are known to the store, by entity ref. */
export async function serviceIds(
  knex: Knex,
  entityRefs: Iterable<string>,
): Promise<Map<string, number>> {
  const rows = await whereAnyOf(
    knex,
    knex<ServiceRow>('services').select('id', 'entity_ref'),
    'entity_ref',
    entityRefs,
  );
  return new Map(
    rows.map((row: Pick<ServiceRow, 'id' | 'entity_ref'>) => [
      row.entity_ref,
      row.id,
    ]),
  );
}

/** Says that facts of the services are to be computed again. */
export async function markServices(
  tx: Knex.Transaction,
  ids: Iterable<number>,
): Promise<void> {
  const list = [...new Set(ids)];
  if (list.length > 0) {
    await whereAnyOf(tx, tx('services'), 'id', list).increment(
      'records_version',
      1,
    );
  }
}
