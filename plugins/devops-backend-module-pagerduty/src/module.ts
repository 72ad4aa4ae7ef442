import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { createPagerDutyConnector } from './createPagerDutyConnector';

/** Adds the source `pagerduty`. @public */
export const pagerDutyModule = createConnectorModule({
  moduleId: 'pagerduty',
  create: () => [createPagerDutyConnector()],
});
