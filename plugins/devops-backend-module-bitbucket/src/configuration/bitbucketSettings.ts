import { Config } from '@backstage/config';
import { readPattern } from '@devops-domains/backstage-plugin-devops-node';

/** `devops.sources.bitbucket`, as far as webhooks are read by it. */
export interface BitbucketSettings {
  /** Names or keys of the build statuses that tell of a deployment; null: none. */
  deployStatuses: RegExp | null;
  /** Where those deploy to. */
  deployEnvironment: string;
  /** Branches whose commits are changes, where the webhook does not name the main branch. */
  mainBranches: readonly string[];
}

/** @throws InputError naming the key that is wrong */
export function readBitbucketSettings(config?: Config): BitbucketSettings {
  return {
    deployStatuses: readPattern(
      config,
      'devops.sources.bitbucket',
      'deployStatuses',
    ),
    deployEnvironment:
      config?.getOptionalString('deployEnvironment') ?? 'production',
    mainBranches: config?.getOptionalStringArray('mainBranches') ?? [
      'main',
      'master',
    ],
  };
}
