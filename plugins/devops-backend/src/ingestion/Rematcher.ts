import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { Knex } from 'knex';
import { EntityDirectory } from './EntityDirectory';
import { CATALOG_SILENT, NOT_ASKED, toWaitingReason } from './waitingReasons';

const PAGE = 500;

/** For how long what has come is looked for again: another replica may have asked an older index. */
const FRESH_MS = 2 * 60_000;

/** The records of which the catalog has said nothing yet. */
const OPEN_REASONS = [CATALOG_SILENT, NOT_ASKED].map(toWaitingReason);

/** What {@link Rematcher} needs of the writer. */
interface RematchingWriter {
  rematch(refs: string[]): Promise<void>;
}

/** One way through the records that wait. */
interface Pass {
  /** Of the catalog. */
  digest: string;
  /** When it began. */
  at: Instant;
  /** Only what has come since then is looked for again; null for all. */
  since: Instant | null;
  /** Id of the last record that it came to. */
  after: number | string;
}

/** Matches records that wait, once the catalog may have what they wait for. */
export class Rematcher {
  readonly #knex: Knex;
  readonly #writer: RematchingWriter;
  readonly #directory: Pick<EntityDirectory, 'index'>;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #clock: () => Instant;
  /** The pass that came to its end last. */
  #last: Pass | null = null;
  /** A pass that was interrupted. */
  #open: Pass | null = null;

  constructor(options: {
    knex: Knex;
    writer: RematchingWriter;
    directory: Pick<EntityDirectory, 'index'>;
    logger: Pick<LoggerService, 'warn'>;
    clock?: () => Instant;
  }) {
    this.#knex = options.knex;
    this.#writer = options.writer;
    this.#directory = options.directory;
    this.#logger = options.logger;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * Goes through all that wait when the catalog has changed, otherwise through
   * those that have come since. One that is interrupted goes on with the next run,
   * also where the catalog has changed meanwhile, which is the next pass's business:
   * in a catalog that always changes, it would never come to what lies behind.
   */
  async run(signal?: AbortSignal): Promise<void> {
    const at = this.#clock();
    const digest = await this.#readDigest();
    if (digest === null) return;
    const interrupted = this.#open;
    if (interrupted) await this.#goThrough(interrupted, signal);
    if (signal?.aborted || interrupted?.digest === digest) return;
    const since = this.#last?.digest === digest ? this.#last.at : null;
    await this.#goThrough({ digest, at, since, after: 0 }, signal);
  }

  async #goThrough(pass: Pass, signal?: AbortSignal): Promise<void> {
    this.#open = pass;
    while (!signal?.aborted) {
      const page = await this.#page(pass);
      if (page.length === 0) {
        this.#last = pass;
        this.#open = null;
        return;
      }
      await this.#writer.rematch(page.map(({ ref }) => ref));
      pass.after = page[page.length - 1].id;
    }
  }

  async #readDigest(): Promise<string | null> {
    try {
      return (await this.#directory.index()).digest;
    } catch (error) {
      this.#logger.warn(
        'Records that wait could not be matched; it is tried again',
        new ForwardedError('Catalog lookup failed', error),
      );
      return null;
    }
  }

  async #page({
    after,
    since,
  }: Pass): Promise<{ id: number | string; ref: string }[]> {
    const waiting = this.#knex('records')
      .whereNotNull('waiting_reason')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'ref');
    if (since !== null) {
      waiting.where(fresh =>
        fresh
          .where('received_at', '>=', since - FRESH_MS)
          .orWhereIn('waiting_reason', OPEN_REASONS),
      );
    }
    return waiting;
  }
}
