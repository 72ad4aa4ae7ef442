import {
  parseReference,
  RecordVersion,
  repositoryKey,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { MatchableEntity } from '../ingestion/matching';
import { repositoryKeysOf } from '../ingestion/repositoryKeysOf';
import { whereAnyOf } from '../store/dialect';
import { RecordRow } from '../store/recordRows';
import { rowsByRef } from '../store/records';
import { WriterKnowledge } from './judgeChanges';
import type { GuardedBatch } from './WriteGuard';
import { WriterRule } from '../store/WriterRule';

interface Known {
  knex: Knex;
  entitiesByRef(refs: string[]): Promise<Map<string, MatchableEntity>>;
}

/** What has to be known to judge a batch of one writer. */
export async function readKnowledge(
  rule: WriterRule,
  batch: GuardedBatch,
  known: Known,
): Promise<WriterKnowledge> {
  const { knex } = known;
  const versions = [...batch.versions.values()].flat();
  const refs = [...batch.versions.keys(), ...versions.flatMap(namedRecords)];
  const stored = await rowsByRef(knex, new Set(refs));
  const sharing = await rowsWithArtifacts(knex, artifactsOf(versions));
  const rows = [...stored.values(), ...sharing];
  const services = await ownServices(rule, rows, known);
  for (const entity of batch.entities) {
    const id = batch.serviceIds.get(entity.entityRef);
    if (id !== undefined && mayWriteFor(rule, entity)) services.add(id);
  }
  const foreign = sharing.filter(row =>
    row.kind === 'artifact'
      ? !rule.repositories.has(repositoryKey(row.repository ?? '') ?? '')
      : row.service_id !== null && !services.has(row.service_id),
  );
  const foreignArtifacts = new Set(
    foreign.flatMap(({ kind, artifact, revision }) =>
      [artifact, kind === 'deployment' ? revision : null].filter(
        name => name !== null,
      ),
    ),
  );
  return { services, stored, foreignArtifacts };
}

/** Ids of those of the rows' services that the writer may write for. */
async function ownServices(
  rule: WriterRule,
  rows: readonly RecordRow[],
  { knex, entitiesByRef }: Known,
): Promise<Set<number>> {
  const ids = new Set(rows.flatMap(row => row.service_id ?? []));
  if (ids.size === 0) return new Set();
  const found: { id: number; entity_ref: string }[] = await whereAnyOf(
    knex,
    knex('services').select('id', 'entity_ref'),
    'id',
    ids,
  );
  const entities = await entitiesByRef(found.map(row => row.entity_ref));
  const own = found.filter(({ entity_ref: ref }) => {
    const entity = entities.get(ref);
    return entity ? mayWriteFor(rule, entity) : rule.entities.has(ref);
  });
  return new Set(own.map(({ id }) => id));
}

function mayWriteFor(rule: WriterRule, entity: MatchableEntity): boolean {
  return (
    rule.entities.has(entity.entityRef) ||
    [...repositoryKeysOf(entity.annotations)].some(key =>
      rule.repositories.has(key),
    )
  );
}

/** `source/externalId` of the records that a version names. */
function namedRecords({ fields }: RecordVersion): string[] {
  const names = [fields.causedBy, fields.duplicateOf, ...(fields.fixes ?? [])];
  return names.flatMap(text => {
    const reference = text ? parseReference(text) : null;
    return reference && reference.kind !== 'revision'
      ? [`${reference.source}/${reference.externalId}`]
      : [];
  });
}

function artifactsOf(versions: readonly RecordVersion[]): Set<string> {
  return new Set(
    versions.flatMap(({ kind, fields }) =>
      kind === 'artifact' && fields.artifact ? [fields.artifact] : [],
    ),
  );
}

/** Deployments that bear on an artifact, which one may also call its revision, and what was said of its origin. */
async function rowsWithArtifacts(
  knex: Knex,
  artifacts: ReadonlySet<string>,
): Promise<RecordRow[]> {
  if (artifacts.size === 0) return [];
  const rows = (...kinds: string[]) =>
    knex<RecordRow>('records')
      .select()
      .whereIn('kind', kinds)
      .where('deleted', false);
  return [
    ...(await whereAnyOf(
      knex,
      rows('deployment', 'artifact'),
      'artifact',
      artifacts,
    )),
    ...(await whereAnyOf(knex, rows('deployment'), 'revision', artifacts)),
  ];
}
