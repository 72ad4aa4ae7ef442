import { SentDeployment } from '@devops-domains/backstage-plugin-devops-common';
import {
  isSameEnvironment,
  laterReleaseFirst,
  TimeSlice,
} from '@devops-domains/backstage-plugin-devops-node';
import {
  runReading,
  WorkflowRun,
  workflowOf,
  workflowRunSchema,
} from '../records/workflowRuns';
import { writeCarriedChanges } from './carriedChanges';
import { Release, releaseOf } from './releases';
import { RepositoryHistory } from './RepositoryHistory';
import { runsBetween, successfulRunsBefore } from './workflowRunLists';

/** How long before what is new a run may have been created that ended in it, in milliseconds. */
const LONGEST_RUN = 2 * 86_400_000;
/** Earlier attempts of one run that are read. */
const MOST_ATTEMPTS = 20;
/** Pages in which the release before another is looked for. */
const PAGES = 3;

/** Reads the runs of the workflows that are deployments; each attempt is one. */
export async function readWorkflowRuns(
  history: RepositoryHistory,
  slice: TimeSlice,
): Promise<void> {
  const { workflows } = history.settings;
  if (workflows.length === 0) {
    return;
  }
  const since = slice.isNew ? slice.since - LONGEST_RUN : slice.since;
  const runs = await runsBetween(history, since, slice.until);
  const records: Omit<SentDeployment, 'source'>[] = [];
  for (const run of runs.filter(one => workflowOf(one, workflows))) {
    const attempts = [run, ...(await attemptsBefore(history, run))];
    records.push(...attempts.flatMap(one => recordsOf(history, one)));
  }
  await history.writer.write(records);
  await writeCarriedChanges(
    history,
    records.flatMap(record => releaseOf(history, [record])),
    release => releaseBefore(history, release),
  );
}

function recordsOf(history: RepositoryHistory, run: WorkflowRun) {
  const { repository, settings } = history;
  const reading = runReading(repository, run, settings.workflows);
  return 'records' in reading ? reading.records : [];
}

/** Lists have only the last attempt of a run. */
async function attemptsBefore(
  { api, path, writer }: RepositoryHistory,
  { id, run_attempt }: WorkflowRun,
): Promise<WorkflowRun[]> {
  const last = run_attempt ?? 1;
  const attempts: WorkflowRun[] = [];
  for (let at = Math.max(1, last - MOST_ATTEMPTS); at < last; at++) {
    const attempt = await writer.orPassOver(() =>
      api.one(workflowRunSchema, `${path}/actions/runs/${id}/attempts/${at}`),
    );
    attempts.push(...(attempt ? [attempt] : []));
  }
  return attempts;
}

async function releaseBefore(
  history: RepositoryHistory,
  release: Release,
): Promise<Release | null> {
  for (let page = 1; page <= PAGES; page++) {
    const runs = await successfulRunsBefore(history, release.finishedAt, page);
    const [found] = runs
      .flatMap(run => releaseOf(history, recordsOf(history, run)))
      .filter(
        one =>
          isSameEnvironment(one, release) &&
          laterReleaseFirst(release, one) < 0,
      )
      .sort(laterReleaseFirst);
    if (found) {
      return found;
    }
    if (runs.length === 0) {
      break;
    }
  }
  return null;
}
