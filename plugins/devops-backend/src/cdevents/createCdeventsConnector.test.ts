import { InputError } from '@backstage/errors';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { createCdeventsConnector } from './createCdeventsConnector';

const connector = createCdeventsConnector();
const entityRef = 'component:default/checkout';
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown) => connector.read(delivery(payload));
const at = (time: string) => Date.parse(`2026-11-01T${time}Z`);

function event(
  type: string,
  time: string,
  content: object,
  custom: unknown = { entityRef },
) {
  return {
    context: {
      specversion: '0.5.1',
      id: `${type}-${time}`,
      source: '/ci',
      type: `dev.cdevents.${type}.0.9.7`,
      timestamp: `2026-11-01T${time}.000Z`,
    },
    subject: { id: '4711', source: '/ci', content },
    customData: custom,
  };
}

const service = {
  environment: { id: 'production' },
  artifactId:
    'pkg:oci/checkout@sha256%3A0b31?repository_url=ghcr.io/shop/checkout',
};

describe('a deployment', () => {
  it('is read from a service event', () => {
    expect(read(event('service.deployed', '10:00:00', service))).toEqual({
      records: [
        {
          kind: 'deployment',
          externalId: 'service.deployed:/ci#service.deployed-10:00:00',
          updatedAt: '2026-11-01T10:00:00.000Z',
          entityRef,
          environment: 'production',
          status: 'succeeded',
          finishedAt: '2026-11-01T10:00:00.000Z',
          artifact: 'pkg:oci/checkout@sha256:0b31',
        },
      ],
    });
  });

  it.each<[string, object, object]>([
    ['rolledback', {}, { type: 'rollback' }],
    ['upgraded', { outcome: 'failure' }, { status: 'failed' }],
    ['deployed', { commitSha: '4f1c0de' }, { revision: '4f1c0de' }],
    ['deployed', { deploymentId: '17' }, { externalId: 'deployment:/ci#17' }],
  ])('that was %s with %j is so', (predicate, custom, expected) => {
    const sent = event(`service.${predicate}`, '10:00:00', service, {
      entityRef,
      ...custom,
    });
    expect(read(sent)).toMatchObject({ records: [expected] });
  });

  it('is soon read, whatever a sender calls its repository', () => {
    const source = `https://host${'/'.repeat(200_000)}x`;
    const startedAt = performance.now();
    read(
      event('service.deployed', '10:00:00', {
        ...service,
        repository: { id: 'shop', source },
      }),
    );
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('is read whatever others have added, and what senders leave null', () => {
    const sent = (content: object, custom: unknown) =>
      read(event('service.deployed', '10:00:00', content, custom));
    const plain = sent(service, { entityRef });
    const foreign = {
      entityRef,
      commitSha: null,
      severity: 3,
      environment: { id: 'x' },
      fixes: 'none',
      outcome: '',
    };
    const more = { ...service, service: 'x', pipelineName: null, outcome: 1 };
    expect(sent(more, foreign)).toEqual(plain);
    for (const custom of [null, undefined, 'text', 4, ['x'], { other: 1 }]) {
      expect(sent(service, custom)).toMatchObject({
        records: [{ environment: 'production' }],
      });
    }
  });

  it('is found by the repository of its package, else by the id of the service', () => {
    const of = (artifactId: string) =>
      read(
        event('service.deployed', '10:00:00', { ...service, artifactId }, null),
      );
    expect(of('pkg:github/shop/checkout@4f1c0de99')).toMatchObject({
      records: [
        {
          repository: 'https://github.com/shop/checkout',
          revision: '4f1c0de99',
        },
      ],
    });
    expect(
      of(
        'pkg:generic/checkout@1.0?vcs_url=git%2Bhttps://git.example.org/shop/checkout.git%404f1c0de99',
      ),
    ).toMatchObject({
      records: [
        {
          repository: 'https://git.example.org/shop/checkout.git',
          revision: '4f1c0de99',
        },
      ],
    });
    expect(of('pkg:oci/checkout@sha256:0b31')).toMatchObject({
      records: [{ selector: { 'cdevents.dev/service-id': '4711' } }],
    });
  });

  it('is a pipeline run that says where it deploys to, also in base64', () => {
    const custom = { entityRef, environment: 'production' };
    const base64 = Buffer.from(JSON.stringify(custom)).toString('base64');
    const life = [
      event('pipelinerun.queued', '09:50:00', {}, custom),
      event('pipelinerun.started', '09:58:00', {}, custom),
      event('pipelinerun.finished', '10:00:00', { outcome: 'error' }, base64),
    ];
    const expected = [
      {
        externalId: 'pipelinerun:/ci#4711',
        status: 'failed',
        startedAt: at('09:58:00'),
        finishedAt: at('10:00:00'),
      },
    ];
    expect(storedAfter(connector, life)).toMatchObject(expected);
    expect(storedAfter(connector, life.reverse())).toMatchObject(expected);
  });
});

describe('an incident', () => {
  const content = {
    description: 'Too slow',
    environment: { id: 'production' },
    service: { id: 'checkout' },
  };
  const life = [
    event('incident.detected', '10:00:00', content),
    event('incident.reported', '10:05:00', {
      ...content,
      ticketURI: 'https://tickets.example.org/1',
    }),
    event('incident.resolved', '10:20:00', content),
    event('incident.detected', '10:30:00', content, {
      entityRef,
      severity: 'high',
    }),
    event('incident.resolved', '10:40:00', content, null),
  ];

  it('opens once, and the order and repetition of its events say nothing', () => {
    const expected = storedAfter(connector, life);
    expect(expected).toMatchObject([
      {
        externalId: 'incident:/ci#4711',
        openedAt: at('10:00:00'),
        resolvedAt: at('10:40:00'),
        severity: 'high',
        url: 'https://tickets.example.org/1',
      },
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

  it('that is resolved before it was detected is kept, and counts when it is complete', () => {
    const [detected, , resolved] = life;
    expect(read(resolved)).toMatchObject({
      records: [{ deleted: true }, { resolvedAt: '2026-11-01T10:20:00.000Z' }],
    });
    expect(storedAfter(connector, [resolved, detected])).toMatchObject([
      { openedAt: at('10:00:00'), resolvedAt: at('10:20:00') },
    ]);
  });

  it('is a ticket of that type', () => {
    const ticket = {
      summary: 'Checkout is down',
      ticketType: 'incident',
      priority: 'high',
      uri: 'https://tickets.example.org/2',
    };
    const tickets = [
      event('ticket.closed', '12:00:00', {
        ...ticket,
        resolution: 'completed',
      }),
      event('ticket.created', '11:00:00', ticket),
    ];
    expect(storedAfter(connector, tickets)).toMatchObject([
      {
        openedAt: at('11:00:00'),
        resolvedAt: at('12:00:00'),
        severity: 'high',
        title: 'Checkout is down',
      },
    ]);
  });
});

describe('a change', () => {
  it('is first reviewed once', () => {
    const custom = { commitSha: '4f1c0de', repositoryUrl: 'https://g.org/a/b' };
    const review = (time: string) => event('change.reviewed', time, {}, custom);
    const reviews = [review('10:00:00'), review('11:00:00')];
    for (const payloads of [reviews, [...reviews].reverse()]) {
      expect(storedAfter(connector, payloads)).toMatchObject([
        {
          revision: '4f1c0de',
          pullRequest: { number: 4711, firstReviewAt: at('10:00:00') },
        },
      ]);
    }
  });

  it('built an artifact', () => {
    const packaged = event('artifact.packaged', '10:00:00', {
      change: { id: '4f1c0de', source: 'https://g.org/a/b' },
    });
    expect(
      read({
        ...packaged,
        subject: { ...packaged.subject, id: 'pkg:oci/a@sha256%3A1' },
      }),
    ).toMatchObject({
      records: [{ artifact: 'pkg:oci/a@sha256:1', revision: '4f1c0de' }],
    });
  });
});

it.each<[string, unknown, RegExp]>([
  [
    'another kind of event',
    { context: { type: 'com.example.done' } },
    /no type/,
  ],
  [
    'a major version of later',
    { context: { type: 'dev.cdevents.service.deployed.1.0.0' } },
    /version 1 /,
  ],
  ['a test suite', event('testsuiterun.finished', '10:00:00', {}), /nothing/],
  ['a pipeline', event('pipelinerun.finished', '10:00:00', {}), /environment/],
  [
    'a ticket of work',
    event('ticket.created', '10:00:00', { ticketType: 'task' }),
    /'task'/,
  ],
  ['a change without commit', event('change.merged', '10:00:00', {}), /commit/],
  [
    'a change with a number of seven digits',
    {
      ...event('change.merged', '10:00:00', {}),
      subject: { id: '1234567', source: '/ci', content: {} },
    },
    /commit/,
  ],
  [
    'an incident of nothing',
    event('incident.detected', '10:00:00', {}, null),
    /entityRef/,
  ],
])('%s is passed over with a reason', (_, payload, reason) => {
  expect(read(payload)).toEqual({ ignored: expect.stringMatching(reason) });
});

it.each<[string, unknown, RegExp]>([
  ['an event without context', {}, /context: /],
  [
    'no subject',
    { ...event('service.deployed', '10:00:00', {}), subject: 1 },
    /subject: /,
  ],
  [
    'no environment',
    event('service.deployed', '10:00:00', {}),
    /subject\.content\.environment/,
  ],
])('%s is refused, naming the field', (_, payload, message) => {
  expect(() => read(payload)).toThrow(InputError);
  expect(() => read(payload)).toThrow(message);
});

it('identifies any payload, CDEvents by source, id and type', () => {
  expect(
    connector.identify(delivery(event('service.deployed', '10:00:00', {}))),
  ).toEqual({
    id: '["/ci","service.deployed-10:00:00","dev.cdevents.service.deployed.0.9.7"]',
    event: 'service.deployed',
  });
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(connector.identify(delivery(payload)).event).toBeDefined();
    }),
  );
});

it('makes a test deployment of the entity', () => {
  const test = connector.testDelivery({
    entityRef,
    annotations: {},
    id: 'abc123',
    now: at('10:00:00'),
  });
  expect(read('payload' in test && test.payload)).toMatchObject({
    records: [
      {
        entityRef,
        environment: 'test',
        externalId: expect.stringContaining('abc123'),
        finishedAt: '2026-11-01T10:00:00.000Z',
      },
    ],
  });
});
