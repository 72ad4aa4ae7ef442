import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';

/** Where a source left off; undefined at first. */
export async function getSourceState(
  knex: Knex,
  source: string,
  key: string,
): Promise<unknown> {
  const row: { value: string } | undefined = await knex('source_state')
    .where({ source, key })
    .first('value');
  return row && JSON.parse(row.value);
}

/** Keeps where a source left off. */
export async function setSourceState(
  knex: Knex,
  source: string,
  key: string,
  value: unknown,
): Promise<void> {
  await knex('source_state')
    .insert({ source, key, value: JSON.stringify(value ?? null) })
    .onConflict(['source', 'key'])
    .merge();
}

/** Keeps how the last delivery of a source ended. */
export async function setSourceError(
  knex: Knex,
  source: string,
  error: string | null,
  now: Instant,
): Promise<void> {
  await knex('source_status')
    .insert({ source, last_error: error, reported_at: now })
    .onConflict('source')
    .merge(['last_error', 'reported_at']);
}

/** Keeps which sources deliver generated records; the mark stays when such a source is removed, as its records do. */
export async function setSampleSource(
  knex: Knex,
  source: string,
  sample: boolean,
): Promise<void> {
  await knex('source_status')
    .insert({ source, sample })
    .onConflict('source')
    .merge(['sample']);
}

/** Names of the sources whose last delivery failed. */
export async function failingSources(knex: Knex): Promise<Set<string>> {
  const names: string[] = await knex('source_status')
    .whereNotNull('last_error')
    .pluck('source');
  return new Set(names);
}

/** Names of the sources whose records are generated. */
export async function sampleSources(knex: Knex): Promise<Set<string>> {
  const names: string[] = await knex('source_status')
    .where('sample', true)
    .pluck('source');
  return new Set(names);
}
