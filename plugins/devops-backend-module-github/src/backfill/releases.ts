import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { PlacedRelease } from '@devops-domains/backstage-plugin-devops-node';
import { DeploymentRecords, RepositoryHistory } from './RepositoryHistory';

/** A deployment to production that succeeded. */
export interface Release extends PlacedRelease {
  /** Commit, or the tag where only that is known. */
  revision: string;
}

/** What the records of a deployment are as a release; none when they are none. */
export function releaseOf(
  history: RepositoryHistory,
  records: DeploymentRecords,
): Release[] {
  const success = records.find(({ status }) => status === 'succeeded');
  const finishedAt = parseInstant(success?.finishedAt ?? '');
  if (!success?.revision || finishedAt === null) {
    return [];
  }
  const { environment, environmentTier = null, externalId, revision } = success;
  return history.production.isProduction(environment, environmentTier)
    ? [{ externalId, environment, revision, finishedAt }]
    : [];
}
