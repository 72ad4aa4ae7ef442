import { SentDeployment } from '@devops-domains/backstage-plugin-devops-common';
import {
  deploymentId,
  deploymentRecord,
  deploymentStatus,
} from '../records/deployments';
import { Project } from '../records/project';
import { ApiDeployment } from './apiSchemas';

/** The record of a deployment as the API gives it; none when it says nothing that counts. */
export function apiDeploymentRecord(
  project: Project,
  deployment: ApiDeployment,
  tier: string | null,
): Omit<SentDeployment, 'source'>[] {
  const { deployable, updated_at: updatedAt } = deployment;
  const ids = { project, id: deployment.id, jobId: deployable?.id ?? null };
  const id = deploymentId(ids);
  const status = deploymentStatus(deployment.status);
  if (id === null || status === null) {
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
