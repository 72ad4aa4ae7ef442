import {
  Instant,
  monthOf,
} from '@devops-domains/backstage-plugin-devops-common';
import { LRUCache } from 'lru-cache';
import type { StoredBlocks } from './factBlocks';

/** What an entry holds beside its words, about. */
const ENTRY_BYTES = 1_000;

interface Entry {
  blocks: StoredBlocks;
  /** First instants of the first and the last month that were read. */
  first: Instant;
  last: Instant;
}

/**
 * Blocks as they were last read, so that what has not changed is not read again.
 * Nothing here is ever believed: each request asks the database for the hash of
 * the facts, and an entry with another hash is replaced.
 */
export class FactBlockCache {
  readonly #entries: LRUCache<string, Entry> | null;

  /** @param bytes - how much memory it may take; nothing is kept with 0 */
  constructor(bytes: number) {
    this.#entries =
      bytes > 0
        ? new LRUCache({
            maxSize: bytes,
            sizeCalculation: ({ blocks }) =>
              ENTRY_BYTES + blocks.words.byteLength,
          })
        : null;
  }

  /** What is known of a service in all months of a window. */
  find(
    service: string,
    { from, to }: { from: Instant; to: Instant },
  ): StoredBlocks | undefined {
    const entry = this.#entries?.get(service);
    return entry &&
      entry.first <= monthOf(from) &&
      entry.last >= monthOf(to - 1)
      ? entry.blocks
      : undefined;
  }

  /** Keeps what was read of all months of a window. */
  keep(
    blocks: StoredBlocks,
    { from, to }: { from: Instant; to: Instant },
  ): StoredBlocks {
    if (!this.#entries || blocks.factsHash === null) return blocks;
    // Words that were read together are part of one buffer, which all would hold.
    const own = { ...blocks, words: blocks.words.slice() };
    this.#entries.set(blocks.service, {
      blocks: own,
      first: monthOf(from),
      last: monthOf(to - 1),
    });
    return own;
  }
}
