import {
  blockPool,
  FactPool,
  ServiceBlocks,
} from '@devops-domains/backstage-plugin-devops-common';
import { LRUCache } from 'lru-cache';

/**
 * Pools as they were last brought together. To put the facts of thousands of
 * services in order takes longer than to read numbers from them.
 *
 * A pool is used again only for the very same blocks, which the store has just
 * compared with the database.
 */
export class PoolCache {
  readonly #pools: LRUCache<string, FactPool> | null;

  /** @param bytes - how much memory it may take; nothing is kept with 0 */
  constructor(bytes: number) {
    this.#pools =
      bytes > 0
        ? new LRUCache({ maxSize: bytes, sizeCalculation: sizeOf })
        : null;
  }

  /** @param name - of the scope whose services these are */
  poolOf(name: string, services: readonly ServiceBlocks[]): FactPool {
    const kept = this.#pools?.get(name);
    if (kept && areSame(kept.services, services)) {
      return kept;
    }
    const pool = blockPool(services);
    this.#pools?.set(name, pool);
    return pool;
  }
}

function areSame(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function sizeOf({ deployments, changes, incidents }: FactPool): number {
  // Even an empty pool is something.
  let bytes = 1;
  for (const { service, at, flags, columns } of [
    deployments,
    changes,
    incidents,
  ]) {
    for (const column of [service, at, flags, ...columns]) {
      bytes += column.byteLength;
    }
  }
  return bytes;
}
