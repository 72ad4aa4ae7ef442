import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { createAwsEcsConnector } from './createAwsEcsConnector';

/** Adds the source `aws-ecs`. @public */
export const awsEcsModule = createConnectorModule({
  moduleId: 'aws-ecs',
  create: settings => [createAwsEcsConnector(settings('aws-ecs'))],
});
