import { WaitingChange } from '@devops-domains/backstage-plugin-devops-common';
import { BigIntColumn, BooleanColumn, toBoolean, toNumber } from './columns';

/** A row of `waiting_changes` without its service. */
export interface WaitingChangeRow {
  revision: string;
  merged_at: BigIntColumn;
  automated: BooleanColumn;
  url: string | null;
}

/** What is stored of a change that waits for a release. */
export function toWaitingChangeRow(change: WaitingChange): WaitingChangeRow {
  return {
    revision: change.revision,
    merged_at: change.mergedAt,
    automated: change.automated,
    url: change.url,
  };
}

/** Reads what {@link toWaitingChangeRow} made. */
export function toWaitingChange(
  row: WaitingChangeRow,
  service: string,
): WaitingChange {
  return {
    service,
    revision: row.revision,
    mergedAt: toNumber(row.merged_at),
    automated: toBoolean(row.automated),
    url: row.url,
  };
}
