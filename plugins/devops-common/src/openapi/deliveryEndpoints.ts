import {
  deliveriesQuerySchema,
  deliveryPathSchema,
  webhookPathSchema,
} from './deliverySchemas';
import { Endpoint } from './endpoint';

const json = 'application/json' as const;

/** By which other systems send what they know, and what became of it. */
export const DELIVERY_ENDPOINTS = {
  receiveWebhook: {
    method: 'post',
    path: '/v1/webhooks/{source}',
    tag: 'write',
    access: 'signature',
    summary: 'Take in a delivery of another system',
    description:
      "Authenticated by the source's own signature over the raw body, at most 5 MB. Kept in one transaction first and acknowledged then; what became of it stands in the delivery log. The same delivery sent again is acknowledged as a duplicate. 503 with Retry-After when it could not be kept: send it again.",
    pathParameters: webhookPathSchema,
    body: {
      contentType: '*/*',
      schema: 'WebhookPayload',
      repeat: 'single',
    },
    response: { status: 202, contentType: json, schema: 'WebhookAnswer' },
    errors: [404, 413, 415, 503],
  },
  receiveEvents: {
    method: 'post',
    path: '/v1/events',
    tag: 'write',
    access: 'write',
    summary: 'Take in CloudEvents that carry CDEvents',
    description:
      'CloudEvents 1.0: structured, batched (`application/cloudevents-batch+json`, up to 1,000) or binary (`ce-*` headers and any JSON). Each is kept first and acknowledged then; an invalid one takes no other with it. Source, id and type together identify an event. When every event was rejected the status is 400, and the body holds the results beside the error.',
    body: {
      contentType: 'application/cloudevents+json',
      schema: 'CloudEvent',
      repeat: 'single',
    },
    response: { status: 202, contentType: json, schema: 'EventsAnswer' },
    errors: [413, 415, 503],
  },
  getDeliveries: {
    method: 'get',
    path: '/v1/deliveries',
    tag: 'operate',
    access: 'inspect',
    summary: 'The delivery log, newest first',
    query: deliveriesQuerySchema,
    response: { contentType: json, schema: 'DeliveriesAnswer' },
  },
  getDelivery: {
    method: 'get',
    path: '/v1/deliveries/{id}',
    tag: 'operate',
    access: 'inspect',
    summary: 'A delivery with its payload and what became of its records',
    pathParameters: deliveryPathSchema,
    response: { contentType: json, schema: 'DeliveryDetail' },
    errors: [404],
  },
  replayDelivery: {
    method: 'post',
    path: '/v1/deliveries/{id}/replay',
    tag: 'operate',
    access: 'replay',
    summary: 'Process a delivery once more',
    description:
      'Read and written again as if it had just arrived; records that are stored already stay as they are. Answers with the delivery afterwards, so that the permission devops.delivery.read is needed as well. Who did it stands in the audit log.',
    pathParameters: deliveryPathSchema,
    response: { contentType: json, schema: 'DeliveryDetail' },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
