/**
 * Reads incidents from Jira and Jira Service Management, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
