import { InputError } from '@backstage/errors';
import { WriteResult } from '@devops-domains/backstage-plugin-devops-common';
import { ConnectorRecord } from '../connector';
import { DeliveryContext } from '../source';
import { ApiError } from './ApiError';

/** How many records are written in one transaction. */
const BATCH = 500;
/** A server that fails so often where it did not before, one time after the other, is out of order. */
const OUTAGE = 5;

/** @see HistoryWriter @public */
export interface HistoryWriterOptions {
  context: DeliveryContext;
  /** The source of all records. */
  source: string;
  /** Whose readers are told what is missing. */
  entityRefs: readonly string[];
  /**
   * The entity of all records, where that is known for certain; else they find it
   * by themselves. Null takes back what was known before.
   */
  entityRef?: string | null;
}

/**
 * Writes what was read of one history, and tells the readers of its entities
 * what is missing: each thing once.
 *
 * @public
 */
export class HistoryWriter {
  readonly #options: HistoryWriterOptions;
  readonly #reported = new Set<string>();
  readonly #failures: string[] = [];
  #expected: readonly string[] = [];
  #failuresInARow = 0;

  constructor(options: HistoryWriterOptions) {
    this.#options = options;
  }

  /** Writes in batches. @throws the signal's reason when the backend shuts down */
  async write(records: readonly ConnectorRecord[]): Promise<void> {
    const { context, source, entityRef } = this.#options;
    for (let at = 0; at < records.length; at += BATCH) {
      context.signal.throwIfAborted();
      const results = await context.write(
        records.slice(at, at + BATCH).map(record => ({
          ...record,
          source,
          ...(entityRef === undefined ? {} : { entityRef }),
        })),
      );
      for (const message of messagesOf(results)) {
        await this.report(message);
      }
    }
  }

  /** Tells the readers of the entities what is missing. */
  async report(message: string): Promise<void> {
    if (this.#reported.has(message)) {
      return;
    }
    this.#reported.add(message);
    for (const entityRef of this.#options.entityRefs) {
      await this.#options.context.reportError(message, entityRef);
    }
  }

  /**
   * Does without one thing that cannot be read, so that it holds up nothing else.
   *
   * @param thing - to tell it from others, where the path of a request does not
   * @returns null where it was passed over, which is reported
   * @throws what bears on all the rest too: no connection, credentials that are
   * refused, a spent rate limit, a server that is out of order
   */
  async orPassOver<T>(
    read: () => Promise<T>,
    thing?: string,
  ): Promise<T | null> {
    try {
      const found = await read();
      this.#failuresInARow = 0;
      return found;
    } catch (error) {
      if (!isOfOneThing(error)) {
        throw error;
      }
      const failure = [thing, error.message].filter(Boolean).join(': ');
      if (error instanceof ApiError && (error.status ?? 0) >= 500) {
        this.#noteFailure(failure, error);
      }
      await this.report(`${failure}; passed over`);
      return null;
    }
  }

  /** @param failures - what the server failed to give the last time, and may fail to give again */
  expectFailures(failures: readonly string[]): void {
    this.#expected = failures;
    this.#failuresInARow = 0;
  }

  /** What the server failed to give, since this was asked last. */
  takeFailures(): string[] {
    return this.#failures.splice(0);
  }

  #noteFailure(failure: string, error: ApiError): void {
    this.#failures.push(failure);
    if (!this.#expected.includes(failure)) {
      this.#failuresInARow += 1;
    }
    if (this.#failuresInARow >= OUTAGE) {
      throw error;
    }
  }
}

/** Statuses that are said to whoever asks, whatever is asked for. */
const OF_THE_ASKER = [401, 403, 429];

function isOfOneThing(error: unknown): error is ApiError | InputError {
  return error instanceof ApiError
    ? error.status !== null && !OF_THE_ASKER.includes(error.status)
    : error instanceof InputError;
}

function messagesOf(results: readonly WriteResult[]): string[] {
  const refused = results.filter(({ result }) => result === 'rejected');
  const waiting = results.filter(({ result }) => result === 'unmatched');
  return [
    ...refused
      .slice(0, 1)
      .map(
        one =>
          `${refused.length} records were refused, the first ${
            one.externalId
          }: ${problemOf(one)}`,
      ),
    ...waiting.map(one => `Records wait for their entity: ${problemOf(one)}`),
  ];
}

function problemOf({ problems }: WriteResult): string {
  const [first] = problems ?? [];
  if (!first) {
    return 'nobody said why';
  }
  // Who sees this entity may not see the others that the message names.
  const message = first.message.replace(
    / \((?:component|resource):[^)]*\)/,
    '',
  );
  return `${first.path} ${message}`;
}
