import { Knex } from 'knex';
import {
  markServices,
  ServiceEntity,
  ServiceRow,
  toListColumn,
} from './services';
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

/** Takes over what the catalog says of a service; its facts are computed again when its environments differ. */
export async function updateService(
  knex: Knex,
  row: ServiceRow,
  entity: ServiceEntity,
): Promise<void> {
  const environments = toListColumn(entity.productionEnvironments);
  const differs = environments !== row.production_environments;
  if (differs || entity.uid !== row.entity_uid) {
    await transact(knex, async tx => {
      await setEntity(tx, row.id, entity);
      await markServices(tx, differs ? [row.id] : []);
    });
  }
}

/**
 * Gives the records of a service to the entity that it has become.
 *
 * @returns false when there was nothing to move
 */
export async function moveService(
  knex: Knex,
  row: ServiceRow,
  entity: ServiceEntity,
): Promise<boolean> {
  return transact(knex, async tx => {
    const target = await tx<ServiceRow>('services')
      .where('entity_ref', entity.entityRef)
      .first();
    if (!target) {
      await setEntity(tx, row.id, entity);
      await markServices(tx, [row.id]);
      return true;
    }
    const moved = await tx('records')
      .where('service_id', row.id)
      .update({ service_id: target.id });
    if (moved > 0) {
      await takeTurnOverLinks(tx);
      await markServices(tx, [row.id, target.id]);
    }
    return moved > 0;
  });
}

async function setEntity(
  tx: Knex.Transaction,
  id: number,
  entity: ServiceEntity,
): Promise<void> {
  await tx<ServiceRow>('services')
    .where('id', id)
    .update({
      entity_ref: entity.entityRef,
      entity_uid: entity.uid,
      production_environments: toListColumn(entity.productionEnvironments),
    });
}
