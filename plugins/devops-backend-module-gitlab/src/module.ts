import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { readGitlabSettings } from './configuration/gitlabSettings';
import { SOURCE_NAME } from './records/source';
import { createGitlabConnector } from './webhook/createGitlabConnector';

/** Adds GitLab's webhook to the `devops` plugin. @public */
export const devopsModuleGitlab = createConnectorModule({
  moduleId: SOURCE_NAME,
  create: settings => [
    createGitlabConnector(readGitlabSettings(settings(SOURCE_NAME))),
  ],
});
