/**
 * Reads incidents from Sentry, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
