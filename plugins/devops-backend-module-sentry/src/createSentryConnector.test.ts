import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { readSentrySettings } from './configuration/sentrySettings';
import { createSentryConnector } from './createSentryConnector';

const connectorWith = (settings: object = {}) =>
  createSentryConnector(readSentrySettings(new ConfigReader({ ...settings })));
const at = (time: string) => Date.parse(`2026-11-01T${time}Z`);

interface Sent {
  headers: Record<string, string>;
  payload: unknown;
}

function sent(resource: string, time: string, payload: object): Sent {
  return {
    headers: {
      'request-id': `${resource}-${time}`,
      'sentry-hook-resource': resource,
      'sentry-hook-timestamp': `${at(time) / 1000}`,
    },
    payload: {
      actor: { id: 'sentry', name: 'Sentry', type: 'application' },
      installation: { uuid: 'a8e5d37a-696c-4c54-adb5-b3f28d64c7de' },
      ...payload,
    },
  };
}

const alert = (action: string, time: string, part: object = {}) =>
  sent('metric_alert', time, {
    action,
    data: {
      description_text: '1000 events in the last 10 minutes',
      description_title: `${action}: Too many errors`,
      metric_alert: {
        alert_rule: {
          aggregate: 'count()',
          id: '7',
          name: 'Too many errors',
          projects: ['checkout'],
          triggers: [],
        },
        date_closed: null,
        date_created: '2026-11-01T10:00:01.000000Z',
        date_started: '2026-11-01T10:00:00.000000Z',
        id: '4',
        organization_id: '5',
        projects: ['checkout'],
        status: 20,
        ...part,
      },
      web_url: 'https://sentry.io/organizations/shop/alerts/rules/details/7/',
    },
  });

const issue = (action: string, time: string) =>
  sent('issue', time, {
    action,
    data: {
      issue: {
        id: '1170820242',
        title: 'ReferenceError: basket is not defined',
        level: 'error',
        firstSeen: '2026-11-01T09:58:37.391000Z',
        permalink: null,
        project: { id: '1', name: 'Checkout', slug: 'checkout' },
        status: 'unresolved',
      },
    },
  });

const read = ({ headers, payload }: Sent, settings?: object) =>
  connectorWith(settings).read({
    headers,
    payload,
    receivedAt: at('12:00:00'),
    topic: null,
  });

/** What is stored after these webhooks, with their headers. */
function stored(life: Sent[], settings?: object) {
  const connector: Connector = connectorWith(settings);
  const headersOf = new Map(life.map(one => [one.payload, one.headers]));
  return storedAfter(
    {
      ...connector,
      read: delivery =>
        connector.read({
          ...delivery,
          headers: headersOf.get(delivery.payload) ?? {},
        }),
    },
    life.map(({ payload }) => payload),
  );
}

it('reads a metric alert', () => {
  expect(read(alert('critical', '10:00:05'))).toEqual({
    records: [
      {
        kind: 'incident',
        externalId: 'metric-alert/4',
        updatedAt: '2026-11-01T10:00:05.000Z',
        selector: { 'sentry.io/project-slug': 'checkout' },
        openedAt: '2026-11-01T10:00:00.000000Z',
        severity: 'critical',
        title: 'Too many errors',
        url: 'https://sentry.io/organizations/shop/alerts/rules/details/7/',
      },
    ],
  });
});

it.each<[string, Sent[], object, object]>([
  [
    'an alert',
    [
      alert('warning', '10:00:05'),
      alert('critical', '10:05:00'),
      alert('resolved', '10:20:00'),
    ],
    {},
    { severity: 'critical', resolvedAt: at('10:20:00') },
  ],
  [
    'an issue',
    [
      issue('created', '10:00:00'),
      issue('resolved', '10:10:00'),
      issue('unresolved', '10:20:00'),
      issue('archived', '10:30:00'),
    ],
    { issues: true },
    {
      externalId: 'issue/1170820242',
      openedAt: Date.parse('2026-11-01T09:58:37.391Z'),
      resolvedAt: at('10:30:00'),
      severity: 'error',
    },
  ],
])(
  'makes the same of %s in any order and with any repetition',
  (_, life, settings, expected) => {
    const first = stored(life, settings);
    expect(first).toMatchObject([expected]);
    const shuffled = fc
      .tuple(
        fc.shuffledSubarray(life, { minLength: life.length }),
        fc.array(fc.constantFrom(...life)),
      )
      .map(parts => parts.flat());
    fc.assert(
      fc.property(shuffled, some => {
        expect(stored(some, settings)).toEqual(first);
      }),
    );
  },
);

