import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import {
  computeFacts,
  Definitions,
} from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import pLimit from 'p-limit';
import { loadHistory } from '../store/history';
import { pageOfServices, pageOfStaleServices } from '../store/staleServices';
import { storeFacts } from '../store/storeFacts';
import { readSnapshot } from '../store/transactions';
import { definitionsHash } from './definitionsHash';

/** Services that are computed at the same time in one process. */
const CONCURRENCY = 2;
const PAGE = 100;
/** For how long no write may have come before services are computed in the background, in milliseconds. */
const QUIET_MS = 1_000;
/** After this they are computed although writes go on coming, in milliseconds. */
const LONGEST_GATHERING_MS = 120_000;

/**
 * Computes facts from records. Everything it does may be interrupted and done
 * again: which services are stale stands in the database.
 */
export class FactsUpdater {
  readonly #knex: Knex;
  readonly #definitions: Definitions;
  readonly #hash: string;
  readonly #logger: LoggerService;
  readonly #limit = pLimit(CONCURRENCY);
  readonly #gathered = new Set<number>();
  readonly #longestGatheringMs: number;
  /** How many times services were told to be computed soon. */
  #tellings = 0;
  #background: Promise<void> | undefined;

  constructor(options: {
    knex: Knex;
    definitions: Definitions;
    logger: LoggerService;
    longestGatheringMs?: number;
  }) {
    this.#knex = options.knex;
    this.#definitions = options.definitions;
    this.#hash = definitionsHash(options.definitions);
    this.#logger = options.logger;
    this.#longestGatheringMs =
      options.longestGatheringMs ?? LONGEST_GATHERING_MS;
  }

  /**
   * Computes the facts of the services now. One that fails is logged and stays
   * stale, as do those that are left when the signal comes.
   */
  async update(
    serviceIds: Iterable<number>,
    signal?: AbortSignal,
  ): Promise<void> {
    const work = [...new Set(serviceIds)].map(id =>
      this.#limit(async () => {
        if (!signal?.aborted) await this.#updateOne(id);
      }),
    );
    // What was left may stand behind services of others; nobody has to wait for that.
    await Promise.race([Promise.all(work), ...(signal ? [stop(signal)] : [])]);
  }

  /**
   * Computes them when no more calls come: an import writes to the same services
   * again and again, and computing them in between would slow both down. Their
   * facts are stale until then.
   */
  updateSoon(serviceIds: Iterable<number>): void {
    this.#tellings += 1;
    for (const id of serviceIds) {
      this.#gathered.add(id);
    }
    this.#background ??= this.#updateGathered();
  }

  /** Resolves when nothing is left of what `updateSoon` was told. */
  async settled(): Promise<void> {
    while (this.#background) {
      await this.#background;
    }
  }

  /** Computes all services whose records or definitions are newer than their facts. */
  async updateStale(signal?: AbortSignal): Promise<void> {
    await this.#updatePages(
      after => pageOfStaleServices(this.#knex, after, PAGE, this.#hash),
      signal,
      // Their turn comes when nothing more is written to them.
      id => this.#gathered.has(id),
    );
  }

  /** Computes all services again, whether or not they are stale; with the same records and definitions nothing changes. */
  async rebuild(signal?: AbortSignal): Promise<void> {
    await this.#updatePages(
      after => pageOfServices(this.#knex, after, PAGE),
      signal,
    );
  }

  async #updatePages(
    nextPage: (after: number) => Promise<number[]>,
    signal?: AbortSignal,
    isLeftOut: (id: number) => boolean = () => false,
  ) {
    let page = await nextPage(0);
    while (page.length > 0 && !signal?.aborted) {
      await this.update(
        page.filter(id => !isLeftOut(id)),
        signal,
      );
      page = await nextPage(page[page.length - 1]);
    }
  }

  async #updateGathered() {
    try {
      while (this.#gathered.size > 0) {
        await this.#untilQuiet();
        const ids = [...this.#gathered];
        this.#gathered.clear();
        await this.update(ids);
      }
    } finally {
      // At once: whoever gathers more from here on has to begin anew.
      this.#background = undefined;
    }
  }

  async #untilQuiet() {
    const end = performance.now() + this.#longestGatheringMs;
    let before: number;
    do {
      before = this.#tellings;
      await sleep(QUIET_MS, undefined, { ref: false });
    } while (this.#tellings !== before && performance.now() < end);
  }

  async #updateOne(serviceId: number): Promise<void> {
    try {
      const loaded = await readSnapshot(this.#knex, tx =>
        loadHistory(tx, serviceId),
      );
      if (loaded) {
        const { history, recordsVersion } = loaded;
        const facts = computeFacts(history, this.#definitions);
        await storeFacts(this.#knex, facts, {
          serviceId,
          recordsVersion,
          definitionsHash: this.#hash,
        });
      }
    } catch (error) {
      this.#logger.error(
        `The facts of service ${serviceId} could not be computed; it is tried again`,
        new ForwardedError('Computing facts failed', error),
      );
    }
  }
}

function stop(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
