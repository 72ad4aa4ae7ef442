import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import {
  deliveryOf,
  Example,
  EXAMPLES,
  examplesOf,
} from '../__testUtils__/events';
import { readGithubSettings } from '../configuration/githubSettings';
import { createGithubConnector } from './createGithubConnector';

const connector = createGithubConnector(readGithubSettings());
const everything = createGithubConnector({
  incidentLabels: ['bug'],
  workflows: [{ name: /^/, environment: 'production', branch: null }],
  releaseEnvironment: 'production',
  entityRefs: true,
});

describe('each example of octokit', () => {
  it('is there', () => {
    expect(EXAMPLES).toHaveLength(329);
  });

  it.each([
    ['by default', connector, { records: 10, ignored: 319 }],
    ['with all fallbacks', everything, { records: 43, ignored: 286 }],
  ])('is read, or ignored with a reason, %s', (_, { read }, expected) => {
    const readings = EXAMPLES.map(({ event, payload }) =>
      read(deliveryOf(payload, event)),
    );
    const reasons = readings.flatMap(reading =>
      'ignored' in reading ? [reading.ignored] : [],
    );
    const counts = {
      records: readings.length - reasons.length,
      ignored: reasons.length,
    };
    expect(counts).toEqual(expected);
    expect(reasons.filter(reason => !/\w+ \w+/.test(reason))).toEqual([]);
    const problems = readings
      .flatMap(reading => ('records' in reading ? reading.records : []))
      .map(record => parseRecord({ ...record, source: 'github' }))
      .filter(({ ok }) => !ok);
    expect(problems).toEqual([]);
  });

  it('says the same without the header that names the event', () => {
    const recordsOf = (example: Example, event?: string) => {
      const reading = everything.read(deliveryOf(example.payload, event));
      return 'records' in reading ? reading.records : [];
    };
    expect(EXAMPLES.map(example => recordsOf(example))).toEqual(
      EXAMPLES.map(example => recordsOf(example, example.event)),
    );
  });
});

it('reads the fields of the deployments', () => {
  const readings = examplesOf('deployment').map(payload =>
    connector.read(deliveryOf(payload, 'deployment')),
  );
  expect(readings[0]).toEqual({
    records: [
      {
        kind: 'deployment',
        externalId: '145988746',
        repository: 'https://github.com/Codertocat/Hello-World',
        environment: 'production',
        status: 'queued',
        revision: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
        url: 'https://github.com/Codertocat/Hello-World/deployments/production',
        updatedAt: '2019-05-15T12:20:53.000Z',
      },
    ],
  });
});

it('reads the fields of the states of deployments', () => {
  const [success, inProgress] = examplesOf('deployment_status').map(payload =>
    connector.read(deliveryOf(payload, 'deployment_status')),
  );
  expect(success).toEqual({
    records: [
      {
        kind: 'deployment',
        externalId: '145988746',
        repository: 'https://github.com/Codertocat/Hello-World',
        environment: 'production',
        status: 'succeeded',
        finishedAt: '2019-05-15T15:20:55Z',
        revision: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
        url: 'https://github.com/Codertocat/Hello-World/deployments/production',
        updatedAt: '2019-05-15T15:20:52.998Z',
      },
    ],
  });
  expect(inProgress).toEqual({
    records: [
      expect.objectContaining({
        environment: 'github-pages',
        status: 'running',
        startedAt: '2022-01-03T01:28:40Z',
        group: 'run/289782451/1',
        url: 'https://github.com/CorsixTH/CorsixTH/runs/4687056418?check_suite_focus=true',
      }),
    ],
  });
});

describe('identify', () => {
  it('takes the id that GitHub keeps over redeliveries, and names event and action', () => {
    const delivery = deliveryOf({ action: 'created' }, 'deployment_status');
    expect(
      connector.identify({
        ...delivery,
        headers: { ...delivery.headers, 'x-github-delivery': 'd-1' },
      }),
    ).toEqual({ id: 'd-1', event: 'deployment_status.created' });
  });

  it.each([null, 'text', 5, [], {}, { action: 7 }])(
    'says unknown of %j',
    payload => {
      expect(connector.identify(deliveryOf(payload))).toEqual({
        id: null,
        event: 'unknown',
      });
      expect(connector.read(deliveryOf(payload))).toHaveProperty('ignored');
    },
  );

  it('knows the event by the topic of a bus', () => {
    const delivery = { ...deliveryOf({}), topic: 'github.push' };
    expect(connector.identify(delivery).event).toBe('push');
  });
});

it.each(['deployment', 'deployment_status', 'pull_request', 'push', 'issues'])(
  'says which field of a %s is wrong',
  event => {
    expect(() => connector.read(deliveryOf({ action: 1 }, event))).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining('repository'),
      }),
    );
  },
);

describe('a test delivery', () => {
  const target = {
    entityRef: 'component:default/checkout',
    id: 'abc123',
    now: Date.parse('2026-11-01T00:00:00Z'),
  };

  it.each([
    [
      { 'github.com/project-slug': 'shop/checkout' },
      'https://github.com/shop/checkout',
      'test-abc123',
    ],
    [
      {
        'backstage.io/source-location':
          'url:https://ghe.example.org/shop/cart/tree/main/',
      },
      'https://ghe.example.org/shop/cart',
      'ghe.example.org/test-abc123',
    ],
  ])('finds the entity of %j', (annotations, repository, externalId) => {
    const sent = connector.testDelivery({ ...target, annotations });
    if (!('headers' in sent)) throw new Error('No delivery');
    const { headers, payload } = sent;
    expect(
      connector.read({ ...deliveryOf(payload), headers, topic: null }),
    ).toMatchObject({
      records: [{ repository, externalId, environment: 'test' }],
    });
  });

  it('says which annotation is missing', () => {
    expect(connector.testDelivery({ ...target, annotations: {} })).toEqual({
      missingAnnotations: [
        'github.com/project-slug',
        'backstage.io/source-location',
      ],
    });
  });
});
