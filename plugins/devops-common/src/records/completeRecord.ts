import { completeOverride, findOverrideProblems } from './completeOverride';
import { MergedRecord } from './mergeVersions';
import {
  ArtifactRecord,
  ChangeRecord,
  DeploymentRecord,
  IncidentRecord,
  RecordKind,
  StoredRecord,
  StoredRecordBase,
} from './record';
import { RecordFields } from './recordFields';
import { findReversedTimes, RecordProblem } from './recordProblem';

/** @public */
export type CompletedRecord =
  | { ok: true; record: StoredRecord; deleted: boolean }
  | { ok: false; problems: RecordProblem[] };

type Complete = (
  base: StoredRecordBase,
  fields: RecordFields,
) => StoredRecord | null;

const COMPLETE: Record<RecordKind, Complete> = {
  deployment: completeDeployment,
  change: completeChange,
  incident: completeIncident,
  artifact: completeArtifact,
  override: completeOverride,
};

/**
 * Turns a merged record into the one that numbers are computed from, or says
 * what it lacks.
 *
 * @param service - entity ref that the record was matched to; null while it is unmatched
 * @public
 */
export function completeRecord(
  merged: MergedRecord,
  service: string | null,
): CompletedRecord {
  const { source, externalId, fields } = merged;
  const base: StoredRecordBase = {
    id: `${source}/${externalId}`,
    source,
    externalId,
    service,
    repository: fields.repository ?? null,
    url: fields.url ?? null,
  };
  const record = COMPLETE[merged.kind](base, fields);
  const problems = [
    ...findMissing(merged.kind, fields),
    ...(merged.kind === 'override' ? findOverrideProblems(fields) : []),
  ];
  return record && problems.length === 0
    ? { ok: true, record, deleted: merged.deleted }
    : { ok: false, problems };
}

const WAY_TO_ENTITY = ['entityRef', 'selector', 'repository'] as const;

const REQUIRED: Record<RecordKind, readonly (keyof RecordFields)[]> = {
  deployment: ['environment', 'status'],
  change: ['revision'],
  incident: ['openedAt'],
  artifact: ['artifact', 'revision'],
  override: ['target', 'action', 'decidedAt'],
};

/**
 * Kinds that belong to no entity by themselves: what an artifact was built from
 * holds whoever deploys it, and an override goes where its target goes.
 *
 * @public
 */
export const KINDS_WITHOUT_ENTITY: readonly RecordKind[] = [
  'artifact',
  'override',
];

const isFinished = ({ status }: RecordFields) =>
  status === 'succeeded' || status === 'failed' || status === 'cancelled';

function findMissing(kind: RecordKind, fields: RecordFields): RecordProblem[] {
  const isAbsent = (key: keyof RecordFields) =>
    fields[key] === undefined || fields[key] === null;
  const problems: RecordProblem[] = [];
  if (!KINDS_WITHOUT_ENTITY.includes(kind) && WAY_TO_ENTITY.every(isAbsent)) {
    problems.push({
      path: '$.entityRef',
      message: `is missing: every ${kind} needs entityRef, selector or repository to find its entity`,
    });
  }
  for (const key of REQUIRED[kind].filter(isAbsent)) {
    problems.push({
      path: `$.${key}`,
      message: `is missing: every ${kind} needs it`,
    });
  }
  if (isFinished(fields) && isAbsent('finishedAt')) {
    problems.push({
      path: '$.finishedAt',
      message: `is missing: a deployment that has ${fields.status} needs it`,
    });
  }
  return problems;
}

function completeDeployment(
  base: StoredRecordBase,
  fields: RecordFields,
): DeploymentRecord | null {
  const { environment, status } = fields;
  if (!environment || !status) {
    return null;
  }
  return {
    ...base,
    kind: 'deployment',
    environment,
    environmentTier: fields.environmentTier ?? null,
    status,
    // Versions whose clocks differ must not undo each other: the end stands.
    startedAt:
      findReversedTimes(fields).length > 0 ? null : fields.startedAt ?? null,
    finishedAt: fields.finishedAt ?? null,
    revision: fields.revision ?? null,
    artifact: fields.artifact ?? null,
    type: fields.type ?? null,
    group: fields.group ?? null,
    changes: fields.changes ?? null,
    fixes: fields.fixes ?? null,
  };
}

function completeChange(
  base: StoredRecordBase,
  fields: RecordFields,
): ChangeRecord | null {
  return fields.revision
    ? {
        ...base,
        kind: 'change',
        revision: fields.revision,
        parents: fields.parents ?? null,
        authoredAt: fields.authoredAt ?? null,
        committedAt: fields.committedAt ?? null,
        automated: fields.automated ?? false,
        pullRequest: fields.pullRequest ?? null,
      }
    : null;
}

function completeIncident(
  base: StoredRecordBase,
  fields: RecordFields,
): IncidentRecord | null {
  return typeof fields.openedAt === 'number'
    ? {
        ...base,
        kind: 'incident',
        openedAt: fields.openedAt,
        resolvedAt: fields.resolvedAt ?? null,
        severity: fields.severity ?? null,
        title: fields.title ?? null,
        causedBy: fields.causedBy ?? null,
        duplicateOf: fields.duplicateOf ?? null,
      }
    : null;
}

function completeArtifact(
  base: StoredRecordBase,
  fields: RecordFields,
): ArtifactRecord | null {
  return fields.artifact && fields.revision
    ? {
        ...base,
        kind: 'artifact',
        artifact: fields.artifact,
        revision: fields.revision,
      }
    : null;
}
