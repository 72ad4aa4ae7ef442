import { InputError } from '@backstage/errors';
import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { incident, webhook } from './__testUtils__/events';
import { createPagerDutyConnector } from './createPagerDutyConnector';

const connector = createPagerDutyConnector();
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown) => connector.read(delivery(payload));
const at = (time: string) => parseInstant(`2026-11-01T${time}Z`);
const triggered = webhook('incident.triggered', '2026-11-01T10:00:01Z');
const resolvedData = incident({ status: 'resolved' });

describe('an incident', () => {
  it('is read with the time of the event', () => {
    expect(read(triggered)).toEqual({
      records: [
        {
          kind: 'incident',
          externalId: 'Q2K78SNJ5U1VE1',
          updatedAt: '2026-11-01T10:00:00Z',
          selector: { 'pagerduty.com/service-id': 'PF9KMXH' },
          openedAt: '2026-11-01T10:00:00Z',
          deleted: false,
        },
        {
          kind: 'incident',
          externalId: 'Q2K78SNJ5U1VE1',
          updatedAt: '2026-11-01T10:00:01Z',
          selector: { 'pagerduty.com/service-id': 'PF9KMXH' },
          resolvedAt: null,
          duplicateOf: null,
          severity: 'P1',
          title: 'Payments are declined',
          url: 'https://shop.pagerduty.com/incidents/Q2K78SNJ5U1VE1',
        },
      ],
    });
  });

  it.each([
    [{ priority: null }, 'high'],
    [{ priority: null, urgency: 'low' }, 'low'],
    [{ priority: { summary: 'SEV-2' } }, 'SEV-2'],
    [{ priority: null, urgency: null }, null],
  ])('is as severe as %j says', (part, severity) => {
    const payload = webhook(
      'incident.priority_updated',
      '2026-11-01T10:05:00Z',
      incident(part),
    );
    expect(storedAfter(connector, [payload])).toMatchObject([{ severity }]);
  });

  it('began when its trigger occurred where it says nothing else', () => {
    const payload = webhook(
      'incident.triggered',
      '2026-11-01T10:00:01Z',
      incident({ created_at: undefined }),
    );
    expect(storedAfter(connector, [payload])).toMatchObject([
      { openedAt: at('10:00:01') },
    ]);
  });

  it('that was merged is a duplicate of the other', () => {
    const merged = webhook(
      'incident.resolved',
      '2026-11-01T10:02:00Z',
      incident({
        status: 'resolved',
        resolve_reason: {
          type: 'merge_resolve_reason',
          incident: { id: 'Q0OTHER', type: 'incident_reference' },
        },
      }),
    );
    expect(storedAfter(connector, [triggered, merged])).toMatchObject([
      { duplicateOf: 'incident:pagerduty/Q0OTHER', resolvedAt: at('10:02:00') },
    ]);
  });

  it('keeps its end when something else changes afterwards', () => {
    const life = [
      webhook('incident.resolved', '2026-11-01T10:30:00Z', resolvedData),
      webhook('incident.priority_updated', '2026-11-01T11:00:00Z', {
        ...resolvedData,
        priority: { summary: 'P3' },
      }),
    ];
    expect(storedAfter(connector, life)).toMatchObject([
      { resolvedAt: at('10:30:00'), severity: 'P3' },
    ]);
  });
});

