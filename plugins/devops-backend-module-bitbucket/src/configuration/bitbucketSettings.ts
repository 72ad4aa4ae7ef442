import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

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
    deployStatuses: readPattern(config?.getOptionalString('deployStatuses')),
    deployEnvironment:
      config?.getOptionalString('deployEnvironment') ?? 'production',
    mainBranches: config?.getOptionalStringArray('mainBranches') ?? [
      'main',
      'master',
    ],
  };
}

function readPattern(text: string | undefined): RegExp | null {
  if (text === undefined) {
    return null;
  }
  try {
    return new RegExp(text, 'i');
  } catch {
    throw new InputError(
      "Invalid configuration at 'devops.sources.bitbucket.deployStatuses': is no regular expression",
    );
  }
}
