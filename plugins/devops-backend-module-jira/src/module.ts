import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { readJiraSettings } from './configuration/jiraSettings';
import { createJiraConnector } from './createJiraConnector';

/** Adds the source `jira`. @public */
export const jiraModule = createConnectorModule({
  moduleId: 'jira',
  create: settings => [createJiraConnector(readJiraSettings(settings('jira')))],
});
