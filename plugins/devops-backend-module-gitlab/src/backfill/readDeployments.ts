import { apiDeploymentRecord } from './apiDeploymentRecord';
import {
  ApiDeployment,
  apiDeploymentSchema,
  ApiEnvironment,
  apiEnvironmentSchema,
} from './apiSchemas';
import { writeCarriedChanges } from './carriedChanges';
import { ProjectHistory } from './ProjectHistory';
import { Release, releaseOf } from './releases';
import { TimeSlice } from '@devops-domains/backstage-plugin-devops-node';

/** Projects with one environment for each branch have thousands. */
const ENVIRONMENT_PAGES = 20;

/**
 * Reads the deployments that were updated in a span of time, and for those to
 * production which changes they carried.
 */
export async function readDeployments(
  history: ProjectHistory,
  slice: TimeSlice,
): Promise<void> {
  const { api, project } = history;
  const releases: Release[] = [];
  const pages = api.updated(
    apiDeploymentSchema,
    [project.id, 'deployments'],
    {},
    slice,
  );
  for await (const page of pages) {
    const tiers = await tiersOf(history, page);
    const records = page.flatMap(deployment => {
      const { name, tier } = deployment.environment;
      return apiDeploymentRecord(
        history,
        deployment,
        tier ?? tiers.get(name) ?? null,
      );
    });
    await history.writer.write(records);
    releases.push(...records.flatMap(record => releaseOf(record, history)));
  }
  await writeCarriedChanges(history, releases);
}

/** The list of deployments leaves the tiers out; the list of environments has them. */
async function tiersOf(
  history: ProjectHistory,
  deployments: readonly ApiDeployment[],
): Promise<Map<string, string>> {
  if (deployments.every(({ environment }) => environment.tier)) {
    return new Map();
  }
  history.tiers ??= history.api
    .list<ApiEnvironment>(
      apiEnvironmentSchema,
      [history.project.id, 'environments'],
      {},
      { pages: ENVIRONMENT_PAGES },
    )
    .then(
      environments =>
        new Map(
          environments.flatMap(({ name, tier }) =>
            tier ? [[name, tier]] : [],
          ),
        ),
    );
  return history.tiers;
}
