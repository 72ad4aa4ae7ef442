/**
 * Reads deployments of Amazon ECS services from EventBridge, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
