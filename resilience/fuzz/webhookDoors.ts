import {
  createAlertmanagerConnector,
  createGrafanaConnector,
} from '@devops-domains/backstage-plugin-devops-backend-module-alertmanager';
import { createArgoCdConnector } from '@devops-domains/backstage-plugin-devops-backend-module-argocd';
import { createAwsEcsConnector } from '@devops-domains/backstage-plugin-devops-backend-module-aws-ecs';
import {
  createAzureDevopsConnector,
  readAzureDevopsSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-azure-devops';
import {
  createBitbucketConnector,
  readBitbucketSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-bitbucket';
import { createFluxConnector } from '@devops-domains/backstage-plugin-devops-backend-module-flux';
import {
  createGithubConnector,
  readGithubSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-github';
import {
  createGitlabConnector,
  readGitlabSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-gitlab';
import {
  createJiraConnector,
  readJiraSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-jira';
import { createPagerDutyConnector } from '@devops-domains/backstage-plugin-devops-backend-module-pagerduty';
import {
  createSentryConnector,
  readSentrySettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-sentry';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { SECRET } from '../backend';
import { ENTITIES, entityRefOf, SERVICES } from '../company';
import { Door } from './door';
import { mutateBody, mutateHeaders } from './mutate';

const CONNECTORS: Connector[] = [
  createAlertmanagerConnector(undefined),
  createGrafanaConnector(undefined),
  createArgoCdConnector(undefined),
  createAwsEcsConnector(undefined),
  createAzureDevopsConnector(readAzureDevopsSettings(undefined)),
  createBitbucketConnector(readBitbucketSettings(undefined)),
  createFluxConnector(undefined),
  createGithubConnector(readGithubSettings(undefined)),
  createGitlabConnector(readGitlabSettings(undefined)),
  createJiraConnector(readJiraSettings(undefined)),
  createPagerDutyConnector(),
  createSentryConnector(readSentrySettings(undefined)),
];

/** Mostly signed rightly, so that what lies behind the signature is tried too. */
function webhookDoor(connector: Connector): Door {
  return (random, id) => {
    const service = id % SERVICES;
    const seed = connector.testDelivery({
      entityRef: entityRefOf(service),
      annotations: ENTITIES[service].metadata.annotations ?? {},
      id: `fuzz${id}`,
      now: Date.now(),
    });
    if (!('payload' in seed)) {
      throw new Error(
        `${connector.name} misses ${seed.missingAnnotations.join(', ')}`,
      );
    }
    const body = mutateBody(seed.payload, random);
    const headers = mutateHeaders(
      { 'content-type': 'application/json', ...seed.headers },
      random,
    );
    const [scheme] = connector.signatures;
    const proof = scheme.sign(body, SECRET, Date.now());
    return {
      door: connector.name,
      path: `/v1/webhooks/${connector.name}`,
      method: 'POST',
      headers: random() < 0.95 ? { ...headers, ...proof } : headers,
      body,
    };
  };
}

/** The door of each source that sends webhooks. */
export const WEBHOOK_DOORS: Door[] = CONNECTORS.map(webhookDoor);
