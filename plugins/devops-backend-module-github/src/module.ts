import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { readGithubSettings } from './configuration/githubSettings';
import { SOURCE_NAME } from './records/source';
import { createGithubConnector } from './webhook/createGithubConnector';

/** Adds GitHub's webhook to the `devops` plugin. @public */
export const devopsModuleGithub = createConnectorModule({
  moduleId: SOURCE_NAME,
  create: settings => [
    createGithubConnector(readGithubSettings(settings(SOURCE_NAME))),
  ],
});
