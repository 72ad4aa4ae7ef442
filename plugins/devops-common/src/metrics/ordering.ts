import { canonicalJson, compareCodePoints } from '../records/canonicalJson';
import { Instant } from '../records/instant';

/** What the order of the definitions needs to know. */
export interface Finished {
  finishedAt: Instant;
  source: string;
  externalId: string;
}

/**
 * The order of the definitions: finishedAt, then source, then externalId, by
 * code point. Two different deployments never compare as equal.
 */
export function compareFinished(a: Finished, b: Finished): number {
  return (
    a.finishedAt - b.finishedAt ||
    compareCodePoints(a.source, b.source) ||
    compareCodePoints(a.externalId, b.externalId)
  );
}

/**
 * The records without repetition, by source and externalId. Of two that differ
 * under one id, which a store never hands out, the greater canonical JSON stays,
 * so that the order of arrival still decides nothing.
 */
export function distinctRecords<
  T extends { id: string; source: string; externalId: string },
>(records: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const record of records) {
    const known = byId.get(record.id);
    if (known === undefined || (known !== record && isGreater(record, known))) {
      byId.set(record.id, record);
    }
  }
  return [...byId.values()].sort(
    (a, b) =>
      compareCodePoints(a.source, b.source) ||
      compareCodePoints(a.externalId, b.externalId),
  );
}

function isGreater(a: unknown, b: unknown): boolean {
  return compareCodePoints(canonicalJson(a), canonicalJson(b)) > 0;
}
