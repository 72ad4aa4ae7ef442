import { Knex } from 'knex';
import { toNumber } from '../store/columns';
import { LinkChange, replaceLinks } from '../store/links';
import {
  linksOfMerged,
  NewRecordRow,
  RecordRow,
  toRow,
} from '../store/recordRows';
import { insertRows, lockRowsByRef, overwriteRows } from '../store/records';
import { AppliedVersions, VersionOutcome } from './applyVersions';
import { BatchContext, belongingOf, withBelonging } from './belonging';
import { markTouchedServices } from './touchedServices';
import { VersionBatch } from './VersionBatch';

/** What became of a batch. */
export interface WrittenBatch {
  /** By `source/externalId`, in the order of the versions. */
  outcomes: Map<string, VersionOutcome[]>;
  /** Ids of the services whose facts are to be computed again. */
  touched: number[];
}

/** A record of the batch between what was stored and what is to be. */
export interface RecordChange extends LinkChange {
  before: RecordRow | undefined;
  after: NewRecordRow;
}

/**
 * Writes versions of many records in the given transaction. A record that
 * somebody else inserts at the same time is read again and merged, so that no
 * version is lost.
 */
export async function writeBatch(
  tx: Knex.Transaction,
  batch: VersionBatch,
  context: BatchContext,
): Promise<WrittenBatch> {
  const outcomes = new Map<string, VersionOutcome[]>();
  const written = new Map<number, RecordChange>();
  let pending = batch.refs;
  // What was new a moment ago is inserted unasked; where somebody else was quicker,
  // the next round reads it.
  let asked = pending.filter(ref => !batch.isNew(ref));
  while (pending.length > 0) {
    const stored = await lockRowsByRef(tx, asked);
    const changes: RecordChange[] = [];
    for (const ref of pending) {
      const before = stored.get(ref);
      const applied = batch.applyTo(ref, before);
      const change = toChange(before, applied, context);
      outcomes.set(ref, withBelonging(applied.outcomes, before, change?.after));
      if (change) {
        changes.push(change);
      }
    }
    const allowed = withoutRefused(changes, context, outcomes);
    const ids = await save(tx, allowed);
    for (const change of allowed) {
      const id = ids.get(change.after.ref);
      if (id !== undefined) {
        written.set(id, change);
      }
    }
    pending = allowed
      .map(({ after }) => after.ref)
      .filter(ref => !ids.has(ref));
    asked = pending;
  }
  await replaceLinks(tx, written);
  const touched = await markTouchedServices(tx, [...written.values()]);
  return { outcomes, touched };
}

/** Leaves out what the writer may not change, and says so in the outcomes. */
function withoutRefused(
  changes: RecordChange[],
  { guard }: BatchContext,
  outcomes: WrittenBatch['outcomes'],
): RecordChange[] {
  const refused = guard?.refusals(changes) ?? new Map<string, never>();
  for (const [ref, problem] of refused) {
    outcomes.set(
      ref,
      (outcomes.get(ref) ?? []).map(() => ({
        result: 'rejected',
        problems: [problem],
        forbidden: true,
      })),
    );
  }
  return changes.filter(({ after }) => !refused.has(after.ref));
}

/** @returns ids by ref, without those that somebody else inserted meanwhile */
async function save(tx: Knex.Transaction, changes: RecordChange[]) {
  const existing = changes.filter(({ before }) => before);
  const added = changes.filter(({ before }) => !before);
  await overwriteRows(
    tx,
    existing.map(({ after }) => after),
  );
  const ids = await insertRows(
    tx,
    added.map(({ after }) => after),
  );
  for (const { before, after } of existing) {
    if (before) {
      ids.set(after.ref, toNumber(before.id));
    }
  }
  return ids;
}

function toChange(
  before: RecordRow | undefined,
  applied: AppliedVersions,
  context: BatchContext,
): RecordChange | null {
  if (!applied.merged) {
    return null;
  }
  const after = toRow(
    applied.versions,
    applied.merged,
    belongingOf(before, applied, context),
    before && !applied.changed
      ? toNumber(before.received_at)
      : context.receivedAt,
  );
  const isSame =
    !applied.changed &&
    before?.service_id === after.service_id &&
    before?.waiting_reason === after.waiting_reason;
  return isSame
    ? null
    : {
        before,
        after,
        linksBefore: applied.before ? linksOfMerged(applied.before) : [],
        linksAfter: linksOfMerged(applied.merged),
      };
}
