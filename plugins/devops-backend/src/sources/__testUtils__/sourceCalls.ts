import {
  SourceHealth,
  SourcesAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import request from 'supertest';
import { Devops } from '../../http/__testUtils__/startDevops';
import { entity } from '../../http/__testUtils__/testCatalog';
import { shipper, SHIPPER_ANNOTATION } from './shipper';

/** Below which all paths are. */
export const BASE = '/api/devops';
/** Of both sides of the shipper's webhook. */
export const SECRET = 'a secret of the shipper';

/** The catalog: one that the shipper finds, two that it cannot tell apart, one without its annotation. */
export const ENTITIES = [
  entity('Component', 'shop', {
    annotations: { [SHIPPER_ANNOTATION]: 'shop' },
  }),
  entity('Component', 'twin', {
    annotations: { [SHIPPER_ANNOTATION]: 'twin' },
  }),
  entity('Component', 'other', {
    annotations: { [SHIPPER_ANNOTATION]: 'twin' },
  }),
  entity('Component', 'plain'),
  entity('System', 'all'),
];

/** Ref of one of them. */
export const refOf = (name: string) => `component:default/${name}`;

/** What is asked of the sources of a started backend, and sent to it. */
export function calls(devops: Devops) {
  const post = (path: string, headers: object, body: string | object) =>
    request(devops.server)
      .post(`${BASE}${path}`)
      .set(headers as Record<string, string>)
      .send(body);
  return {
    test: async (name: string, entityRef = refOf(name), source = 'shipper') =>
      devops.documented(
        'testSource',
        await post(`/v1/sources/${source}/test`, devops.asUser, { entityRef }),
      ),
    ship: async (payload: object) => {
      const body = JSON.stringify(payload);
      const [scheme] = shipper.signatures;
      const proof = scheme.sign(Buffer.from(body), SECRET, Date.now());
      const headers = { 'content-type': 'application/json', ...proof };
      const { body: answer } = await post(
        '/v1/webhooks/shipper',
        headers,
        body,
      ).expect(202);
      await processed(devops, answer.delivery);
    },
    refused: async (secret: string) => {
      const [scheme] = shipper.signatures;
      const proof = scheme.sign(Buffer.from('{}'), secret, Date.now());
      const headers = { 'content-type': 'application/json', ...proof };
      await post('/v1/webhooks/shipper', headers, '{}').expect(401);
    },
    sources: async (name?: string): Promise<SourcesAnswer> => {
      const query = name ? { entityRef: refOf(name) } : {};
      return (await devops.get('getSources', '/v1/sources', query)).body;
    },
  };
}

async function processed(devops: Devops, id: string): Promise<void> {
  for (;;) {
    const { body } = await devops.get('getDelivery', `/v1/deliveries/${id}`);
    if (body.status !== 'waiting') return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** The source of that name. */
export const named = (sources: SourceHealth[], name: string) =>
  sources.find(({ source }) => source === name);
