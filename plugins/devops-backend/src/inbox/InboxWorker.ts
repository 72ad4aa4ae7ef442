import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Deliveries of one step. */
const STEP = 100;

/** How long nothing is looked for when nobody wakes the worker; what other replicas left is found then. */
const IDLE_MS = 3_000;

/** Deliveries pour in where so many share a commit: they come faster than the database takes them one by one. */
const POURING = 8;
const POURING_MS = 200;

/** Then keeping them comes first, and the worker rests so many times as long as it works. */
const RESTS = 9;
const LONGEST_REST_MS = 2_000;

const LONGEST_PAUSE_MS = 30_000;

/** Processes what waits in the inbox, in each replica, one step after the other. */
export class InboxWorker {
  readonly #process: (wanted: { limit: number }) => Promise<number>;
  readonly #logger: LoggerService;
  #stopped = false;
  #done: Promise<void> = Promise.resolve();
  #pouredAt = -Infinity;
  #woken = false;
  #wake: () => void = () => {};
  #failures = 0;

  constructor(options: {
    process: (wanted: { limit: number }) => Promise<number>;
    logger: LoggerService;
  }) {
    this.#process = options.process;
    this.#logger = options.logger;
  }

  start(): void {
    this.#done = this.#run();
  }

  /** Ends after the step that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#done;
  }

  /** Something is there to be processed, so many deliveries at once. */
  notify(together = 1): void {
    if (together >= POURING) this.#pouredAt = performance.now();
    this.#woken = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const startedAt = performance.now();
      this.#woken = false;
      const processed = await this.#step();
      const worked = performance.now() - startedAt;
      if (this.#failures > 0) {
        await this.#sleep(pauseAfter(this.#failures), 'asleep');
      } else {
        await this.#rest(worked);
        if (processed < STEP && !this.#woken) await this.#sleep(IDLE_MS);
      }
    }
  }

  async #step(): Promise<number> {
    try {
      const processed = await this.#process({ limit: STEP });
      this.#failures = 0;
      return processed;
    } catch (error) {
      this.#failures += 1;
      // Once is enough while the database is away.
      if (this.#failures === 1) {
        this.#logger.warn(
          'The inbox cannot be processed; what is kept waits',
          toError(error),
        );
      }
      return 0;
    }
  }

  async #rest(worked: number): Promise<void> {
    const isPouring = performance.now() - this.#pouredAt < POURING_MS;
    if (isPouring) {
      await this.#sleep(Math.min(worked * RESTS, LONGEST_REST_MS), 'asleep');
    }
  }

  /** Ends when the worker is stopped, and unless it sleeps tight when something is kept. */
  async #sleep(ms: number, how: 'asleep' | 'alert' = 'alert'): Promise<void> {
    if (this.#stopped) return;
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        if (how === 'asleep' && !this.#stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}

function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(failures, 10));
}
