import {
  authorizationSecret,
  Connector,
  Reading,
  sharedSecret,
} from '@devops-domains/backstage-plugin-devops-node';
import { AzureDevopsSettings } from './configuration/azureDevopsSettings';
import {
  BUILD_DEFINITION_ANNOTATION,
  PROJECT_ANNOTATION,
  PROJECT_REPO_ANNOTATION,
} from './events/annotations';
import { readPullRequest, readPush } from './events/changes';
import { eventTypeOf, identifyEvent } from './events/envelope';
import { readBuild, readRun } from './events/pipelines';
import { readRelease } from './events/releases';
import { readStage } from './events/stages';
import { readWorkItem } from './events/workItems';
import { testDelivery } from './testDelivery';

/** Reads the service hooks of Azure DevOps Services and Server. @public */
export function createAzureDevopsConnector(
  settings: AzureDevopsSettings,
): Connector {
  return {
    name: 'azure-devops',
    title: 'Azure DevOps',
    signatures: [
      sharedSecret({ header: 'X-ADO-Webhook-Secret' }),
      authorizationSecret(),
    ],
    headers: [],
    delivers: ['deployment', 'change', 'incident'],
    annotations: [
      PROJECT_REPO_ANNOTATION,
      PROJECT_ANNOTATION,
      BUILD_DEFINITION_ANNOTATION,
    ],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-azure-devops#readme',
    topics: ['azureDevOps'],
    identify: ({ payload }) => identifyEvent(payload),
    read: ({ payload }) => readEvent(payload, settings),
    testDelivery: target => testDelivery(target),
  };
}

function readEvent(payload: unknown, settings: AzureDevopsSettings): Reading {
  const type = eventTypeOf(payload);
  switch (type) {
    case 'ms.vss-release.deployment-started-event':
    case 'ms.vss-release.deployment-completed-event':
      return readRelease(payload, type.includes('started'));
    case 'ms.vss-pipelines.stage-state-changed-event':
      return readStage(payload, settings);
    case 'ms.vss-pipelines.run-state-changed-event':
      return readRun(payload, settings);
    case 'build.complete':
      return readBuild(payload, settings);
    case 'git.pullrequest.merged':
    case 'git.pullrequest.updated':
      return readPullRequest(payload, settings);
    case 'git.push':
      return readPush(payload, settings);
    case 'workitem.created':
    case 'workitem.updated':
    case 'workitem.deleted':
    case 'workitem.restored':
      return readWorkItem(payload, type, settings);
    default:
      return {
        ignored: `${type.slice(
          0,
          80,
        )} says nothing of a deployment, change or incident`,
      };
  }
}
