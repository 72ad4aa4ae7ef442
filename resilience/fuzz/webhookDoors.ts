import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { CONNECTORS } from '../../packages/backend/src/__testUtils__/connectors';
import { SECRET } from '../backend';
import { ENTITIES, entityRefOf, SERVICES } from '../company';
import { Door } from './door';
import { mutateBody, mutateHeaders } from './mutate';

/** Mostly signed rightly, so that what lies behind the signature is tried too. */
function webhookDoor(connector: Connector): Door {
  return (random, id) => {
    const service = id % SERVICES;
    const seed = connector.testDelivery({
      entityRef: entityRefOf(service),
      annotations: ENTITIES[service].metadata.annotations ?? {},
      id: `fuzz${id}`,
      now: Date.now(),
    });
    if (!('payload' in seed)) {
      throw new Error(
        `${connector.name} misses ${seed.missingAnnotations.join(', ')}`,
      );
    }
    const body = mutateBody(seed.payload, random);
    const headers = mutateHeaders(
      { 'content-type': 'application/json', ...seed.headers },
      random,
    );
    const [scheme] = connector.signatures;
    const proof = scheme.sign(body, SECRET, Date.now());
    return {
      door: connector.name,
      path: `/v1/webhooks/${connector.name}`,
      method: 'POST',
      headers: random() < 0.95 ? { ...headers, ...proof } : headers,
      body,
    };
  };
}

/** The door of each source that sends webhooks. */
export const WEBHOOK_DOORS: Door[] = CONNECTORS.map(webhookDoor);
