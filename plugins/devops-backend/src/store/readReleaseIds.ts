import { Knex } from 'knex';
import { whereAnyOf } from './dialect';

/**
 * The releases that deployments are or are waves of. Which release a wave of
 * another service counts for, or that it counts for none, only that service's own
 * facts know.
 *
 * @returns ids of the releases by those of the deployments; what belongs to no
 * release is left out
 */
export async function readReleaseIds(
  tx: Knex.Transaction,
  deployments: Iterable<string>,
): Promise<Map<string, string>> {
  const query = tx('records')
    .join('deployment_waves', join =>
      join
        .on('deployment_waves.service_id', 'records.service_id')
        .on('deployment_waves.wave', 'records.ref'),
    )
    .join('deployment_facts', join =>
      join
        .on('deployment_facts.service_id', 'deployment_waves.service_id')
        .on('deployment_facts.id', 'deployment_waves.deployment_id'),
    )
    .where('deployment_facts.outcome', 'succeeded')
    .select('deployment_waves.wave', 'deployment_facts.id');
  const rows: { wave: string; id: string }[] = await whereAnyOf(
    tx,
    query,
    'records.ref',
    new Set(deployments),
  );
  return new Map(rows.map(({ wave, id }) => [wave, id]));
}
