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

/** A connector of every source that has a webhook, as it is without any configuration. */
export const CONNECTORS = [
  createAlertmanagerConnector(),
  createArgoCdConnector(),
  createAwsEcsConnector(),
  createAzureDevopsConnector(readAzureDevopsSettings()),
  createBitbucketConnector(readBitbucketSettings()),
  createFluxConnector(),
  createGithubConnector(readGithubSettings()),
  createGitlabConnector(readGitlabSettings()),
  createGrafanaConnector(),
  createJiraConnector(readJiraSettings()),
  createPagerDutyConnector(),
  createSentryConnector(readSentrySettings()),
];

/** @throws Error where no connector has the name */
export function connectorNamed(name: string) {
  const found = CONNECTORS.find(connector => connector.name === name);
  if (!found) {
    throw new Error(`There is no connector ${name}`);
  }
  return found;
}
