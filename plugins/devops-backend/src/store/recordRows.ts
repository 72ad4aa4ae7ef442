import {
  canonicalJson,
  completeRecord,
  environmentKey,
  Instant,
  linksOf,
  mergedAt,
  MergedRecord,
  mergeVersions,
  RecordKind,
  RecordLink,
  RecordVersion,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { BigIntColumn, BooleanColumn, toBoolean } from './columns';
import { refOfRecord } from './recordRef';

/** A row of `records` as the database returns it. */
export interface RecordRow {
  id: BigIntColumn;
  ref: string;
  kind: RecordKind;
  source: string;
  external_id: string;
  service_id: number | null;
  entity_ref: string | null;
  repository: string | null;
  selector: string | null;
  waiting_reason: string | null;
  at: BigIntColumn;
  ended_at: BigIntColumn | null;
  environment_key: string | null;
  status: string | null;
  revision: string | null;
  artifact: string | null;
  deleted: BooleanColumn;
  versions: string;
  received_at: BigIntColumn;
}

/** A row to be written; the database gives the id. */
export type NewRecordRow = Omit<RecordRow, 'id'>;

/** How a sender names the entity. */
export interface EntityWay {
  entityRef: string | null;
  selector: Record<string, string> | null;
  repository: string | null;
}

/** Where a record belongs: a service, or the reason why it waits, or neither for one that needs no entity. */
export interface Belonging {
  serviceId: number | null;
  waitingReason: string | null;
}

/** The way that all versions of a record together give. */
export function wayOf({ fields }: MergedRecord): EntityWay {
  return {
    entityRef: fields.entityRef ?? null,
    selector: fields.selector ?? null,
    repository: fields.repository ?? null,
  };
}

/** The way that a stored record gives. */
export function storedWay(
  row: Pick<RecordRow, 'entity_ref' | 'selector' | 'repository'>,
): EntityWay {
  return {
    entityRef: row.entity_ref,
    selector: row.selector === null ? null : JSON.parse(row.selector),
    repository: row.repository,
  };
}

/** Whether the merged record names its entity as the stored one did. */
export function isSameWay(row: RecordRow, merged: MergedRecord): boolean {
  return canonicalJson(storedWay(row)) === canonicalJson(wayOf(merged));
}

/** The kept versions of a stored record. */
export function storedVersions(row: Pick<RecordRow, 'versions'>) {
  return JSON.parse(row.versions) as RecordVersion[];
}

/**
 * The merged record of a row; null for one that is deleted.
 *
 * @param service - entity ref of the row's service, null while it is unmatched
 */
export function toRecord(
  row: Pick<RecordRow, 'versions' | 'deleted'>,
  service: string | null,
): StoredRecord | null {
  if (toBoolean(row.deleted)) {
    return null;
  }
  const merged = mergeVersions(storedVersions(row));
  const completed = completeRecord(merged, service);
  return completed.ok ? completed.record : null;
}

/** What a record names, as long as it is not deleted. */
export function linksOfMerged(merged: MergedRecord): RecordLink[] {
  const completed = completeRecord(merged, null);
  return completed.ok && !merged.deleted ? linksOf(completed.record) : [];
}

/** The row that keeps a record. */
export function toRow(
  versions: RecordVersion[],
  merged: MergedRecord,
  belonging: Belonging,
  receivedAt: Instant,
): NewRecordRow {
  const { fields } = merged;
  return {
    ref: refOfRecord(merged),
    kind: merged.kind,
    source: merged.source,
    external_id: merged.externalId,
    service_id: belonging.serviceId,
    waiting_reason: belonging.waitingReason,
    entity_ref: fields.entityRef ?? null,
    repository: fields.repository ?? null,
    selector: fields.selector ? JSON.stringify(fields.selector) : null,
    // A deployment that waits in a queue may say no instant at all.
    at: mainInstant(merged) || receivedAt,
    ended_at: endOf(merged),
    environment_key: fields.environment
      ? environmentKey(fields.environment)
      : null,
    status: fields.status ?? null,
    revision: fields.revision ?? null,
    artifact: fields.artifact ?? null,
    deleted: merged.deleted,
    versions: JSON.stringify(versions),
    received_at: receivedAt,
  };
}

/** The instant by which a record stands on a time line. */
function mainInstant(merged: MergedRecord): Instant {
  const { fields } = merged;
  return (
    endOfDeployment(merged) ??
    fields.openedAt ??
    endOfChange(merged) ??
    fields.startedAt ??
    merged.updatedAt
  );
}

function endOf(merged: MergedRecord): Instant | null {
  return (
    endOfDeployment(merged) ??
    merged.fields.resolvedAt ??
    endOfChange(merged) ??
    null
  );
}

function endOfDeployment({ fields }: MergedRecord): Instant | null {
  return fields.finishedAt ?? null;
}

function endOfChange({ kind, fields }: MergedRecord): Instant | null {
  return kind === 'change' ? mergedAt(fields) : null;
}
