import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryContext,
  SourceProgress,
} from '@devops-domains/backstage-plugin-devops-node';

/** What is counted: a week of one repository is a step. */
const WHAT = 'weeks of history';

/** Tells how far the history of all repositories was read, and until when a limit makes it wait. */
export class BackfillProgress {
  readonly #context: Pick<DeliveryContext, 'reportProgress'>;
  /** What is told while nothing of the past is left to read, but a limit is waited for. */
  #said: SourceProgress = { done: 0, total: null, what: WHAT };

  constructor(context: Pick<DeliveryContext, 'reportProgress'>) {
    this.#context = context;
  }

  /** @param steps - of each repository */
  async update(
    steps: readonly { done: number; total: number }[],
  ): Promise<void> {
    const done = steps.reduce((sum, one) => sum + one.done, 0);
    const total = steps.reduce((sum, one) => sum + one.total, 0);
    this.#said = { done, total, what: WHAT };
    await this.#context.reportProgress(done < total ? this.#said : null);
  }

  /** Until when the rate limit makes it wait; null when it goes on. */
  async wait(until: Instant | null): Promise<void> {
    const { done, total } = this.#said;
    const isLeft = total === null || done < total;
    await this.#context.reportProgress(
      until !== null || isLeft ? { ...this.#said, waitingUntil: until } : null,
    );
  }
}
