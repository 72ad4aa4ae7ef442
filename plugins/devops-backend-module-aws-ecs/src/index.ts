/**
 * Reads deployments of AWS ECS services from EventBridge, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export { createAwsEcsConnector } from './createAwsEcsConnector';
export { awsEcsModule as default } from './module';
