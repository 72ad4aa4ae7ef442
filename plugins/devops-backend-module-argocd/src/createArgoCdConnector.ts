import { Config } from '@backstage/config';
import {
  authorizationSecret,
  Connector,
} from '@devops-domains/backstage-plugin-devops-node';
import { readArgoCdSettings } from './configuration/argoCdSettings';
import { APP_NAME_ANNOTATION } from './sync/entityOf';
import { identifyNotification } from './sync/notification';
import { readNotification } from './sync/readNotification';
import { testDelivery } from './testDelivery';

/**
 * Reads what the template in `examples/` makes Argo CD send.
 *
 * @throws Error when the settings are wrong, naming the key
 * @public
 */
export function createArgoCdConnector(config?: Config): Connector {
  const settings = readArgoCdSettings(config);
  return {
    name: 'argocd',
    title: 'Argo CD',
    signatures: [authorizationSecret()],
    headers: [],
    delivers: ['deployment'],
    annotations: [APP_NAME_ANNOTATION],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-argocd#readme',
    topics: [],
    identify: ({ payload }) => identifyNotification(payload),
    read: ({ payload }) => readNotification(payload, settings),
    testDelivery,
  };
}
