/**
 * Reads deployments from Argo CD notifications, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export { createArgoCdConnector } from './createArgoCdConnector';
export { argoCdModule as default } from './module';
