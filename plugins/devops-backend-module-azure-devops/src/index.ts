/**
 * Reads deployments, changes and incidents from Azure DevOps, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {
  type AzureDevopsSettings,
  type DeploymentsFrom,
  readAzureDevopsSettings,
} from './configuration/azureDevopsSettings';
export { createAzureDevopsConnector } from './createAzureDevopsConnector';
export { azureDevopsModule as default } from './module';
