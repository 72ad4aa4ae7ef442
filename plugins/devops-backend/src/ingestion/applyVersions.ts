import {
  addVersion,
  CompletedRecord,
  completeRecord,
  findKindConflict,
  MergedRecord,
  mergeVersions,
  RecordVersion,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';

/** What became of one version: `unmatched` is decided later, by the entity. */
export type VersionOutcome = Pick<
  WriteResult,
  'result' | 'problems' | 'forbidden'
>;

/** A record after versions were added to it. */
export interface AppliedVersions {
  /** What is kept now; empty when nothing was kept before and nothing could be added. */
  versions: RecordVersion[];
  merged: MergedRecord | null;
  /** The record as it was; null when nothing was kept. */
  before: MergedRecord | null;
  changed: boolean;
  /** One for each version that was added, in the same order. */
  outcomes: VersionOutcome[];
}

/**
 * Adds versions of one record, one after the other. One that cannot belong to
 * the record, or leaves it without something that every record of its kind
 * needs, is rejected and not kept.
 */
export function applyVersions(
  stored: RecordVersion[],
  incoming: RecordVersion[],
): AppliedVersions {
  let versions = stored;
  const before = stored.length > 0 ? mergeVersions(stored) : null;
  let merged = before;
  let changed = false;
  const outcomes = incoming.map((version): VersionOutcome => {
    const conflict = findKindConflict(versions, version);
    if (conflict) {
      return { result: 'rejected', problems: [conflict] };
    }
    const added = addVersion(versions, version);
    if (!added.changed) {
      return { result: 'unchanged' };
    }
    const next = mergeVersions(added.versions);
    const completed = completeUnlessDeleted(next);
    if (!completed.ok) {
      return { result: 'rejected', problems: completed.problems };
    }
    const result = versions.length === 0 ? 'created' : 'updated';
    versions = added.versions;
    merged = next;
    changed = true;
    return { result };
  });
  return { versions, merged, before, changed, outcomes };
}

/** A deletion may arrive before the record; it is kept so that the record stays deleted. */
function completeUnlessDeleted(
  merged: MergedRecord,
): Pick<CompletedRecord, 'ok'> & { problems: WriteResult['problems'] } {
  const completed = completeRecord(merged, null);
  return completed.ok || merged.deleted
    ? { ok: true, problems: undefined }
    : { ok: false, problems: completed.problems };
}
