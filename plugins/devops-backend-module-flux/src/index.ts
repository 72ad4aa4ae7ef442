/**
 * Reads deployments from Flux, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
