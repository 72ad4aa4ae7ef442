/**
 * Reads deployments, pull requests and incidents from GitHub, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
