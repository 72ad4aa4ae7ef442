import {
  deploymentRecord,
  deploymentStatusSchema,
  GithubDeploymentStatus,
  statusOf,
} from '../records/deployments';
import {
  ApiDeployment,
  DeploymentRecords,
  RepositoryHistory,
} from './RepositoryHistory';

/** States of one deployment; the first ones are on the last page. */
const STATE_PAGES = 10;

/** What each state of a deployment tells, as its webhooks would have told. */
export function statesOf(
  history: RepositoryHistory,
  deployment: ApiDeployment,
): Promise<DeploymentRecords> {
  const known = history.states.get(deployment.id);
  if (known) {
    return known;
  }
  const reading = history.writer
    .orPassOver(() => readStates(history, deployment))
    .then(records => records ?? []);
  history.states.set(deployment.id, reading);
  return reading;
}

async function readStates(
  history: RepositoryHistory,
  deployment: ApiDeployment,
): Promise<DeploymentRecords> {
  const states = await history.list(
    deploymentStatusSchema,
    `deployments/${deployment.id}/statuses`,
    {},
    { pages: STATE_PAGES },
  );
  const first = firstOfEach(states);
  const records = (first.length > 0 ? first : [null]).flatMap(
    state =>
      deploymentRecord(
        history.repository,
        deployment,
        state,
        history.settings,
      ) ?? [],
  );
  const group = await groupOf(history, records, states);
  return group ? records.map(record => ({ ...record, group })) : records;
}

/** Only what goes to production counts by roll-outs, so only for that it is worth a request. */
async function groupOf(
  { jobs, production, writer }: RepositoryHistory,
  [record]: DeploymentRecords,
  states: readonly GithubDeploymentStatus[],
): Promise<string | null> {
  const { environment, environmentTier = null } = record ?? {};
  if (!environment || !production.isProduction(environment, environmentTier)) {
    return null;
  }
  const urls = states.flatMap(({ log_url, target_url }) => [
    log_url ?? '',
    target_url ?? '',
  ]);
  return writer.orPassOver(() => jobs.groupOf(urls));
}

/** The first state of each kind; that it was queued says nothing once it ran. */
function firstOfEach(
  states: readonly GithubDeploymentStatus[],
): GithubDeploymentStatus[] {
  const first = new Map<string, GithubDeploymentStatus>();
  const latestFirst = [...states].sort(
    (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at),
  );
  for (const state of latestFirst) {
    const status = statusOf(state.state);
    if (status) {
      first.set(status, state);
    }
  }
  if (first.size > 1) {
    first.delete('queued');
  }
  return [...first.values()];
}
