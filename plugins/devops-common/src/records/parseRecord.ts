import {
  FIELD_READS,
  readExternalId,
  readSource,
  readUpdatedAt,
} from './fieldReads';
import { FieldReader } from './fieldReader';
import { Instant } from './instant';
import { oneOf, Read } from './readValue';
import { DEPLOYMENT_STATUSES, RecordKind } from './record';
import { RECORD_FIELDS, RecordFields } from './recordFields';
import {
  findReversedTimes,
  listProblems,
  RecordProblem,
} from './recordProblem';
import { RecordVersion } from './recordVersion';

const readKind = oneOf(Object.keys(RECORD_FIELDS) as RecordKind[]);

/** @public */
export type ParsedRecord =
  | { ok: true; version: RecordVersion }
  | {
      ok: false;
      problems: RecordProblem[];
      /** As far as they could be read, to tell the sender which record is meant. */
      source: string | null;
      externalId: string | null;
    };

/**
 * Reads one record of the HTTP contract. Reports all its problems, not the
 * first. Only the kind and the identity are needed here: what a record lacks is
 * known after its versions are merged, see `completeRecord`.
 *
 * @param options - `kind` is what a record without `kind` is taken for
 * @public
 */
export function parseRecord(
  input: unknown,
  options: { kind?: RecordKind } = {},
): ParsedRecord {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const problem = { path: '$', message: 'must be a JSON object' };
    return { ok: false, problems: [problem], source: null, externalId: null };
  }
  const reader = new FieldReader(input as Record<string, unknown>);
  const kind = reader.require('kind', readKind, options.kind);
  const source = reader.require('source', readSource);
  const externalId = reader.require('externalId', readExternalId);
  const updatedAt = reader.read('updatedAt', readUpdatedAt);
  const fields = kind ? readFields(reader, kind) : {};
  reader.problems.push(...findReversedTimes(fields));

  if (!kind || !source || !externalId || reader.problems.length > 0) {
    return {
      ok: false,
      problems: listProblems(reader.problems),
      source: source ?? null,
      externalId: externalId ?? null,
    };
  }
  const version = {
    kind,
    source,
    externalId,
    updatedAt: updatedAt ?? latestInstant(fields),
    statusRank: fields.status ? DEPLOYMENT_STATUSES.indexOf(fields.status) : -1,
    fields,
  };
  return { ok: true, version };
}

function readFields(reader: FieldReader, kind: RecordKind): RecordFields {
  const fields: Record<string, unknown> = {};
  for (const key of RECORD_FIELDS[kind]) {
    const value = reader.read(key, FIELD_READS[key] as Read<unknown>);
    if (value !== undefined) {
      fields[key] = value;
    }
  }
  return fields;
}

/** The age of a version whose sender does not say: the latest thing that it knows of. */
function latestInstant(fields: RecordFields): Instant {
  const { pullRequest } = fields;
  const instants = [
    fields.startedAt,
    fields.finishedAt,
    fields.openedAt,
    fields.resolvedAt,
    fields.authoredAt,
    fields.committedAt,
    pullRequest?.firstCommitAt,
    pullRequest?.openedAt,
    pullRequest?.firstReviewAt,
    pullRequest?.approvedAt,
    pullRequest?.mergedAt,
    fields.decidedAt,
  ].filter(instant => typeof instant === 'number');
  return instants.length > 0 ? Math.max(...instants) : 0;
}
