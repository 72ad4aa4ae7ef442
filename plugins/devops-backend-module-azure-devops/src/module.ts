import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { readAzureDevopsSettings } from './configuration/azureDevopsSettings';
import { createAzureDevopsConnector } from './createAzureDevopsConnector';

/** Adds the source `azure-devops`. @public */
export const azureDevopsModule = createConnectorModule({
  moduleId: 'azure-devops',
  create: settings => [
    createAzureDevopsConnector(
      readAzureDevopsSettings(settings('azure-devops')),
    ),
  ],
});
