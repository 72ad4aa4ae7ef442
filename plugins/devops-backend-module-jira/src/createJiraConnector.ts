import {
  Connector,
  hmacSignature,
} from '@devops-domains/backstage-plugin-devops-node';
import { JiraSettings } from './configuration/jiraSettings';
import { IDENTIFIER_HEADER, identifyEvent } from './issues/issueEvent';
import {
  COMPONENT_ANNOTATION,
  PROJECT_ANNOTATION,
  readIssue,
} from './issues/readIssue';
import { testDelivery } from './testDelivery';

/** Reads the webhooks of Jira Cloud, Jira Data Center and Jira Service Management. @public */
export function createJiraConnector(settings: JiraSettings): Connector {
  return {
    name: 'jira',
    title: 'Jira',
    signatures: [
      hmacSignature({ header: 'X-Hub-Signature', prefix: 'sha256=' }),
    ],
    headers: [IDENTIFIER_HEADER],
    delivers: ['incident'],
    annotations: [PROJECT_ANNOTATION, COMPONENT_ANNOTATION],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-jira#readme',
    topics: [],
    identify: ({ headers, payload }) => identifyEvent(headers, payload),
    read: ({ payload }) => readIssue(payload, settings),
    testDelivery: target => testDelivery(target, settings),
  };
}
