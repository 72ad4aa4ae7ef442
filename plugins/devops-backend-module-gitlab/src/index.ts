/**
 * Reads deployments, merge requests and incidents from GitLab, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
