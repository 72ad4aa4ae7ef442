import {
  DeploymentStatus,
  isHttpUrl,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  firstSuccessCounts,
  instantText,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { BitbucketSettings } from '../configuration/bitbucketSettings';
import { repositorySchema, repositoryUrl } from './webhook';

/** The key of the status that the portal sends as a test; it deploys whatever is configured. */
export const TEST_KEY = 'devops-domains-test';

const schema = z.object({
  repository: repositorySchema,
  commit_status: z.object({
    key: z.string(),
    name: z.string().nullish(),
    state: z.string(),
    url: z.string().nullish(),
    commit: z.object({ hash: z.string() }),
    created_on: instantText,
    updated_on: instantText,
  }),
});

const STATUS: Record<string, DeploymentStatus> = {
  INPROGRESS: 'running',
  SUCCESSFUL: 'succeeded',
  FAILED: 'failed',
  STOPPED: 'cancelled',
};

/** A build status, where the configuration says that it tells of a deployment. */
export function readCommitStatus(
  payload: unknown,
  settings: BitbucketSettings,
): Reading {
  const { repository, commit_status: sent } = parsePayload(
    schema,
    payload,
    'Bitbucket',
  );
  const isTest = sent.key === TEST_KEY;
  const deploys = [sent.name, sent.key].some(
    name => name && settings.deployStatuses?.test(name),
  );
  if (!isTest && !deploys) {
    return {
      ignored: `the status '${(sent.name ?? sent.key).slice(
        0,
        60,
      )}' tells of no deployment, see deployStatuses`,
    };
  }
  if (!Object.hasOwn(STATUS, sent.state)) {
    return { ignored: `the state '${sent.state.slice(0, 40)}' is not known` };
  }
  const status = STATUS[sent.state];
  return {
    records: [
      {
        kind: 'deployment',
        externalId: `${repository.uuid}/status/${sent.commit.hash}/${sent.key}`,
        updatedAt: firstSuccessCounts(status, sent.updated_on),
        repository: repositoryUrl(repository),
        environment: isTest ? 'test' : settings.deployEnvironment,
        status,
        startedAt: sent.created_on,
        ...(status !== 'running' && { finishedAt: sent.updated_on }),
        revision: sent.commit.hash,
        ...(sent.url && isHttpUrl(sent.url) && { url: sent.url }),
      },
    ],
  };
}
