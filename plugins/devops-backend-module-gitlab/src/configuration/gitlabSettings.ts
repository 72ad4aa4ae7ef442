import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What tells of a deployment. Only one does, so that none is counted twice. */
export type DeploymentsFrom = 'deployments' | 'pipelines' | 'jobs';

/** `devops.sources.gitlab`, as far as events are read by it. */
export interface GitlabSettings {
  deploymentsFrom: DeploymentsFrom;
  /** Names of the jobs that deploy; null: those that name an environment. */
  deployJobs: RegExp | null;
  /** Where a pipeline or job deploys to that names no environment; null: nowhere. */
  deployEnvironment: string | null;
  /** Labels of issues that are incidents, beside the issue type. */
  incidentLabels: readonly string[];
  /** Whether GitLab's alerts are incidents; GitLab can open an incident for each by itself. */
  alerts: boolean;
}

const DEPLOYMENTS_FROM: readonly DeploymentsFrom[] = [
  'deployments',
  'pipelines',
  'jobs',
];

/** @throws InputError naming the key that is wrong */
export function readGitlabSettings(config?: Config): GitlabSettings {
  return {
    deploymentsFrom: readDeploymentsFrom(config),
    deployJobs: readPattern(config, 'deployJobs'),
    deployEnvironment: config?.getOptionalString('deployEnvironment') ?? null,
    incidentLabels: config?.getOptionalStringArray('incidentLabels') ?? [
      'incident',
    ],
    alerts: config?.getOptionalBoolean('alerts') ?? false,
  };
}

const KEY = 'devops.sources.gitlab';

function readDeploymentsFrom(config?: Config): DeploymentsFrom {
  const text = config?.getOptionalString('deploymentsFrom') ?? 'deployments';
  const found = DEPLOYMENTS_FROM.find(one => one === text);
  if (!found) {
    throw new InputError(
      `Invalid configuration at '${KEY}.deploymentsFrom': must be one of ${DEPLOYMENTS_FROM.join(
        ', ',
      )}`,
    );
  }
  return found;
}

function readPattern(config: Config | undefined, key: string): RegExp | null {
  const text = config?.getOptionalString(key);
  if (text === undefined) {
    return null;
  }
  try {
    return new RegExp(text, 'i');
  } catch {
    throw new InputError(
      `Invalid configuration at '${KEY}.${key}': is no regular expression`,
    );
  }
}
