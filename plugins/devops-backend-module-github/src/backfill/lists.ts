import { GithubSettings } from '../configuration/githubSettings';
import { ListAddress } from './GithubApi';

/** The lists of a repository, from which everything begins that is read. All begin with what is the latest. */
export interface RepositoryLists {
  deployments: ListAddress;
  pullRequests: ListAddress;
  /** One for each label of incidents. */
  issues: ListAddress[];
  /** Of what counts as a deployment only where the configuration says so. */
  fallbacks: ListAddress[];
}

/** @param path - of the repository */
export function listsOf(
  path: string,
  settings: Pick<
    GithubSettings,
    'incidentLabels' | 'releaseEnvironment' | 'workflows'
  >,
): RepositoryLists {
  const newest = { sort: 'updated', direction: 'desc' };
  const { incidentLabels, releaseEnvironment, workflows } = settings;
  return {
    deployments: { path: `${path}/deployments`, query: {} },
    pullRequests: {
      path: `${path}/pulls`,
      query: { ...newest, state: 'closed' },
    },
    issues: incidentLabels.map(labels => ({
      path: `${path}/issues`,
      query: { ...newest, state: 'all', labels },
    })),
    fallbacks: [
      ...(releaseEnvironment === null
        ? []
        : [{ path: `${path}/releases`, query: {} }]),
      // One is enough to see that there is another: a run is large.
      ...(workflows.length === 0
        ? []
        : [{ path: `${path}/actions/runs`, query: { per_page: '1' } }]),
    ],
  };
}
