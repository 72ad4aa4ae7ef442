import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import { createArgoCdConnector } from './createArgoCdConnector';

/** Adds the source `argocd`. @public */
export const argoCdModule = createConnectorModule({
  moduleId: 'argocd',
  create: settings => [createArgoCdConnector(settings('argocd'))],
});