describe('without warnings', () => {
  const settings = { warnings: false };
  const warning = alert('warning', '10:00:05');
  const critical = alert('critical', '10:05:00');
  const resolved = alert('resolved', '10:20:00');

  it('the end of what only warned is no incident', () => {
    expect(read(resolved, settings)).toEqual({
      records: [
        {
          kind: 'incident',
          externalId: 'metric-alert/4',
          updatedAt: '0001-01-01T00:00:00Z',
          deleted: true,
        },
        {
          kind: 'incident',
          externalId: 'metric-alert/4',
          updatedAt: '2026-11-01T10:20:00.000Z',
          selector: { 'sentry.io/project-slug': 'checkout' },
          resolvedAt: '2026-11-01T10:20:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['in order', [warning, critical, resolved]],
    ['end first', [resolved, critical, warning]],
    ['with repetition', [critical, resolved, resolved, critical]],
  ])('what became critical is one, %s', (_, life) => {
    expect(read(critical, settings)).toMatchObject({
      records: [{ deleted: false }],
    });
    expect(stored(life, settings)).toMatchObject([
      {
        openedAt: at('10:00:00'),
        resolvedAt: at('10:20:00'),
        severity: 'critical',
      },
    ]);
  });
});

it('takes the time of the end from the alert where it tells', () => {
  const date_closed = '2026-11-01T10:19:00Z';
  expect(
    stored([alert('resolved', '10:20:00', { date_closed })]),
  ).toMatchObject([{ resolvedAt: at('10:19:00') }]);
});

it.each<[string, Sent, object]>([
  ['an issue', issue('created', '10:00:00'), {}],
  ['an assigned issue', issue('assigned', '10:00:00'), { issues: true }],
  ['a warning', alert('warning', '10:00:00'), { warnings: false }],
  [
    'an alert over projects',
    alert('critical', '10:00:00', { projects: ['a', 'b'] }),
    {},
  ],
  [
    'an issue alert',
    sent('event_alert', '10:00:00', {
      action: 'triggered',
      data: { event: {} },
    }),
    {},
  ],
  [
    'an installation',
    sent('installation', '10:00:00', { action: 'created', data: {} }),
    {},
  ],
])('passes over %s with a reason', (_, one, settings) => {
  expect(read(one, settings)).toEqual({
    ignored: expect.stringMatching(/\w+ \w+/),
  });
});

it('refuses what Sentry does not send, naming the field', () => {
  expect(() => read({ headers: {}, payload: [] })).toThrow(InputError);
  expect(() => read(alert('critical', '10:00:00', { id: null }))).toThrow(
    /data\.metric_alert\.id/,
  );
});

it('knows without headers what it is', () => {
  const { payload } = alert('critical', '10:00:00');
  expect(read({ headers: {}, payload })).toMatchObject({
    records: [{ updatedAt: '2026-11-01T12:00:00.000Z' }],
  });
});

it('identifies any payload, webhooks by the request', () => {
  const identify = ({ headers, payload }: Sent) =>
    connectorWith().identify({ headers, payload, receivedAt: 0, topic: null });
  expect(identify(alert('critical', '10:00:00'))).toEqual({
    id: 'metric_alert-10:00:00',
    event: 'metric_alert.critical',
  });
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(identify({ headers: {}, payload }).event).toBeDefined();
    }),
  );
});

it.each([true, false])('makes a test alert, warnings: %s', warnings => {
  const target = {
    entityRef: 'component:default/checkout',
    annotations: { 'sentry.io/project-slug': 'checkout' },
    id: 'abc123',
    now: at('10:00:00'),
  };
  const test = connectorWith().testDelivery(target);
  expect('payload' in test && read(test, { warnings })).toMatchObject({
    records: [
      {
        externalId: 'metric-alert/test-abc123',
        selector: target.annotations,
        resolvedAt: '2026-11-01T10:00:00.000Z',
      },
    ],
  });
  expect(connectorWith().testDelivery({ ...target, annotations: {} })).toEqual({
    missingAnnotations: ['sentry.io/project-slug'],
  });
});
