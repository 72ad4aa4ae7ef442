import { ServiceUnavailableError } from '@backstage/errors';
import {
  canonicalJson,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import { createHash } from 'node:crypto';
import { DeliveryContext } from '../source';
import { HistoryWriter } from './HistoryWriter';
import {
  Coverage,
  coverageOf,
  covering,
  newSlices,
  nextOldSlice,
  stepsOf,
  TimeSlice,
  withFailures,
} from './coverage';

/** The history of one repository, wherever it is kept. @public */
export interface History {
  /** Unique within the source; the state is kept by it. */
  readonly key: string;
  /** Whose history it is, for errors. */
  readonly entityRef: string;
  /**
   * All settings that decide what is read and what is made of it, as plain JSON.
   * Where they are others than before, the history is read anew.
   */
  readonly basis: unknown;
  /** Where it is written, and what of it is passed over. */
  readonly writer: HistoryWriter;
  /** Reads and writes what happened in a span of time; doing so twice changes nothing. */
  read(slice: TimeSlice): Promise<void>;
}

/**
 * Reads one history, slice by slice. What was read is noted after it was
 * written, so a slice that was cut off is read again; and so is one of which the
 * server failed to give something: only what fails twice is done without.
 *
 * @public
 */
export class HistoryReader {
  readonly #history: History;
  readonly #context: DeliveryContext;
  #coverage: Coverage;

  private constructor(
    history: History,
    context: DeliveryContext,
    coverage: Coverage,
  ) {
    this.#history = history;
    this.#context = context;
    this.#coverage = coverage;
  }

  static async create(
    history: History,
    context: DeliveryContext,
    now: Instant,
  ): Promise<HistoryReader> {
    const state = await context.getState(history.key);
    const coverage = coverageOf(state, digestOf(history.basis), now);
    return new HistoryReader(history, context, coverage);
  }

  get entityRef(): string {
    return this.#history.entityRef;
  }

  steps(days: number): { done: number; total: number } {
    return stepsOf(this.#coverage, days);
  }

  /** Whether the past is not read to its end yet. */
  isBehind(days: number): boolean {
    return nextOldSlice(this.#coverage, days) !== null;
  }

  /** Reads what happened since the last time. */
  async readNew(now: Instant): Promise<void> {
    for (const slice of newSlices(this.#coverage, now)) {
      await this.#read(slice);
    }
  }

  /** Reads one step further into the past. */
  async readOld(days: number): Promise<void> {
    const slice = nextOldSlice(this.#coverage, days);
    if (slice) {
      await this.#read(slice);
    }
  }

  async #read(slice: TimeSlice): Promise<void> {
    this.#history.writer.expectFailures(slice.failures);
    try {
      await this.#history.read(slice);
    } catch (error) {
      this.#context.signal.throwIfAborted();
      await this.#noteFailures(slice);
      throw error;
    }
    this.#context.signal.throwIfAborted();
    if (await this.#noteFailures(slice)) {
      throw new ServiceUnavailableError(
        'What the server failed to give is asked for once more the next time; what lies further back is read after that',
      );
    }
    await this.#note(covering(this.#coverage, slice));
  }

  /** @returns whether any of them is to be asked for once more */
  async #noteFailures(slice: TimeSlice): Promise<boolean> {
    const failures = this.#history.writer.takeFailures();
    const coverage = withFailures(this.#coverage, slice, failures);
    if (coverage) {
      await this.#note(coverage);
    }
    return coverage !== null;
  }

  async #note(coverage: Coverage): Promise<void> {
    await this.#context.setState(this.#history.key, coverage);
    this.#coverage = coverage;
  }
}

/** Short, because it is kept for each history. */
function digestOf(basis: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(basis))
    .digest('hex')
    .slice(0, 32);
}
