import { createHash } from 'crypto';
import { DeploymentRecordInput, SOURCE_NAME } from './DeploymentRecords';

/** In the place of a digest: the deployment was taken back. */
const DELETED = 'deleted';

/**
 * What was delivered of one repository, kept as the source's state. Comparing it
 * with what the repository says now finds new, moved and deleted tags alike, and
 * an interrupted delivery goes on where it was.
 */
export interface Ledger {
  version: 1;
  /** Names the references and the configuration that were delivered to the end; null while something is missing. */
  fingerprint: string | null;
  /** What to tell the operator about the last whole delivery. */
  finding: string | null;
  /** Digest of what was sent last, by external id. */
  sent: Record<string, string>;
}

/** Reads the stored state; anything else than a ledger starts over, which writes nothing twice. */
export function readLedger(state: unknown): Ledger {
  const stored = state as Partial<Ledger> | null | undefined;
  return stored?.version === 1 && typeof stored.sent === 'object'
    ? {
        version: 1,
        fingerprint: stored.fingerprint ?? null,
        finding: stored.finding ?? null,
        sent: { ...stored.sent },
      }
    : { version: 1, fingerprint: null, finding: null, sent: {} };
}

/** A record to send, and what to note in the ledger once it is stored. */
export interface Entry {
  record: object;
  externalId: string;
  digest: string;
}

/**
 * What must be sent so that the store says what the repository says.
 *
 * A first version goes without `updatedAt`, so that sending it again after an
 * interruption changes nothing; only one that is dated in the future, by a clock
 * that was wrong, is not to outlast its corrections. A correction carries the
 * present instant, since a moved tag may well be older than it was before.
 */
export function pendingEntries(
  ledger: Ledger,
  records: DeploymentRecordInput[],
  now: Date,
): Entry[] {
  const updatedAt = now.toISOString();
  const current = new Set(records.map(record => record.externalId));
  const entries: Entry[] = [];
  for (const record of records) {
    const { externalId } = record;
    const digest = digestOf(record);
    const before = ledger.sent[externalId];
    if (before === undefined) {
      const isFuture = record.finishedAt > updatedAt;
      entries.push({
        record: isFuture ? { ...record, updatedAt } : record,
        externalId,
        digest,
      });
    } else if (before !== digest) {
      entries.push({
        record: correctionOf(record, updatedAt),
        externalId,
        digest,
      });
    }
  }
  for (const [externalId, digest] of Object.entries(ledger.sent)) {
    if (!current.has(externalId) && digest !== DELETED) {
      entries.push({
        record: {
          kind: 'deployment',
          source: SOURCE_NAME,
          externalId,
          deleted: true,
          updatedAt,
        },
        externalId,
        digest: DELETED,
      });
    }
  }
  return entries;
}

/** Absent fields would keep what an earlier version said. */
function correctionOf(record: DeploymentRecordInput, updatedAt: string) {
  return {
    ...record,
    changes: record.changes ?? null,
    repository: record.repository ?? null,
    url: record.url ?? null,
    deleted: false,
    updatedAt,
  };
}

function digestOf(value: object): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('base64url')
    .slice(0, 16);
}
