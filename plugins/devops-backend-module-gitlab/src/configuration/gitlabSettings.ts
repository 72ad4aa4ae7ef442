import { Config } from '@backstage/config';
import {
  readChoice,
  readPattern,
} from '@devops-domains/backstage-plugin-devops-node';

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

const KEY = 'devops.sources.gitlab';
const DEPLOYMENTS_FROM: readonly DeploymentsFrom[] = [
  'deployments',
  'pipelines',
  'jobs',
];

/** @throws InputError naming the key that is wrong */
export function readGitlabSettings(config?: Config): GitlabSettings {
  return {
    deploymentsFrom: readChoice(
      config,
      KEY,
      'deploymentsFrom',
      DEPLOYMENTS_FROM,
    ),
    deployJobs: readPattern(config, KEY, 'deployJobs'),
    deployEnvironment: config?.getOptionalString('deployEnvironment') ?? null,
    incidentLabels: config?.getOptionalStringArray('incidentLabels') ?? [
      'incident',
    ],
    alerts: config?.getOptionalBoolean('alerts') ?? false,
  };
}
