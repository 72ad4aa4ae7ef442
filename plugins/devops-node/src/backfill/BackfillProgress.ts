import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext, SourceProgress } from '../source';

/** What is counted; a step of every history is a week. */
const WHAT = 'weeks of history';

/** Tells how far the history of all repositories was read. @public */
export class BackfillProgress {
  readonly #context: Pick<DeliveryContext, 'reportProgress'>;
  #said: SourceProgress | null = null;

  constructor(context: Pick<DeliveryContext, 'reportProgress'>) {
    this.#context = context;
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
    this.#said = progress;
    await this.#context.reportProgress(progress);
  }
}
