import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryContext,
  SourceProgress,
} from '@devops-domains/backstage-plugin-devops-node';

/** What is counted; a step of every project is a week. */
const WHAT = 'weeks of history';

/** Tells how far the history of all projects was read. */
export class BackfillProgress {
  readonly #context: Pick<DeliveryContext, 'reportProgress'>;
  #said: SourceProgress | null = null;

  constructor(context: Pick<DeliveryContext, 'reportProgress'>) {
    this.#context = context;
  }

  /** @param steps - of each project */
  async update(
    steps: readonly { done: number; total: number }[],
  ): Promise<void> {
    const done = steps.reduce((sum, one) => sum + one.done, 0);
    const total = steps.reduce((sum, one) => sum + one.total, 0);
    await this.#say(done < total ? { done, total, what: WHAT } : null);
  }

  /** Until when the rate limit makes it wait; null when it goes on. */
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
