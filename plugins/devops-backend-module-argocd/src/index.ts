/**
 * Reads deployments from Argo CD notifications, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
