import {
  Connector,
  hmacSignature,
} from '@devops-domains/backstage-plugin-devops-node';
import { GithubSettings } from '../configuration/githubSettings';
import { ENTITY_ANNOTATIONS } from '../records/annotations';
import { SOURCE_NAME, SOURCE_TITLE } from '../records/source';
import { actionOf, eventName } from './eventName';
import { EventReader } from './eventReader';
import { readDeployment, readDeploymentStatus } from './readDeployments';
import { readIssue } from './readIssues';
import { readPullRequest, readReview } from './readPullRequests';
import { readPush } from './readPush';
import { readRelease } from './readRelease';
import { readWorkflowRun } from './readWorkflowRun';
import { testDelivery } from './testDelivery';

const READERS = new Map<string, EventReader>([
  ['deployment', readDeployment],
  ['deployment_status', readDeploymentStatus],
  ['pull_request', readPullRequest],
  ['pull_request_review', readReview],
  ['push', readPush],
  ['issues', readIssue],
  ['workflow_run', readWorkflowRun],
  ['release', readRelease],
]);

/** Reads GitHub's webhooks. Records find their entity by the repository's address. @public */
export function createGithubConnector(settings: GithubSettings): Connector {
  return {
    name: SOURCE_NAME,
    title: SOURCE_TITLE,
    signatures: [
      hmacSignature({ header: 'X-Hub-Signature-256', prefix: 'sha256=' }),
    ],
    acceptsForm: true,
    headers: ['x-github-event', 'x-github-delivery'],
    delivers: ['deployment', 'change', 'incident'],
    annotations: ENTITY_ANNOTATIONS,
    documentation:
      'https://github.com/devops-domains/backstage-plugins/blob/main/plugins/devops-backend-module-github/README.md',
    topics: ['github'],
    identify(delivery) {
      const event = eventName(delivery);
      const action = actionOf(delivery.payload);
      return {
        id: delivery.headers['x-github-delivery'] || null,
        event: event ? [event, action].filter(Boolean).join('.') : 'unknown',
      };
    },
    read(delivery) {
      const event = eventName(delivery);
      if (event === null) {
        return { ignored: 'nothing says which event of GitHub this is' };
      }
      const reader = READERS.get(event);
      return reader
        ? reader(delivery.payload, settings)
        : { ignored: `the event '${event}' is not read` };
    },
    testDelivery,
  };
}
