import { createConnectorModule } from '@devops-domains/backstage-plugin-devops-node';
import {
  createAlertmanagerConnector,
  createGrafanaConnector,
} from './connectors';

/** Adds the sources `alertmanager` and `grafana`, which send the same body. @public */
export const alertmanagerModule = createConnectorModule({
  moduleId: 'alertmanager',
  create: settings => [
    createAlertmanagerConnector(settings('alertmanager')),
    createGrafanaConnector(settings('grafana')),
  ],
});