describe('the life of an incident', () => {
  const life = [
    triggered,
    webhook(
      'incident.acknowledged',
      '2026-11-01T10:01:00Z',
      incident({ status: 'acknowledged' }),
    ),
    webhook('incident.resolved', '2026-11-01T10:20:00Z', resolvedData),
    webhook('incident.reopened', '2026-11-01T10:40:00Z'),
    webhook(
      'incident.priority_updated',
      '2026-11-01T10:45:00.123Z',
      incident({ priority: { summary: 'P2' }, title: 'Renamed' }),
    ),
    webhook('incident.resolved', '2026-11-01T11:00:00Z', {
      ...resolvedData,
      priority: { summary: 'P2' },
      title: 'Renamed',
    }),
  ];

  it('is the same in any order and with any repetition', () => {
    const expected = storedAfter(connector, life);
    expect(expected).toMatchObject([
      { openedAt: at('10:00:00'), resolvedAt: at('11:00:00'), severity: 'P2' },
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

  it('has its end also where that comes before it is known when it began', () => {
    const resolved = webhook('incident.resolved', '2026-11-01T10:20:00Z', {
      ...resolvedData,
      created_at: null,
    });
    const externalId = resolvedData.id;
    expect(read(resolved)).toMatchObject({
      records: [
        { externalId, deleted: true },
        { externalId, resolvedAt: '2026-11-01T10:20:00Z' },
      ],
    });
    for (const payloads of [
      [triggered, resolved],
      [resolved, triggered],
    ]) {
      expect(storedAfter(connector, payloads)).toMatchObject([
        { openedAt: at('10:00:00'), resolvedAt: at('10:20:00') },
      ]);
    }
  });

  it('tells at its beginning only that it counts, so that it stays deleted', () => {
    const counts = { updatedAt: '2026-11-01T10:00:00Z', deleted: false };
    for (const payload of life) {
      const reading = read(payload);
      const records = 'records' in reading ? reading.records : [];
      expect(records).toMatchObject([counts, {}]);
      // It is stored before the other: it must be whole by itself.
      expect(records[0]).toMatchObject({
        selector: expect.anything(),
        openedAt: expect.anything(),
      });
      expect(records[1]).not.toHaveProperty('deleted');
    }
  });

  it('is open again after it was reopened, whichever message came first', () => {
    const [, , resolved, reopened] = life;
    for (const payloads of [
      [resolved, reopened],
      [reopened, resolved],
    ]) {
      expect(storedAfter(connector, payloads)).toMatchObject([
        { resolvedAt: null },
      ]);
    }
  });
});

it.each([
  webhook('pagey.ping', '2026-11-01T10:00:00Z', {
    message: 'Hello from your friend Pagey!',
    type: 'ping',
  }),
  webhook('incident.annotated', '2026-11-01T10:00:00Z', {
    type: 'incident_note',
    incident: { id: 'Q1', type: 'incident_reference' },
    content: 'looking into it',
  }),
  webhook('incident.responder.added', '2026-11-01T10:00:00Z', {
    type: 'incident_responder',
  }),
  webhook('service.updated', '2026-11-01T10:00:00Z', {
    id: 'PF9KMXH',
    type: 'service',
  }),
])('$event.event_type is passed over with a reason', payload => {
  expect(read(payload)).toEqual({ ignored: expect.any(String) });
});

it.each<[string, unknown, RegExp]>([
  ['version 2', { messages: [{ event: 'incident.trigger' }] }, /event: /],
  ['no object', 'ok', /the payload: /],
  [
    'a time without offset',
    webhook('incident.triggered', '2026-11-01T10:00:00'),
    /event\.occurred_at: /,
  ],
  [
    'an incident without service',
    webhook(
      'incident.triggered',
      '2026-11-01T10:00:00Z',
      incident({ service: null }),
    ),
    /event\.data\.service: /,
  ],
])('%s is refused, naming the field', (_, payload, message) => {
  expect(() => read(payload)).toThrow(InputError);
  expect(() => read(payload)).toThrow(message);
});

it('is identified by the id of the event', () => {
  expect(connector.identify(delivery(triggered))).toEqual({
    id: '01-incident.triggered-2026-11-01T10:00:01Z',
    event: 'incident.triggered',
  });
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(connector.identify(delivery(payload)).event).toBeDefined();
    }),
  );
});

describe('a test', () => {
  const target = {
    entityRef: 'component:default/checkout',
    annotations: { 'pagerduty.com/service-id': 'PF9KMXH' },
    id: 'abc123',
    now: Date.UTC(2026, 10, 1),
  };

  it('is an incident of the service that ends at once', () => {
    const test = connector.testDelivery(target);
    const payload = 'payload' in test ? test.payload : null;
    expect(storedAfter(connector, [payload])).toMatchObject([
      {
        externalId: expect.stringContaining('abc123'),
        openedAt: target.now,
        resolvedAt: target.now,
      },
    ]);
    expect(read(payload)).toMatchObject({
      records: [{ deleted: false }, { selector: target.annotations }],
    });
  });

  it('names the annotation that it needs', () => {
    expect(connector.testDelivery({ ...target, annotations: {} })).toEqual({
      missingAnnotations: ['pagerduty.com/service-id'],
    });
  });
});
