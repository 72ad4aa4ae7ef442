import { Knex } from 'knex';
import { ServiceRow } from './services';

/**
 * Ids of services in ascending order, a page at a time.
 *
 * @param after - the last id of the page before
 */
export async function pageOfServices(
  knex: Knex,
  after: number,
  limit: number,
): Promise<number[]> {
  return idsAfter(knex, after, limit);
}

/**
 * The same, of those whose records or definitions are newer than their facts.
 *
 * @param definitionsHash - of the present configuration
 */
export async function pageOfStaleServices(
  knex: Knex,
  after: number,
  limit: number,
  definitionsHash: string,
): Promise<number[]> {
  return idsAfter(knex, after, limit)
    .where('records_version', '>', 0)
    .where(query =>
      query
        .whereRaw('facts_version < records_version')
        .orWhereNull('definitions_hash')
        .orWhereNot('definitions_hash', definitionsHash),
    );
}

function idsAfter(knex: Knex, after: number, limit: number) {
  return knex<ServiceRow>('services')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .pluck('id');
}
