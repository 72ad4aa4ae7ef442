import { setImmediate as turn } from 'node:timers/promises';

/** How many items are dealt with before others get a turn, unless one takes long. */
const ITEMS = 100;

/**
 * Maps many items without keeping the process from everything else meanwhile:
 * other requests, and answers of the database to the batch before.
 */
export async function mapInTurns<T, R>(
  items: readonly T[],
  map: (item: T) => R,
  itemsPerTurn = ITEMS,
): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) {
    if (results.length > 0 && results.length % itemsPerTurn === 0) {
      await turn();
    }
    results.push(map(item));
  }
  return results;
}
