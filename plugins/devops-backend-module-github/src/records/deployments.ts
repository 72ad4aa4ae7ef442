import {
  DeploymentStatus,
  DeploymentType,
  SentDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { instantText } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { httpUrl } from './links';
import { firstCounts } from './precedence';
import { saidIn } from './deploymentPayload';
import { externalId, idSchema, Repository } from './repository';

/** A deployment in events and in the API, as far as it is read. */
export const deploymentSchema = z.object({
  id: idSchema,
  sha: z.string().min(1),
  task: z.string().nullish(),
  environment: z.string().nullish(),
  original_environment: z.string().nullish(),
  created_at: instantText,
  payload: z.unknown().optional(),
  production_environment: z.boolean().nullish(),
  transient_environment: z.boolean().nullish(),
});

/** One of the states that a deployment went through, in events and in the API. */
export const deploymentStatusSchema = z.object({
  state: z.string(),
  environment: z.string().nullish(),
  created_at: instantText,
  log_url: z.string().nullish(),
  target_url: z.string().nullish(),
});

/** @see {@link deploymentSchema} */
export type GithubDeployment = z.infer<typeof deploymentSchema>;
/** @see {@link deploymentStatusSchema} */
export type GithubDeploymentStatus = z.infer<typeof deploymentStatusSchema>;

const STATUSES = new Map<string, DeploymentStatus>([
  ['queued', 'queued'],
  ['pending', 'queued'],
  ['waiting', 'queued'],
  ['in_progress', 'running'],
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['error', 'failed'],
]);

/** What GitHub calls the state of a deployment; null for `inactive`, which says that a newer one took its place. */
export function statusOf(state: string): DeploymentStatus | null {
  return STATUSES.get(state.toLowerCase()) ?? null;
}

/** Which of the states of one deployment counts; a retry that succeeds mends what failed. */
const STRENGTH: readonly DeploymentStatus[] = [
  'succeeded',
  'failed',
  'running',
  'queued',
];

/**
 * The record of a deployment in one of its states.
 *
 * @param status - null before there is any
 * @param options - `entityRefs`: whether its payload may name the entity;
 * `group`: the roll-out that it belongs to, where that is known
 */
export function deploymentRecord(
  repository: Repository,
  deployment: GithubDeployment,
  status: GithubDeploymentStatus | null,
  options: { entityRefs: boolean; group?: string },
): Omit<SentDeployment, 'source'> | null {
  const state = status ? statusOf(status.state) : 'queued';
  const environment =
    status?.environment ||
    deployment.environment ||
    deployment.original_environment;
  if (!state || !environment) {
    return null;
  }
  const at = status?.created_at ?? deployment.created_at;
  const { group } = options;
  const { entityRef, ...said } = saidIn(deployment.payload);
  const type = typeOf(deployment.task);
  const tier = tierOf(deployment);
  return {
    kind: 'deployment',
    externalId: externalId(repository, deployment.id),
    repository: repository.html_url,
    // Whoever may deploy one repository could fail the releases of another one.
    ...(options.entityRefs && entityRef ? { entityRef } : {}),
    environment,
    ...(tier ? { environmentTier: tier } : {}),
    status: state,
    ...(state === 'running' ? { startedAt: at } : {}),
    ...(state === 'succeeded' || state === 'failed' ? { finishedAt: at } : {}),
    revision: deployment.sha,
    ...(type ? { type } : {}),
    ...said,
    ...(group ? { group } : {}),
    url:
      httpUrl(status?.log_url) ??
      httpUrl(status?.target_url) ??
      `${repository.html_url}/deployments/${encodeURIComponent(environment)}`,
    updatedAt: firstCounts(deployment.created_at, at, STRENGTH.indexOf(state)),
  };
}

/** GitHub's own default, `deploy`, says nothing. */
function typeOf(task: string | null | undefined): DeploymentType | null {
  if (/\b(?:rollback|revert)\b/i.test(task ?? '')) {
    return 'rollback';
  }
  return /\bhot-?fix\b/i.test(task ?? '') ? 'hotfix' : null;
}

/**
 * Only what was said outright: `production_environment` is false by default for
 * every name but `production`, so that false says nothing about `prod`.
 */
function tierOf(deployment: GithubDeployment): string | null {
  if (deployment.production_environment) {
    return 'production';
  }
  return deployment.transient_environment ? 'other' : null;
}
