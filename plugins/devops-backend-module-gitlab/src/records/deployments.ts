import {
  DeploymentStatus,
  formatInstant,
  Instant,
  SentDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { externalId, Project } from './project';

/**
 * A deployment that GitLab gave up before it ran (`skipped`, because a newer one
 * was faster) has been cancelled; whoever cancels one has not failed.
 */
const STATUSES = new Map<string, DeploymentStatus>([
  ['created', 'queued'],
  ['blocked', 'queued'],
  ['running', 'running'],
  ['success', 'succeeded'],
  ['completed', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
  ['skipped', 'cancelled'],
]);

/** What GitLab calls the status of a deployment; null for what says nothing about it. */
export function deploymentStatus(status: string): DeploymentStatus | null {
  return STATUSES.get(status) ?? null;
}

/** Whether a status is the last one. */
export function isFinished(status: DeploymentStatus): boolean {
  return status !== 'queued' && status !== 'running';
}

/** What an event or the API says of a deployment. */
export interface DeploymentFacts {
  project: Project;
  /** Of the deployment; null in the events of GitLab before 14. */
  id: number | string | null;
  /** Of the job that deploys; null for deployments made through the API. */
  jobId: number | string | null;
  status: DeploymentStatus;
  environment: string;
  tier?: string | null;
  revision?: string | null;
  startedAt?: Instant | null;
  finishedAt?: Instant | null;
  updatedAt: Instant;
  url?: string | null;
}

/**
 * The id of a deployment's record, null when nothing tells it from others.
 *
 * A job deploys once, and every event, the API, and the pipeline itself know the
 * job's id, so it comes first: the same deployment has the same id wherever it
 * was heard of.
 */
export function deploymentId({
  project,
  id,
  jobId,
}: Pick<DeploymentFacts, 'project' | 'id' | 'jobId'>): string | null {
  if (jobId !== null) {
    return externalId(project, 'jobs', jobId);
  }
  return id === null ? null : externalId(project, 'deployments', id);
}

/**
 * The record of a deployment. It has no group: the button that brings an older
 * version back runs the deploy job of the old pipeline again, and as a wave of
 * that pipeline's deployment a rollback would not be seen.
 */
export function deploymentRecord(
  id: string,
  facts: DeploymentFacts,
): Omit<SentDeployment, 'source'> {
  const { startedAt, finishedAt, tier, revision, url } = facts;
  return {
    kind: 'deployment',
    externalId: id,
    repository: facts.project.webUrl,
    environment: facts.environment,
    status: facts.status,
    updatedAt: formatInstant(facts.updatedAt),
    ...(tier ? { environmentTier: tier } : {}),
    ...(revision ? { revision } : {}),
    ...(typeof startedAt === 'number'
      ? { startedAt: formatInstant(startedAt) }
      : {}),
    ...(typeof finishedAt === 'number' && isFinished(facts.status)
      ? { finishedAt: formatInstant(finishedAt) }
      : {}),
    ...(url ? { url } : {}),
  };
}
