import {
  canonicalJson,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import type { ServiceEntity, ServiceRow } from './services';

/** What a row of `services` keeps of what the catalog and the configuration say. */
export type ServiceColumns = Pick<
  ServiceRow,
  | 'entity_ref'
  | 'entity_uid'
  | 'production_environments'
  | 'definition_annotations'
  | 'incident_sources'
>;

/**
 * The columns of an entity.
 *
 * @param kept - the `incident_sources` of its row; what stands there stays known
 * since when it was
 */
export function toServiceColumns(
  entity: ServiceEntity,
  kept: string | null,
  now: Instant,
): ServiceColumns {
  const known = fromJsonColumn<Record<string, Instant>>(kept) ?? {};
  return {
    entity_ref: entity.entityRef,
    entity_uid: entity.uid,
    production_environments: toListColumn(entity.productionEnvironments),
    definition_annotations: toObjectColumn(entity.definitionAnnotations),
    incident_sources: toObjectColumn(
      Object.fromEntries(
        // A source may be called `constructor`: only what was kept is known.
        entity.incidentSources.map(name => [
          name,
          Object.hasOwn(known, name) ? known[name] : now,
        ]),
      ),
    ),
  };
}

/** Whether facts of a service may differ after its columns have changed. */
export function bearsOnFacts(
  before: ServiceColumns,
  after: ServiceColumns,
): boolean {
  return (
    before.production_environments !== after.production_environments ||
    before.definition_annotations !== after.definition_annotations ||
    before.incident_sources !== after.incident_sources
  );
}

/** How a list that may be unknown is kept. */
function toListColumn(list: string[] | null): string | null {
  return list === null ? null : JSON.stringify(list);
}

/** Reads a column that holds JSON or nothing. */
export function fromJsonColumn<Value>(text: string | null): Value | null {
  return text === null ? null : JSON.parse(text);
}

function toObjectColumn(object: Record<string, unknown>): string | null {
  return Object.keys(object).length > 0 ? canonicalJson(object) : null;
}
