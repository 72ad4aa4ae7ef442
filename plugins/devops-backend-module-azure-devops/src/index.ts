/**
 * Reads deployments, pull requests and incidents from Azure DevOps, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
