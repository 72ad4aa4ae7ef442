import {
  compareCodePoints,
  Instant,
  parseInstant,
  SentDeployment,
} from '@devops-domains/backstage-plugin-devops-common';
import { apiDeploymentRecord } from './apiDeploymentRecord';
import { apiDeploymentSchema } from './apiSchemas';
import { ProjectHistory } from './ProjectHistory';

/** A deployment to production that succeeded. */
export interface Release {
  record: Omit<SentDeployment, 'source'>;
  environment: string;
  revision: string;
  finishedAt: Instant;
}

/** What a record is as a release; none when it is none. */
export function releaseOf(
  record: Omit<SentDeployment, 'source'>,
  { production }: ProjectHistory,
): Release[] {
  const { environment, environmentTier, revision, status } = record;
  const finishedAt = parseInstant(record.finishedAt ?? '');
  if (status !== 'succeeded' || !revision || finishedAt === null) {
    return [];
  }
  return production.isProduction(environment, environmentTier ?? null)
    ? [{ record, environment, revision, finishedAt }]
    : [];
}

/** The later first; the ids decide where two finished at once. */
export function newestFirst(a: Release, b: Release): number {
  return (
    b.finishedAt - a.finishedAt ||
    compareCodePoints(b.record.externalId, a.record.externalId)
  );
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
    .filter(one => newestFirst(release, one) < 0)
    .sort(newestFirst);
  return earlier[0] ?? null;
}
