import { InputError } from '@backstage/errors';
import { ConfigReader } from '@backstage/config';
import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import {
  alert,
  grafanaNotification,
  notification,
} from './__testUtils__/notifications';
import {
  createAlertmanagerConnector,
  createGrafanaConnector,
} from './connectors';

const connector = createAlertmanagerConnector();
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown) => connector.read(delivery(payload));
const at = (time: string) => parseInstant(`2026-11-01T${time}Z`);
const resolved = (endsAt: string, part: object = {}) =>
  alert({ status: 'resolved', endsAt: `2026-11-01T${endsAt}Z`, ...part });

describe('an alert', () => {
  it('is an incident', () => {
    expect(read(notification([alert()]))).toEqual({
      records: [
        {
          kind: 'incident',
          externalId: 'c6eadffa33fcdf37/2026-11-01T10:00:00.123Z',
          selector: { 'prometheus.io/service-name': 'checkout' },
          openedAt: '2026-11-01T10:00:00.123Z',
          severity: 'critical',
          title: 'HighErrorRate: 5 % of requests fail',
          url: 'https://prometheus.example.com/graph?g0.expr=errors&g0.tab=1',
        },
      ],
    });
  });

  it('has no end while it fires, whatever endsAt says', () => {
    const payload = notification([alert({ endsAt: '2026-11-01T10:04:00Z' })]);
    expect(storedAfter(connector, [payload])).toMatchObject([
      { resolvedAt: null },
    ]);
  });

  it('ends when it is resolved, unless its end is zero', () => {
    expect(
      storedAfter(connector, [notification([resolved('10:30:00')])]),
    ).toMatchObject([{ resolvedAt: at('10:30:00') }]);
    const zero = resolved('10:30:00', { endsAt: '0001-01-01T00:00:00Z' });
    expect(storedAfter(connector, [notification([zero])])).toMatchObject([
      { resolvedAt: null },
    ]);
  });

  it('that fires again is another incident', () => {
    const again = alert({ startsAt: '2026-11-01T12:00:00Z' });
    const stored = storedAfter(connector, [
      notification([alert()]),
      notification([resolved('10:30:00')]),
      notification([again]),
    ]);
    expect(stored).toMatchObject([
      { openedAt: at('10:00:00.123'), resolvedAt: at('10:30:00') },
      { openedAt: at('12:00:00'), resolvedAt: null },
    ]);
  });

  it('is the same where its start is written in another zone', () => {
    const zoned = alert({ startsAt: '2026-11-01T12:00:00.123456+02:00' });
    const payloads = [notification([alert()]), notification([zoned])];
    expect(storedAfter(connector, payloads)).toHaveLength(1);
  });

  it.each(['', 'alerts/7', `https://a.example/${'x'.repeat(2_000)}`])(
    'does without the link %.20j',
    generatorURL => {
      const payload = notification([alert({ generatorURL })]);
      expect(storedAfter(connector, [payload])).toMatchObject([{ url: null }]);
    },
  );
});

it('the life of alerts is the same in any order and with any repetition', () => {
  const other = { fingerprint: 'bc97ff14869b13e3' };
  const life = [
    notification([alert()]),
    notification([alert(), alert(other)]),
    notification([resolved('10:30:00'), alert(other)]),
    // Prometheus was away, and the alert goes on under the same start.
    notification([alert(), resolved('10:40:00', other)]),
    notification([resolved('11:00:00')], { status: 'resolved' }),
  ];
  const expected = storedAfter(connector, life);
  expect(expected).toMatchObject([
    { resolvedAt: at('10:40:00') },
    { resolvedAt: at('11:00:00') },
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

describe('a notification of Grafana', () => {
  const grafana = createGrafanaConnector();

  it('is read in the same way', () => {
    const payload = grafanaNotification([
      alert({ startsAt: '2026-11-01T12:00:00.123456+02:00' }),
    ]);
    expect(grafana.read(delivery(payload))).toMatchObject({
      records: [
        {
          externalId: 'c6eadffa33fcdf37/2026-11-01T10:00:00.123Z',
          selector: { 'grafana/alert-label-selector': 'service=checkout' },
        },
      ],
    });
  });

  it('may be a test', () => {
    const test = alert({}, { alertname: 'TestAlert', instance: 'Grafana' });
    const payload = grafanaNotification([test]);
    expect(grafana.read(delivery(payload))).toEqual({
      ignored: 'a test of the webhook by Grafana alerting',
    });
  });
});

describe.each(['DatasourceNoData', 'DatasourceError'])(
  'a rule that Grafana cannot evaluate: %s',
  alertname => {
    const labels = { alertname, rulename: 'HighErrorRate' };
    const payload = grafanaNotification([alert({}, labels)]);

    it('is no incident of the service', () => {
      expect(createGrafanaConnector().read(delivery(payload))).toEqual({
        ignored: `${alertname} of HighErrorRate tells of the data source, not of the service; see datasourceAlerts`,
      });
    });

    it('is one where the configuration says so, and in Alertmanager', () => {
      const settings = new ConfigReader({ datasourceAlerts: true });
      const incident = { records: [{ kind: 'incident' }] };
      const grafana = createGrafanaConnector(settings);
      expect(grafana.read(delivery(payload))).toMatchObject(incident);
      expect(connector.read(delivery(payload))).toMatchObject(incident);
    });
  },
);

describe('what is passed over with a reason', () => {
  it.each([
    [[], {}, 'it names no alert'],
    [
      [alert({}, { alertname: 'Watchdog', severity: 'none' })],
      {},
      "Watchdog is no incident: its severity is 'none'",
    ],
    [
      [],
      { truncatedAlerts: 3 },
      '3 more alerts were cut off before they were sent; set max_alerts to 0',
    ],
    [
      [alert({ labels: { severity: 'page' } })],
      {},
      'c6eadffa33fcdf37 has no label that leads to an entity',
    ],
  ])('%#', (alerts, part, ignored) => {
    expect(read(notification(alerts, part))).toEqual({ ignored });
  });

  it('does not take the others with it, and is told beside them', () => {
    const payload = notification([alert({}, { severity: 'info' }), alert()], {
      truncatedAlerts: 2,
    });
    expect(storedAfter(connector, [payload])).toHaveLength(1);
    expect(read(payload)).toMatchObject({
      passedOver:
        "2 more alerts were cut off before they were sent; set max_alerts to 0; HighErrorRate is no incident: its severity is 'info'",
    });
  });

  it('can be told by the severities that count', () => {
    const strict = createAlertmanagerConnector(
      new ConfigReader({ severities: ['page'], severityLabel: 'level' }),
    );
    const severe = (level: string) =>
      storedAfter(strict, [notification([alert({}, { level })])]);
    expect(severe('page')).toMatchObject([{ severity: 'page' }]);
    expect(severe('critical')).toEqual([]);
  });
});

it.each<[string, unknown, RegExp]>([
  ['no object', null, /the payload: /],
  ['a notification without alerts', { status: 'firing' }, /alerts: /],
  [
    'an alert without a fingerprint',
    notification([alert({ fingerprint: undefined })]),
    /alerts\[0\]\.fingerprint: /,
  ],
  [
    'a start that is no instant',
    notification([alert({ startsAt: 'now' })]),
    /alerts\[0\]\.startsAt: /,
  ],
])('%s is refused, naming the field', (_, payload, message) => {
  expect(() => read(payload)).toThrow(InputError);
  expect(() => read(payload)).toThrow(message);
});
