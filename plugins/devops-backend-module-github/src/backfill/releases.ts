import {
  compareCodePoints,
  environmentKey,
  Instant,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';
import { DeploymentRecords, RepositoryHistory } from './RepositoryHistory';

/** A deployment to production that succeeded. */
export interface Release {
  externalId: string;
  environment: string;
  /** Commit, or the tag where only that is known. */
  revision: string;
  finishedAt: Instant;
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

/** The later first; the ids decide where two finished at once. */
export function newestFirst(a: Release, b: Release): number {
  return (
    b.finishedAt - a.finishedAt || compareCodePoints(b.externalId, a.externalId)
  );
}

/** Whether two releases went to one environment. */
export function isSameEnvironment(a: Release, b: Release): boolean {
  return environmentKey(a.environment) === environmentKey(b.environment);
}
