import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { newEtags } from './news';
import { mergedPullRequestSchema } from './PullRequestIndex';
import { readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { readPullRequests } from './readPullRequests';
import { RepositoryHistory } from './RepositoryHistory';
import {
  Coverage,
  coverageSchema,
  covering,
  newSlice,
  nextOldSlice,
  stepsOf,
  TimeSlice,
} from './timeSlices';

const stateSchema = z.object({
  coverage: coverageSchema,
  pullRequests: z.array(mergedPullRequestSchema),
  /** Of the lists, when news were read last. */
  etags: z.array(z.string()),
});

/** What is kept of a repository between two deliveries. */
export type RepositoryState = z.infer<typeof stateSchema>;

/** The state that was kept; that of a repository that was never read when it says nothing. */
export function readState(kept: unknown, now: Instant): RepositoryState {
  const parsed = stateSchema.safeParse(kept);
  return parsed.success
    ? parsed.data
    : {
        coverage: { firstSeen: now, from: now, until: now },
        pullRequests: [],
        etags: [],
      };
}

/**
 * Reads one repository, slice by slice. What was read is noted after it was
 * written, so a slice that was cut off is read again.
 */
export class RepositoryReader {
  readonly #history: RepositoryHistory;
  readonly #context: DeliveryContext;
  readonly #key: string;
  readonly #now: Instant;
  #coverage: Coverage;
  #etags: readonly string[];

  constructor(options: {
    history: RepositoryHistory;
    context: DeliveryContext;
    /** Of the state that is kept. */
    key: string;
    state: RepositoryState;
    now: Instant;
  }) {
    this.#history = options.history;
    this.#context = options.context;
    this.#key = options.key;
    this.#coverage = options.state.coverage;
    this.#etags = options.state.etags;
    this.#now = options.now;
  }

  /** The entities that name the repository. */
  get entityRefs(): readonly string[] {
    return this.#history.entityRefs;
  }

  steps(days: number): { done: number; total: number } {
    return stepsOf(this.#coverage, days);
  }

  /** Whether the past is not read to its end yet. */
  isBehind(days: number): boolean {
    return nextOldSlice(this.#coverage, days) !== null;
  }

  /** Reads what happened since the last time. */
  async readNew(): Promise<void> {
    const slice = newSlice(this.#coverage, this.#now);
    const etags = slice && (await newEtags(this.#history, this.#etags));
    if (slice && etags) {
      this.#etags = etags;
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
    await readPullRequests(this.#history, slice);
    await readDeployments(this.#history, slice);
    await readIncidents(this.#history, slice);
    this.#context.signal.throwIfAborted();
    const coverage = covering(this.#coverage, slice);
    const state: RepositoryState = {
      coverage,
      pullRequests: this.#history.pullRequestIndex.recent(this.#now),
      etags: [...this.#etags],
    };
    await this.#context.setState(this.#key, state);
    this.#coverage = coverage;
  }
}
