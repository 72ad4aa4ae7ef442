import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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

const ROOT = resolve(__dirname, '../../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');

const connectors = [
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
const withTopics = connectors
  .filter(({ topics }) => topics.length > 0)
  .map(({ name }) => name);

// Nothing listens by itself: who only installs a broker's module loses its messages.
it.each(withTopics)('the README of %s says how its topic is read', name => {
  const readme = read(`plugins/devops-backend-module-${name}/README.md`);
  const asKey = `devops.sources.${name}.events: true`;
  const asYaml = `\n    ${name}:\n      events: true\n`;
  expect([asKey, asYaml].some(text => readme.includes(text))).toBe(true);
});

it.each(['README.md', 'README.ko.md'])(
  '%s says of which sources the topics are known, and what the others need',
  page => {
    const [line = ''] = read(page)
      .split('\n')
      .filter(text => text.includes('.events: true'));
    const named = connectors
      .map(({ name }) => name)
      .filter(name => line.includes(`\`${name}\``));
    expect(named).toEqual(withTopics);
    expect(line).toContain('events: {topics: [');
  },
);
