import {
  parseInstant,
  SentDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  laterReleaseFirst,
  PlacedRelease,
} from '@devops-domains/backstage-plugin-devops-node';
import { apiDeploymentRecord } from './apiDeploymentRecord';
import { apiDeploymentSchema } from './apiSchemas';
import { ProjectHistory } from './ProjectHistory';

/** A deployment to production that succeeded. */
export interface Release extends PlacedRelease {
  record: Omit<SentDeployment, 'source'>;
  revision: string;
}

/** What a record is as a release; none when it is none. */
export function releaseOf(
  record: Omit<SentDeployment, 'source'>,
  { production }: ProjectHistory,
): Release[] {
  const { environment, environmentTier, externalId, revision, status } = record;
  const finishedAt = parseInstant(record.finishedAt ?? '');
  if (status !== 'succeeded' || !revision || finishedAt === null) {
    return [];
  }
  return production.isProduction(environment, environmentTier ?? null)
    ? [{ record, externalId, environment, revision, finishedAt }]
    : [];
}

/** The release before the first of those that were read. */
export async function releaseBefore(
  history: ProjectHistory,
  release: Release,
): Promise<Release | null> {
  const { api, project } = history;
  const deployments = await api.list(
    apiDeploymentSchema,
    [project.id, 'deployments'],
    {
      environment: release.environment,
      status: 'success',
      order_by: 'updated_at',
      sort: 'desc',
      updated_before: release.record.updatedAt ?? '',
    },
    { pages: 1 },
  );
  const earlier = deployments
    .flatMap(one => apiDeploymentRecord(history, one, 'production'))
    .flatMap(record => releaseOf(record, history))
    .filter(one => laterReleaseFirst(release, one) < 0)
    .sort(laterReleaseFirst);
  return earlier[0] ?? null;
}
