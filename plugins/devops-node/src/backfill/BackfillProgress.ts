import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { isDeepStrictEqual } from 'node:util';
import { DeliveryContext, SourceProgress } from '../source';
import { stepsIn } from './coverage';

/** What is counted; a step of every history is a week. */
const WHAT = 'weeks of history';

/** Where it is kept that histories were begun to be read. */
const BEGUN_KEY = 'begun';

/** Tells how far the history of all repositories was read. @public */
export class BackfillProgress {
  readonly #context: Pick<
    DeliveryContext,
    'getState' | 'reportProgress' | 'setState'
  >;
  /** Undefined before anything was said. */
  #said: SourceProgress | null | undefined;

  constructor(
    context: Pick<DeliveryContext, 'getState' | 'reportProgress' | 'setState'>,
  ) {
    this.#context = context;
  }

  /**
   * Says that nothing was read yet, before the histories are opened, which may
   * take long. Only the first time: later, what was said last stands until it is
   * known how far each of them was read.
   *
   * @param histories - how many there are
   * @param days - of each
   */
  async begin(histories: number, days: number): Promise<void> {
    if ((await this.#context.getState(BEGUN_KEY)) === undefined) {
      await this.#context.setState(BEGUN_KEY, true);
      const steps = { done: 0, total: stepsIn(days) };
      await this.update(Array.from({ length: histories }, () => steps));
    }
  }

  /** @param steps - of each history */
  async update(
    steps: readonly { done: number; total: number }[],
  ): Promise<void> {
    const done = steps.reduce((sum, one) => sum + one.done, 0);
    const total = steps.reduce((sum, one) => sum + one.total, 0);
    await this.#say(done < total ? { done, total, what: WHAT } : null);
  }

  /** Until when a rate limit makes it wait; null when it goes on. */
  async wait(until: Instant | null): Promise<void> {
    if (this.#said) {
      await this.#say({ ...this.#said, waitingUntil: until });
    }
  }

  async #say(progress: SourceProgress | null): Promise<void> {
    if (!isDeepStrictEqual(progress, this.#said)) {
      this.#said = progress;
      await this.#context.reportProgress(progress);
    }
  }
}
