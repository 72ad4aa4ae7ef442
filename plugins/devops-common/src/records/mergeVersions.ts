import { ConflictError } from '@backstage/errors';
import { Instant } from './instant';
import { RecordId, RecordKind } from './record';
import { RecordFields } from './recordFields';
import { RecordProblem } from './recordProblem';
import { compareVersions, RecordVersion } from './recordVersion';

/** All versions of a record in one, not yet checked for what is missing. @public */
export interface MergedRecord extends RecordId {
  kind: RecordKind;
  /** Of the latest version. */
  updatedAt: Instant;
  /** Taken out of all numbers, kept for audit. */
  deleted: boolean;
  /** Each field as its latest version has it; cleared ones are null. */
  fields: RecordFields;
}

/**
 * Why a version cannot belong to the record of these versions: one identity has
 * one kind. Null when it can.
 *
 * @public
 */
export function findKindConflict(
  versions: RecordVersion[],
  next: RecordVersion,
): RecordProblem | null {
  const [stored] = versions;
  if (!stored || stored.kind === next.kind) {
    return null;
  }
  const article = /^[aeiou]/.test(stored.kind) ? 'an' : 'a';
  return {
    path: '$.kind',
    message: `must be ${stored.kind}: ${next.source}/${next.externalId} is already stored as ${article} ${stored.kind}; give the ${next.kind} another externalId`,
  };
}

/**
 * Adds a version and keeps those that still have the last word on a field, and
 * the latest one. What is kept has at most one version a field, in the order of
 * {@link compareVersions}, and is the same for any order and repetition.
 *
 * @returns `changed` is false when the same versions are kept as before
 * @throws ConflictError when the kinds differ, see {@link findKindConflict}
 * @public
 */
export function addVersion(
  versions: RecordVersion[],
  next: RecordVersion,
): { versions: RecordVersion[]; changed: boolean } {
  const conflict = findKindConflict(versions, next);
  if (conflict) {
    throw new ConflictError(`${conflict.path} ${conflict.message}`);
  }
  if (versions.some(version => compareVersions(version, next) === 0)) {
    return { versions, changed: false };
  }
  const newestFirst = [...versions, next].sort((a, b) => compareVersions(b, a));
  const decided = new Set<string>();
  const kept = newestFirst.filter((version, index) => {
    const news = Object.keys(version.fields).filter(key => !decided.has(key));
    news.forEach(key => decided.add(key));
    return index === 0 || news.length > 0;
  });
  return { versions: kept.reverse(), changed: kept.includes(next) };
}

/**
 * Folds versions of one record field by field; their order does not matter.
 *
 * @throws Error when there is none
 * @public
 */
export function mergeVersions(versions: RecordVersion[]): MergedRecord {
  const oldestFirst = [...versions].sort(compareVersions);
  const latest = oldestFirst.at(-1);
  if (!latest) {
    throw new Error('A record has at least one version');
  }
  const fields: RecordFields = Object.assign(
    {},
    ...oldestFirst.map(version => version.fields),
  );
  return {
    kind: latest.kind,
    source: latest.source,
    externalId: latest.externalId,
    updatedAt: latest.updatedAt,
    deleted: fields.deleted === true,
    fields,
  };
}
