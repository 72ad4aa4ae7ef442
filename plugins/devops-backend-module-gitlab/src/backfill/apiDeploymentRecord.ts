import { SentDeployment } from '@devops-domains/backstage-plugin-devops-common';
import {
  deploymentId,
  deploymentRecord,
  deploymentStatus,
} from '../records/deployments';
import { isDeployJob } from '../records/deployJobs';
import { ApiDeployment } from './apiSchemas';
import { ProjectHistory } from './ProjectHistory';

type HistorySettings = Pick<
  ProjectHistory,
  'project' | 'deploymentsFrom' | 'deployJobs'
>;

/** The record of a deployment as the API gives it; none when it says nothing that counts. */
export function apiDeploymentRecord(
  { project, ...history }: HistorySettings,
  deployment: ApiDeployment,
  tier: string | null,
): Omit<SentDeployment, 'source'>[] {
  const { deployable, updated_at: updatedAt } = deployment;
  const ids = { project, id: deployment.id, jobId: deployable?.id ?? null };
  const id = deploymentId(ids);
  const status = deploymentStatus(deployment.status);
  if (id === null || status === null || !isTold(deployment, history)) {
    return [];
  }
  const finishedAt =
    deployment.finished_at ?? deployable?.finished_at ?? updatedAt;
  const startedAt = deployable?.started_at ?? null;
  return [
    deploymentRecord(id, {
      ...ids,
      status,
      environment: deployment.environment.name,
      tier,
      revision: deployment.sha,
      startedAt:
        startedAt !== null && startedAt <= finishedAt ? startedAt : null,
      finishedAt,
      updatedAt,
      url: deployable?.web_url,
    }),
  ];
}

/** Whether events would tell of it as well: where jobs are the deployments, only those that are configured. */
function isTold(
  { deployable, environment }: ApiDeployment,
  { deploymentsFrom, deployJobs }: Omit<HistorySettings, 'project'>,
): boolean {
  return (
    deploymentsFrom !== 'jobs' ||
    (Boolean(deployable?.id) &&
      isDeployJob(deployable?.name ?? '', environment, { deployJobs }))
  );
}
