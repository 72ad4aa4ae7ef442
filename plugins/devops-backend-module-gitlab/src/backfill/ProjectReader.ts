import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext } from '@devops-domains/backstage-plugin-devops-node';
import { ProjectHistory } from './ProjectHistory';
import { readDeployments } from './readDeployments';
import { readIncidents } from './readIncidents';
import { readMergeRequests } from './readMergeRequests';
import {
  Coverage,
  coverageOf,
  covering,
  newSlices,
  nextOldSlice,
  stepsOf,
  TimeSlice,
} from './timeSlices';

/**
 * Reads one project, slice by slice. What was read is noted after it was
 * written, so a slice that was cut off is read again.
 */
export class ProjectReader {
  readonly #history: ProjectHistory;
  readonly #context: DeliveryContext;
  readonly #key: string;
  #coverage: Coverage;

  private constructor(
    history: ProjectHistory,
    context: DeliveryContext,
    key: string,
    coverage: Coverage,
  ) {
    this.#history = history;
    this.#context = context;
    this.#key = key;
    this.#coverage = coverage;
  }

  static async create(
    history: ProjectHistory,
    context: DeliveryContext,
    now: Instant,
  ): Promise<ProjectReader> {
    const { host } = new URL(history.project.webUrl);
    const key = `project/${host}/${history.project.id}`;
    const coverage = coverageOf(await context.getState(key), now);
    return new ProjectReader(history, context, key, coverage);
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
    await readDeployments(this.#history, slice);
    await readMergeRequests(this.#history, slice);
    await readIncidents(this.#history, slice);
    this.#context.signal.throwIfAborted();
    const coverage = covering(this.#coverage, slice);
    await this.#context.setState(this.#key, coverage);
    this.#coverage = coverage;
    await this.#reportUnreadable();
  }

  async #reportUnreadable(): Promise<void> {
    const { api, project, entityRef } = this.#history;
    const count = api.takeUnreadable(project.id);
    if (count > 0) {
      await this.#context.reportError(
        `${count} entries of GitLab's lists are not as it documents them and were passed over`,
        entityRef,
      );
    }
  }
}
