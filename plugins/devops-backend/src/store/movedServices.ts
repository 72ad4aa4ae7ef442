import { Knex } from 'knex';
import { reachOverLinks, servicesOf } from './links';
import { markServices, ServiceEntity, ServiceRow } from './services';
import { bearsOnFacts, toServiceColumns } from './serviceColumns';
import { takeTurnOverLinks, transact } from './transactions';

/** Services in ascending order of their id, a page at a time. */
export async function pageOfServiceRows(
  knex: Knex,
  after: number,
  limit: number,
): Promise<ServiceRow[]> {
  return knex<ServiceRow>('services')
    .select()
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);
}

/** Takes over what the catalog says of a service; its facts are computed again when what they rest on differs. */
export async function updateService(
  knex: Knex,
  row: ServiceRow,
  entity: ServiceEntity,
): Promise<void> {
  const after = toServiceColumns(entity, row.incident_sources, Date.now());
  const differs = bearsOnFacts(row, after);
  if (differs || entity.uid !== row.entity_uid) {
    await transact(knex, async tx => {
      await takeTurnOverLinks(tx);
      await setEntity(tx, row, entity);
      if (differs) {
        await markWithLinked(tx, row.id);
      }
    });
  }
}

/** The row that has the name of an entity; undefined when nothing is stored of it. */
export async function serviceNamed(
  knex: Knex,
  entityRef: string,
): Promise<ServiceRow | undefined> {
  return knex<ServiceRow>('services').where('entity_ref', entityRef).first();
}

/** How a service becomes another entity. */
export interface Move {
  row: ServiceRow;
  /** What it has become. */
  entity: ServiceEntity;
  /** The entity that has its old name now; null when none has. */
  successor: ServiceEntity | null;
  /**
   * A row that has the new name and belongs to neither: its own entity has moved
   * on, too. The two rows exchange their names, so that each keeps its records.
   */
  passing: ServiceRow | null;
}

/**
 * Gives the records of a service to the entity that it has become.
 *
 * @returns false when there was nothing to move
 */
export async function moveService(knex: Knex, move: Move): Promise<boolean> {
  return transact(knex, async tx => {
    const { entity, passing } = move;
    const row = await tx<ServiceRow>('services')
      .where('id', move.row.id)
      .first();
    if (!row || row.entity_ref === entity.entityRef) {
      return false;
    }
    if (passing) {
      // Names are unique: for a moment one of the two has none of its own.
      await setName(tx, passing.id, `moving:${passing.id}`);
    }
    const target = await serviceNamed(tx, entity.entityRef);
    if (target) {
      return joinServices(tx, row, target, move.successor);
    }
    await setEntity(tx, row, entity);
    if (passing) {
      await setName(tx, passing.id, row.entity_ref);
    }
    await markServices(tx, passing ? [row.id, passing.id] : [row.id]);
    return true;
  });
}

/** Marks a service and those whose incidents name its deployments: what is production for it decides over their links. The caller has the turn over links. */
async function markWithLinked(tx: Knex.Transaction, id: number): Promise<void> {
  const refs: string[] = await tx('records')
    .where({ service_id: id, kind: 'deployment' })
    .pluck('ref');
  const deployments = refs.map(ref => `deployment:${ref}`);
  const reached = await reachOverLinks(tx, deployments, new Map());
  await markServices(tx, [id, ...(await servicesOf(tx, reached))]);
}

async function joinServices(
  tx: Knex.Transaction,
  row: ServiceRow,
  target: ServiceRow,
  successor: ServiceEntity | null,
): Promise<boolean> {
  const moved = await tx('records')
    .where('service_id', row.id)
    .update({ service_id: target.id });
  await takeTurnOverLinks(tx);
  if (successor) {
    await setEntity(tx, row, successor);
  }
  if (moved > 0) {
    await markServices(tx, [row.id]);
    await markWithLinked(tx, target.id);
  }
  return moved > 0;
}

async function setName(
  tx: Knex.Transaction,
  id: number,
  entityRef: string,
): Promise<void> {
  await tx<ServiceRow>('services')
    .where('id', id)
    .update({ entity_ref: entityRef });
}

async function setEntity(
  tx: Knex.Transaction,
  row: ServiceRow,
  entity: ServiceEntity,
): Promise<void> {
  await tx<ServiceRow>('services')
    .where('id', row.id)
    .update(toServiceColumns(entity, row.incident_sources, Date.now()));
}
