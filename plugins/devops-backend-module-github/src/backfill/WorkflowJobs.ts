import { ApiError } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { idSchema } from '../records/repository';
import { groupOf } from '../records/workflowRuns';
import { GithubApi, isGone } from './GithubApi';

const jobSchema = z.object({
  run_id: idSchema,
  run_attempt: z.int().nullish(),
});

/** Where the states of a deployment lead to that a job of a workflow set. */
const JOB_URL = /\/actions\/runs\/\d+\/job\/(\d+)(?:[/?#]|$)/;

/** Tells of jobs of a repository's workflows which attempt of a run they belong to. */
export class WorkflowJobs {
  readonly #api: GithubApi;
  readonly #path: string;
  readonly #groups = new Map<string, Promise<string | null>>();
  #isRefused = false;

  /** @param path - of the repository */
  constructor(api: GithubApi, path: string) {
    this.#api = api;
    this.#path = path;
  }

  /**
   * The roll-out that a deployment belongs to, as its events would have named it.
   *
   * @param urls - where the states of the deployment lead to
   * @returns null where no job deployed it, or none that GitHub still knows and shows
   */
  async groupOf(urls: readonly string[]): Promise<string | null> {
    const [job] = urls.flatMap(url => JOB_URL.exec(url)?.[1] ?? []);
    if (job === undefined) {
      return null;
    }
    const known = this.#groups.get(job) ?? this.#ask(job);
    this.#groups.set(job, known);
    return known;
  }

  async #ask(job: string): Promise<string | null> {
    if (this.#isRefused) {
      return null;
    }
    try {
      const { run_id, run_attempt } = await this.#api.one(
        jobSchema,
        `${this.#path}/actions/jobs/${job}`,
      );
      return groupOf({ id: run_id, run_attempt });
    } catch (error) {
      // The credentials may do without this permission; then no job is shown to them.
      const isRefused = error instanceof ApiError && error.status === 403;
      this.#isRefused ||= isRefused;
      if (isRefused || isGone(error)) {
        return null;
      }
      throw error;
    }
  }
}
