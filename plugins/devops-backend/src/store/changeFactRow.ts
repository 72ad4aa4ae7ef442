import { ChangeFact } from '@devops-domains/backstage-plugin-devops-common';
import {
  BigIntColumn,
  BooleanColumn,
  toBoolean,
  toNumber,
  toNumberOrNull,
} from './columns';

/** A row of `change_facts` without its service. */
export interface ChangeFactRow {
  revision: string;
  release_id: string;
  released_at: BigIntColumn;
  start_at: BigIntColumn | null;
  lead_time_ms: BigIntColumn | null;
  automated: BooleanColumn;
  coding_ms: BigIntColumn | null;
  pickup_ms: BigIntColumn | null;
  review_ms: BigIntColumn | null;
  delivery_ms: BigIntColumn | null;
  findings: string;
}

/** What is stored of a change fact. */
export function toChangeFactRow(fact: ChangeFact): ChangeFactRow {
  return {
    revision: fact.revision,
    release_id: fact.releaseId,
    released_at: fact.releasedAt,
    start_at: fact.startAt,
    lead_time_ms: fact.leadTimeMs,
    automated: fact.automated,
    coding_ms: fact.codingMs,
    pickup_ms: fact.pickupMs,
    review_ms: fact.reviewMs,
    delivery_ms: fact.deliveryMs,
    findings: JSON.stringify(fact.findings),
  };
}

/** Reads what {@link toChangeFactRow} made. */
export function toChangeFact(row: ChangeFactRow, service: string): ChangeFact {
  return {
    service,
    revision: row.revision,
    releaseId: row.release_id,
    releasedAt: toNumber(row.released_at),
    startAt: toNumberOrNull(row.start_at),
    leadTimeMs: toNumberOrNull(row.lead_time_ms),
    automated: toBoolean(row.automated),
    codingMs: toNumberOrNull(row.coding_ms),
    pickupMs: toNumberOrNull(row.pickup_ms),
    reviewMs: toNumberOrNull(row.review_ms),
    deliveryMs: toNumberOrNull(row.delivery_ms),
    findings: JSON.parse(row.findings),
  };
}
