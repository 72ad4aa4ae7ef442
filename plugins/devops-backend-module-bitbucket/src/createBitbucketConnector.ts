import { InputError } from '@backstage/errors';
import {
  Connector,
  Delivery,
  hmacSignature,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { BitbucketSettings } from './configuration/bitbucketSettings';
import { PROJECT_ANNOTATION, testDelivery } from './testDelivery';
import { readCommitStatus } from './webhooks/commitStatus';
import { readPullRequest } from './webhooks/pullRequest';
import { readPush } from './webhooks/push';
import {
  DATA_CENTER,
  EVENT_HEADER,
  eventOf,
  identifyWebhook,
  REQUEST_HEADER,
} from './webhooks/webhook';

/** Reads the webhooks of Bitbucket Cloud. @public */
export function createBitbucketConnector(
  settings: BitbucketSettings,
): Connector {
  return {
    name: 'bitbucket',
    title: 'Bitbucket Cloud',
    signatures: [
      hmacSignature({ header: 'X-Hub-Signature', prefix: 'sha256=' }),
    ],
    headers: [EVENT_HEADER, REQUEST_HEADER],
    delivers: ['deployment', 'change'],
    annotations: [PROJECT_ANNOTATION],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-bitbucket#readme',
    topics: ['bitbucketCloud'],
    identify: ({ headers, payload }) => identifyWebhook(headers, payload),
    read: delivery => readWebhook(delivery, settings),
    testDelivery,
  };
}

function readWebhook(
  { headers, payload }: Delivery,
  settings: BitbucketSettings,
): Reading {
  const event = eventOf(headers, payload);
  switch (event) {
    case null:
      throw new InputError(
        'Not a payload as Bitbucket sends it: it has neither push, pullrequest nor commit_status',
      );
    case DATA_CENTER:
      return { ignored: 'Bitbucket Data Center is not read' };
    case 'repo:push':
      return readPush(payload, settings);
    case 'repo:commit_status_created':
    case 'repo:commit_status_updated':
      return readCommitStatus(payload, settings);
    case 'pullrequest:fulfilled':
      return readPullRequest(payload, settings);
    default:
      return {
        ignored: `${event.slice(
          0,
          60,
        )} says nothing of what was merged or deployed`,
      };
  }
}
