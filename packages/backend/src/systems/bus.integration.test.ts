import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  EventsService,
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import alertmanagerModule from '@devops-domains/backstage-plugin-devops-backend-module-alertmanager';
import awsEcsModule from '@devops-domains/backstage-plugin-devops-backend-module-aws-ecs';
import { components, Portal, startPortal } from '../__testUtils__/startPortal';
import { eventually } from './__testUtils__/eventually';

jest.setTimeout(120_000);

const ENTITY = 'component:default/checkout';
const SERVICE_ARN = 'arn:aws:ecs:us-west-2:111122223333:service/prod/checkout';
const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

let portal: Portal;
let events: EventsService;

/** Stands where Backstage's modules of SQS and Kafka do: they publish what they consumed. */
const broker = createBackendPlugin({
  pluginId: 'broker',
  register(reg) {
    reg.registerInit({
      deps: { service: eventsServiceRef },
      async init({ service }) {
        events = service;
      },
    });
  },
});

beforeAll(async () => {
  portal = await startPortal({
    entities: components({
      checkout: { 'aws.amazon.com/amazon-ecs-service-arn': SERVICE_ARN },
    }),
    modules: [eventsServiceFactory, broker, alertmanagerModule, awsEcsModule],
    devops: {
      sources: {
        'aws-ecs': {
          events: true,
          environments: [{ cluster: 'prod', environment: 'production' }],
        },
        alertmanager: { events: { topics: ['alerts'] } },
      },
    },
  });
});

afterAll(() => portal?.stop());

it('an event that SQS moves becomes a deployment', async () => {
  await events.publish({
    topic: 'aws-ecs',
    eventPayload: {
      version: '0',
      id: 'ddca6449-b258-46c0-8653-e0e3a6d0468b',
      'detail-type': 'ECS Deployment State Change',
      source: 'aws.ecs',
      time: ago(30),
      resources: [SERVICE_ARN],
      detail: {
        eventType: 'INFO',
        eventName: 'SERVICE_DEPLOYMENT_COMPLETED',
        deploymentId: 'ecs-svc/123',
        updatedAt: ago(30),
        reason: 'ECS deployment ecs-svc/123 completed.',
      },
    },
  });
  expect(await eventually(() => portal.deployments(ENTITY))).toMatchObject([
    { environment: 'production', production: true, status: 'succeeded' },
  ]);
});

it('an event that Kafka moves becomes an incident', async () => {
  await events.publish({
    topic: 'alerts',
    eventPayload: {
      status: 'resolved',
      alerts: [
        {
          status: 'resolved',
          labels: { alertname: 'Down', backstage_entity: ENTITY },
          startsAt: ago(20),
          endsAt: ago(10),
          fingerprint: 'c6eadffa33fcdf37',
        },
      ],
    },
    metadata: { 'kafka-key': 'checkout' },
  });
  expect(await eventually(() => portal.incidents(ENTITY))).toMatchObject([
    { entityRef: ENTITY, value: expect.closeTo(600, 0) },
  ]);
});
