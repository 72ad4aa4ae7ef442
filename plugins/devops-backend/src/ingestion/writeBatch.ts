import {
  canonicalJson,
  RecordLink,
  RecordVersion,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { toNumber } from '../store/columns';
import { replaceLinks } from '../store/links';
import {
  linksOfVersions,
  NewRecordRow,
  RecordRow,
  storedVersions,
  toRow,
} from '../store/recordRows';
import { insertRows, lockRowsByRef, overwriteRows } from '../store/records';
import {
  AppliedVersions,
  applyVersions,
  VersionOutcome,
} from './applyVersions';
import { BatchContext, belongingOf, withBelonging } from './belonging';
import { markTouchedServices } from './touchedServices';

/** What became of a batch. */
export interface WrittenBatch {
  /** By `source/externalId`, in the order of the versions. */
  outcomes: Map<string, VersionOutcome[]>;
  /** Ids of the services whose facts are to be computed again. */
  touched: number[];
}

/** A record of the batch between what was stored and what is to be. */
export interface RecordChange {
  before: RecordRow | undefined;
  after: NewRecordRow;
  linksBefore: RecordLink[];
  linksAfter: RecordLink[];
}

/**
 * Writes versions of many records in the given transaction. A record that
 * somebody else inserts at the same time is read again and merged, so that no
 * version is lost.
 *
 * @param batch - new versions by `source/externalId`
 */
export async function writeBatch(
  tx: Knex.Transaction,
  batch: ReadonlyMap<string, RecordVersion[]>,
  context: BatchContext,
): Promise<WrittenBatch> {
  const outcomes = new Map<string, VersionOutcome[]>();
  const written = new Map<number, RecordChange>();
  let pending = [...batch.keys()];
  while (pending.length > 0) {
    const stored = await lockRowsByRef(tx, pending);
    const changes: RecordChange[] = [];
    for (const ref of pending) {
      const before = stored.get(ref);
      const versions = before ? storedVersions(before) : [];
      const applied = applyVersions(versions, batch.get(ref) ?? []);
      const change = toChange(before, versions, applied, context);
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
  }
  await replaceLinks(tx, changedLinks(written));
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
  versions: RecordVersion[],
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
        linksBefore: linksOfVersions(versions),
        linksAfter: linksOfVersions(applied.versions),
      };
}

function changedLinks(written: Map<number, RecordChange>) {
  return new Map(
    [...written]
      .filter(
        ([, { linksBefore, linksAfter }]) =>
          canonicalJson(linksBefore) !== canonicalJson(linksAfter),
      )
      .map(([id, { linksAfter }]) => [id, linksAfter]),
  );
}
