/** What one write may hold. */
export interface BatchLimits {
  records: number;
  bytes: number;
}

export const BATCH_LIMITS: BatchLimits = { records: 1_000, bytes: 2_000_000 };

/** Splits entries in order; an entry that is too large for any batch goes alone. */
export function* inBatches<T extends { record: object }>(
  entries: T[],
  limits: BatchLimits = BATCH_LIMITS,
): Generator<T[]> {
  let batch: T[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry.record));
    if (
      batch.length > 0 &&
      (batch.length >= limits.records || bytes + size > limits.bytes)
    ) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += size;
  }
  if (batch.length > 0) {
    yield batch;
  }
}
