import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { createFluxConnector } from './createFluxConnector';

/** Adds the source `flux`. @public */
export const fluxModule = createConnectorModule({
  moduleId: 'flux',
  create: settings => [createFluxConnector(settings('flux'))],
});
