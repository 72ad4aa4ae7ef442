import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { completed, event, failed, SERVICE } from './__testUtils__/events';
import { createAwsEcsConnector } from './createAwsEcsConnector';

const connector = createAwsEcsConnector();
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown) => connector.read(delivery(payload));
const at = (time: string) => parseInstant(`2026-11-01T${time}Z`);

describe('a deployment', () => {
  it('begins', () => {
    expect(read(event())).toEqual({
      records: [
        {
          kind: 'deployment',
          externalId: `${SERVICE}/ecs-svc/123`,
          updatedAt: '2026-11-01T11:11:11Z',
          selector: { 'aws.amazon.com/amazon-ecs-service-arn': SERVICE },
          environment: 'default',
          status: 'running',
          startedAt: '2026-11-01T11:11:11Z',
        },
      ],
    });
  });

  it('succeeds or fails, and keeps its beginning', () => {
    const startedAt = at('11:11:11');
    expect(storedAfter(connector, [event(), completed()])).toMatchObject([
      {
        status: 'succeeded',
        startedAt,
        finishedAt: at('11:21:11'),
        type: null,
      },
    ]);
    expect(storedAfter(connector, [event(), failed()])).toMatchObject([
      { status: 'failed', startedAt, finishedAt: at('11:16:11') },
    ]);
  });

  it.each([
    'ECS deployment circuit breaker: rolling back to deploymentId deploymentID.',
    'ECS deployment alarm breached: rolling back to deploymentId ecs-svc/1.',
    'Service rollback in progress.',
  ])('is no declared rollback where ECS goes back by itself: %s', reason => {
    const deploymentId = 'ecs-svc/124';
    const stored = storedAfter(connector, [
      event({ deploymentId, reason }),
      completed({ deploymentId }),
    ]);
    expect(stored).toMatchObject([{ type: null, status: 'succeeded' }]);
  });
});

it('the life of deployments is the same in any order and with any repetition', () => {
  const rollback = {
    deploymentId: 'ecs-svc/124',
    updatedAt: '2026-11-01T11:16:12Z',
  };
  const life = [
    event(),
    failed(),
    event({ ...rollback, reason: 'rolling back to deploymentId ecs-svc/1.' }),
    completed({ ...rollback, updatedAt: '2026-11-01T11:18:00Z' }),
    event({ deploymentId: 'ecs-svc/125', updatedAt: '2026-11-01T12:00:00Z' }),
    completed({
      deploymentId: 'ecs-svc/125',
      updatedAt: '2026-11-01T12:05:00Z',
    }),
  ];
  const expected = storedAfter(connector, life);
  expect(expected).toMatchObject([
    { status: 'failed', type: null },
    { status: 'succeeded', type: null },
    { status: 'succeeded', type: null },
  ]);
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray(life, { minLength: life.length }),
      fc.array(fc.constantFrom(...life)),
    )
    .map(parts => parts.flat());
  fc.assert(
    fc.property(shuffled, payloads => {
      expect(storedAfter(connector, payloads)).toEqual(expected);
    }),
  );
});

describe('the environment', () => {
  const of = (arn: string) => {
    const configured = createAwsEcsConnector(
      new ConfigReader({
        environments: [
          { environment: 'staging', account: '1', cluster: 'shop-stg' },
          { environment: 'production', account: '1' },
          { environment: 'drill', region: 'eu-west-1' },
        ],
      }),
    );
    const payload = event({}, { resources: [arn] });
    const reading = configured.read(delivery(payload));
    const [record] = 'records' in reading ? reading.records : [];
    return 'environment' in record && record.environment;
  };

  it.each([
    ['arn:aws:ecs:us-east-1:1:service/shop-stg/checkout', 'staging'],
    ['arn:aws:ecs:us-east-1:1:service/shop/checkout', 'production'],
    ['arn:aws-cn:ecs:eu-west-1:2:service/shop/checkout', 'drill'],
    ['arn:aws:ecs:us-east-1:2:service/prod-eu/checkout', 'prod-eu'],
    ['arn:aws:ecs:us-east-1:2:service/checkout', 'default'],
  ])('of %s is %s', (arn, environment) => {
    expect(of(arn)).toBe(environment);
  });

  it('is refused at start where a rule names none', () => {
    const settings = new ConfigReader({ environments: [{ account: '1' }] });
    expect(() => createAwsEcsConnector(settings)).toThrow(
      /environments\[0\]\.environment/,
    );
  });
});

describe('around an event there may be', () => {
  it('what an input transformer adds', () => {
    const additions = {
      entityRef: 'component:default/checkout',
      environment: 'production',
      revision: '4f1c',
    };
    expect(read({ ...additions, event: completed() })).toMatchObject({
      records: [additions],
    });
  });

  it('a notification of SNS, where a topic feeds the queue', () => {
    const message = {
      Type: 'Notification',
      MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
      TopicArn: 'arn:aws:sns:us-west-2:111122223333:deployments',
      Message: JSON.stringify(completed()),
      Timestamp: '2026-11-01T11:21:12Z',
    };
    expect(read(message)).toEqual(read(completed()));
    expect(connector.identify(delivery(message))).toEqual(
      connector.identify(delivery(completed())),
    );
  });
});

it('comes over the bus under the topic that is configured', () => {
  expect(connector.topics).toEqual(['aws-ecs']);
  const settings = new ConfigReader({ topic: 'shop.ecs' });
  expect(createAwsEcsConnector(settings).topics).toEqual(['shop.ecs']);
});

it.each([
  [event({}, { 'detail-type': 'ECS Task State Change' }), /'ECS Task State/],
  [event({ eventName: 'SERVICE_STEADY_STATE' }), /'SERVICE_STEADY_STATE'/],
])('passes over %#', (payload, reason) => {
  expect(read(payload)).toEqual({ ignored: expect.stringMatching(reason) });
});

it.each<[string, unknown, RegExp]>([
  ['no object', 'ok', /the payload: /],
  ['no event', { hello: 1 }, /id: .*detail-type/],
  [
    'a message of SNS that is no JSON',
    { Type: 'Notification', Message: 'x' },
    /the payload: /,
  ],
  ['no service', event({}, { resources: [] }), /resources/],
  [
    'a task',
    event({}, { resources: ['arn:aws:ecs:us-east-1:1:task/shop/1'] }),
    /resources\[0\]: must be the ARN of an ECS service/,
  ],
  ['a time that is none', event({ updatedAt: 'now' }), /detail\.updatedAt: /],
])('%s is refused, naming the field', (_, payload, message) => {
  expect(() => read(payload)).toThrow(InputError);
  expect(() => read(payload)).toThrow(message);
});

it('is identified by the id of the event', () => {
  expect(connector.identify(delivery(event()))).toEqual({
    id: 'ddca6449-b258-46c0-8653-e0e3a6EXAMPLE',
    event: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
  });
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(connector.identify(delivery(payload)).event).toBeDefined();
    }),
  );
});

it('makes a test deployment of the entity', () => {
  const test = connector.testDelivery({
    entityRef: 'component:default/checkout',
    annotations: {},
    id: 'abc123',
    now: Date.UTC(2026, 10, 1),
  });
  const payload = 'payload' in test ? test.payload : null;
  expect(read(payload)).toMatchObject({
    records: [{ entityRef: 'component:default/checkout' }],
  });
  expect(storedAfter(connector, [payload])).toMatchObject([
    {
      externalId: expect.stringContaining('abc123'),
      environment: 'test',
      status: 'succeeded',
    },
  ]);
});
