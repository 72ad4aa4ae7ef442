import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { resolve } from 'path';
import { invalid } from './invalid';
import { findWorkspaceRoot } from './workspaceRoot';
import { KnownHosts, readKnownHosts } from './knownHosts';
import { readRepository, RepositoryConfig } from './readRepository';

/** `devops.git`, checked. */
export interface GitConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Where the mirrors of remote repositories are kept; absolute. */
  directory: string;
  /** Local repositories must lie inside one of these; absolute. */
  allowedPaths: string[];
  timeoutMs: number;
  hosts: KnownHosts;
  repositories: RepositoryConfig[];
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 5 },
};

/**
 * Reads `devops.git`. Relative directories start at the backend's working
 * directory, as those of `catalog.locations` do.
 *
 * @throws InputError naming the key that is wrong
 */
export function readGitConfig(
  root: Config,
  workingDirectory: string = process.cwd(),
): GitConfig {
  const config = root.getOptionalConfig('devops.git');
  const hosts = readKnownHosts(root);
  const repositories = (
    config?.getOptionalConfigArray('repositories') ?? []
  ).map((entry, index) =>
    readRepository(entry, {
      key: `devops.git.repositories[${index}]`,
      workingDirectory,
      hosts,
    }),
  );
  requireDistinctIds(repositories);

  const schedule = config?.getOptionalConfig('schedule');
  const seconds = config?.getOptionalNumber('timeoutSeconds') ?? 300;
  if (!(seconds > 0 && seconds <= 3_600)) {
    throw invalid('devops.git.timeoutSeconds', 'must be between 1 and 3600');
  }
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    directory: resolve(
      workingDirectory,
      config?.getOptionalString('directory') ?? 'data/git',
    ),
    allowedPaths: config
      ?.getOptionalStringArray('allowedPaths')
      ?.map(path => resolve(workingDirectory, path)) ?? [
      findWorkspaceRoot(workingDirectory),
    ],
    timeoutMs: seconds * 1000,
    hosts,
    repositories,
  };
}

/** Two entries with one id would overwrite each other's deployments. */
function requireDistinctIds(repositories: RepositoryConfig[]): void {
  const seen = new Map<string, number>();
  repositories.forEach(({ id }, index) => {
    const other = seen.get(id);
    if (other !== undefined) {
      throw invalid(
        `devops.git.repositories[${index}].id`,
        `"${id}" is also the id of devops.git.repositories[${other}]; give one of them another \`id\``,
      );
    }
    seen.set(id, index);
  });
}
