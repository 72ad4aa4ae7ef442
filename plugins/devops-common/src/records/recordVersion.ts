import { canonicalJson, compareCodePoints } from './canonicalJson';
import { Instant } from './instant';
import { RecordId, RecordKind } from './record';
import { RecordFields } from './recordFields';

/**
 * One thing that a source said about a record, validated. Plain JSON.
 *
 * @public
 */
export interface RecordVersion extends RecordId {
  kind: RecordKind;
  /** When the source put the record in this state: as sent, else the latest instant in this version, else 0. */
  updatedAt: Instant;
  /** Place of the status in `DEPLOYMENT_STATUSES`; -1 without one. */
  statusRank: number;
  /** Only what this version says. */
  fields: RecordFields;
}

/**
 * Which of two versions of a record wins where both say something: the later
 * updatedAt, then the later status, then the greater canonical JSON. 0 means
 * that they say the same.
 *
 * @public
 */
export function compareVersions(a: RecordVersion, b: RecordVersion): number {
  return (
    a.updatedAt - b.updatedAt ||
    a.statusRank - b.statusRank ||
    compareCodePoints(versionKey(a), versionKey(b))
  );
}

/** Text that is equal for equal versions only, and orders versions of the same age and status. @public */
export function versionKey(version: RecordVersion): string {
  return canonicalJson(version.fields);
}
