import { Config } from '@backstage/config';
import {
  Connector,
  hmacSignature,
} from '@devops-domains/backstage-plugin-devops-node';
import { readFluxSettings } from './configuration/fluxSettings';
import { identifyEvent } from './events/event';
import { OBJECT_ANNOTATION } from './events/entityOf';
import { readEvent } from './events/readEvent';
import { testDelivery } from './testDelivery';

/**
 * Reads the events of a Provider of type `generic-hmac`.
 *
 * @throws Error when the settings are wrong, naming the key
 * @public
 */
export function createFluxConnector(config?: Config): Connector {
  const settings = readFluxSettings(config);
  return {
    name: 'flux',
    title: 'Flux',
    signatures: [
      hmacSignature({
        header: 'X-Signature',
        digests: ['sha224', 'sha256', 'sha384', 'sha512'],
      }),
    ],
    headers: [],
    delivers: ['deployment'],
    annotations: [OBJECT_ANNOTATION],
    documentation:
      'https://github.com/devops-domains/backstage-plugins/tree/main/plugins/devops-backend-module-flux#readme',
    topics: [],
    identify: ({ payload }) => identifyEvent(payload),
    read: ({ payload }) => readEvent(payload, settings),
    testDelivery: target => testDelivery(target, settings),
  };
}
