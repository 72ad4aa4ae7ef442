import {
  DeliveryStatus,
  DeliverySummary,
  formatInstant,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  BigIntColumn,
  BooleanColumn,
  toBoolean,
  toNumber,
  toNumberOrNull,
} from '../store/columns';

/** A delivery before it is kept. */
export interface NewDelivery {
  source: string;
  /** With the source, what makes it the same delivery when it is sent again. */
  key: string;
  event: string;
  topic: string | null;
  receivedAt: Instant;
  headers: Readonly<Record<string, string>>;
  /** JSON as it was sent. */
  body: Buffer;
  test: boolean;
  /** Subject of a sender whose rule is to hold for its records; null for one who may write everything. */
  writer: string | null;
}

/** A row of the delivery log, without what it carries. */
export interface SummaryRow {
  id: BigIntColumn;
  source: string;
  event: string;
  topic: string | null;
  status: DeliveryStatus;
  reason: string | null;
  received_at: BigIntColumn;
  processed_at: BigIntColumn | null;
  attempts: number;
  bytes: number;
  test: BooleanColumn;
}

/** The columns of {@link SummaryRow}. */
export const SUMMARY_COLUMNS = [
  'id',
  'source',
  'event',
  'topic',
  'status',
  'reason',
  'received_at',
  'processed_at',
  'attempts',
  'bytes',
  'test',
] as const satisfies readonly (keyof SummaryRow)[];

/** A kept delivery that somebody is about to read. */
export interface ClaimedDelivery {
  id: number;
  source: string;
  topic: string | null;
  receivedAt: Instant;
  headers: Record<string, string>;
  body: Buffer;
  /** @see NewDelivery */
  writer: string | null;
  /** How often it was claimed, this time included. */
  attempts: number;
  /** How many claims in a row have not ended, this one included. */
  breakOffs: number;
}

/** A line of the log as the HTTP contract has it. */
export function toSummary(row: SummaryRow): DeliverySummary {
  const processedAt = toNumberOrNull(row.processed_at);
  return {
    id: String(row.id),
    source: row.source,
    event: row.event,
    topic: row.topic,
    status: row.status,
    reason: row.reason,
    receivedAt: formatInstant(toNumber(row.received_at)),
    processedAt: processedAt === null ? null : formatInstant(processedAt),
    attempts: row.attempts,
    bytes: row.bytes,
    test: toBoolean(row.test),
  };
}
