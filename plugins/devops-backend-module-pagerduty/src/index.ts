/**
 * Reads incidents from PagerDuty, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
