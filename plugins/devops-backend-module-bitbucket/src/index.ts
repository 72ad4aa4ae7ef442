/**
 * Reads deployments and pull requests from Bitbucket Cloud, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
