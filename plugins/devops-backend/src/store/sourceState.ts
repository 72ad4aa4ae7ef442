import {
  Instant,
  RefusalReason,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { insertAll, whereAnyOf } from './dialect';
import { transact } from './transactions';

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

/** What a delivery could not do. */
export interface DeliveryErrors {
  /** Of the source as a whole; null when there is none. */
  general: string | null;
  /** By the ref of the entity that misses something. */
  byEntity: ReadonlyMap<string, string>;
}

/** Keeps what a delivery could not do before it was cut off, beside what was kept before. */
export async function addSourceErrors(
  knex: Knex,
  source: string,
  { general, byEntity }: DeliveryErrors,
  now: Instant,
): Promise<void> {
  await transact(knex, async tx => {
    if (general !== null) {
      await tx('source_status')
        .insert({ source, last_error: general, reported_at: now })
        .onConflict('source')
        .merge(['last_error', 'reported_at']);
    }
    for (const [entity_ref, message] of byEntity) {
      await tx('source_errors')
        .insert({ source, entity_ref, message })
        .onConflict(['source', 'entity_ref'])
        .merge(['message']);
    }
  });
}

/** Keeps how the last delivery of a source ended, in the place of what was kept before. */
export async function setSourceErrors(
  knex: Knex,
  source: string,
  errors: DeliveryErrors,
  now: Instant,
): Promise<void> {
  const rows = [...errors.byEntity].map(([entity_ref, message]) => ({
    source,
    entity_ref,
    message,
  }));
  await transact(knex, async tx => {
    await tx('source_status')
      .insert({ source, last_error: errors.general, reported_at: now })
      .onConflict('source')
      .merge(['last_error', 'reported_at']);
    await tx('source_errors').where({ source }).delete();
    await insertAll(tx, 'source_errors', rows);
  });
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

/** Only who tries to sign brings these about; anybody at all brings about the others. */
const OF_REAL_SENDERS: readonly RefusalReason[] = ['mismatch', 'expired'];

/** So much later must anybody's refusal be to take the place of a real sender's. */
const OUTWEIGHS_MS = 24 * 3_600_000;

/**
 * Keeps that a delivery of a source was refused, in the place of what was kept of
 * before, unless that says more of a real sender and is not older than a day: nobody
 * can hide a wrong secret by sending without one. In whichever order several
 * processes write, the same one stays.
 */
export async function setRefusal(
  knex: Knex,
  source: string,
  { at, reason }: { at: Instant; reason: RefusalReason },
): Promise<void> {
  const reasons = OF_REAL_SENDERS.map(() => '?').join(', ');
  const weighed = (row: string) =>
    `${row}.refused_at + case when ${row}.refused_reason in (${reasons}) then ${OUTWEIGHS_MS} else 0 end`;
  await knex('source_status')
    .insert({ source, refused_at: at, refused_reason: reason })
    .onConflict('source')
    .merge(['refused_at', 'refused_reason'])
    .whereRaw(
      `(source_status.refused_at is null or ${weighed(
        'source_status',
      )} < ${weighed('excluded')})`,
      [...OF_REAL_SENDERS, ...OF_REAL_SENDERS],
    );
}

/** Tells whether the last delivery of a source failed for one of the services. */
export async function readFailures(
  knex: Knex,
  services: readonly string[],
): Promise<(source: string, entityRef: string) => boolean> {
  const rows: { source: string; entity_ref: string | null }[] =
    await whereAnyOf<Knex.QueryBuilder>(
      knex,
      knex('source_errors').select('source', 'entity_ref'),
      'entity_ref',
      services,
    ).unionAll(
      knex('source_status')
        .whereNotNull('last_error')
        .select('source', knex.raw('null')),
    );
  // A source's name holds no blank.
  const failed = new Set(
    rows.map(({ source, entity_ref: entityRef }) =>
      entityRef === null ? source : `${source} ${entityRef}`,
    ),
  );
  return (source, entityRef) =>
    failed.has(source) || failed.has(`${source} ${entityRef}`);
}

/** Names of the sources whose records are generated. */
export async function sampleSources(knex: Knex): Promise<Set<string>> {
  const names: string[] = await knex('source_status')
    .where('sample', true)
    .pluck('source');
  return new Set(names);
}
