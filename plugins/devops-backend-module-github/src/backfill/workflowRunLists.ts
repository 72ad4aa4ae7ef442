import {
  formatInstant,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';
import { WorkflowRun, workflowRunSchema } from '../records/workflowRuns';
import { readable } from './GithubApi';
import { RepositoryHistory } from './RepositoryHistory';

const pageSchema = z.object({
  total_count: z.int().nonnegative(),
  workflow_runs: z.array(z.unknown()),
});

const PAGE_SIZE = 100;
/** GitHub finds no more than so many; in a shorter time there are not more. */
const MOST_FOUND = 1_000;
const SHORTEST = 60_000;

/** All runs of a repository that were created in a span of time. */
export async function runsBetween(
  history: RepositoryHistory,
  since: Instant,
  until: Instant,
): Promise<WorkflowRun[]> {
  const query = { created: `${inSeconds(since)}..${inSeconds(until)}` };
  const { total, runs } = await readPage(history, query, 1);
  if (total > MOST_FOUND && until - since > SHORTEST) {
    const middle = Math.floor((since + until) / 2);
    return [
      ...(await runsBetween(history, since, middle)),
      ...(await runsBetween(history, middle, until)),
    ];
  }
  const pages = Math.ceil(Math.min(total, MOST_FOUND) / PAGE_SIZE);
  for (let page = 2; page <= pages; page++) {
    runs.push(...(await readPage(history, query, page)).runs);
  }
  return runs;
}

/** Some of the runs that were created before an instant and succeeded, the latest first. */
export async function successfulRunsBefore(
  history: RepositoryHistory,
  instant: Instant,
  page: number,
): Promise<WorkflowRun[]> {
  const query = { created: `<=${inSeconds(instant)}`, status: 'success' };
  return (await readPage(history, query, page)).runs;
}

async function readPage(
  history: RepositoryHistory,
  query: Record<string, string>,
  page: number,
): Promise<{ total: number; runs: WorkflowRun[] }> {
  const { total_count, workflow_runs } = await history.api.one(
    pageSchema,
    `${history.path}/actions/runs`,
    {
      ...query,
      exclude_pull_requests: 'true',
      per_page: String(PAGE_SIZE),
      page: String(page),
    },
  );
  const runs = readable(workflowRunSchema, workflow_runs);
  history.passedOver(workflow_runs.length - runs.length);
  return { total: total_count, runs };
}

/** As GitHub's search has instants. */
function inSeconds(instant: Instant): string {
  return formatInstant(instant).replace(/\.\d+Z$/, 'Z');
}
