import { Config } from '@backstage/config';
import {
  authorizationSecret,
  Connector,
  sharedSecret,
} from '@devops-domains/backstage-plugin-devops-node';
import { readEnvironmentRules } from './configuration/environmentRules';
import { identifyEvent } from './deployment/event';
import { readEvent } from './deployment/readEvent';
import { SERVICE_ARN_ANNOTATION } from './deployment/serviceArn';
import { testDelivery } from './testDelivery';

/**
 * Reads Amazon EventBridge's "ECS Deployment State Change", from an API
 * destination or by way of SQS and Backstage's events.
 *
 * @throws Error when the settings are wrong, naming the key
 * @public
 */
export function createAwsEcsConnector(settings?: Config): Connector {
  const rules = readEnvironmentRules(settings);
  return {
    name: 'aws-ecs',
    title: 'AWS ECS',
    signatures: [sharedSecret({ header: 'X-Api-Key' }), authorizationSecret()],
    headers: [],
    delivers: ['deployment'],
    annotations: [SERVICE_ARN_ANNOTATION],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-aws-ecs#readme',
    topics: [settings?.getOptionalString('topic') ?? 'aws-ecs'],
    identify: ({ payload }) => identifyEvent(payload),
    read: ({ payload }) => readEvent(payload, rules),
    testDelivery,
  };
}
