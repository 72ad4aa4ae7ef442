import { ConfigReader } from '@backstage/config';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { alert, notification } from './__testUtils__/notifications';
import {
  createAlertmanagerConnector,
  createGrafanaConnector,
} from './connectors';

const NOW = Date.UTC(2026, 10, 1);
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: NOW,
  topic: null,
});

describe('the way to the entity', () => {
  const wayOf = (labels: object, settings?: object) => {
    const config = settings && new ConfigReader({ ...settings });
    const reading = createAlertmanagerConnector(config).read(
      delivery(notification([alert({}, labels)])),
    );
    const [record] = 'records' in reading ? reading.records : [];
    return record.entityRef ?? record.selector;
  };

  it.each([
    ['component:default/checkout', 'component:default/checkout'],
    ['resource:shop/db', 'resource:shop/db'],
    ['shop/checkout', 'component:shop/checkout'],
    ['checkout', 'component:checkout'],
  ])('is the label backstage_entity: %s', (value, entityRef) => {
    expect(wayOf({ backstage_entity: value })).toBe(entityRef);
  });

  it('may be named by an annotation of the alert', () => {
    const annotations = { backstage_entity: 'component:default/a' };
    const reading = createAlertmanagerConnector().read(
      delivery(notification([alert({ annotations })])),
    );
    expect(reading).toMatchObject({
      records: [{ entityRef: 'component:default/a' }],
    });
  });

  it('is the name of the alert where there is no service', () => {
    expect(wayOf({ service: '' })).toEqual({
      'prometheus.io/alert': 'HighErrorRate',
    });
  });

  it('follows the configured rules, then the name of the alert', () => {
    const settings = {
      entityLabels: ['owner_component'],
      selectors: [
        { annotation: 'example.com/app', value: '{namespace}/{app}' },
      ],
    };
    expect(wayOf({ owner_component: 'a' }, settings)).toBe('component:a');
    expect(wayOf({ app: 'web', namespace: 'shop' }, settings)).toEqual({
      'example.com/app': 'shop/web',
    });
    expect(wayOf({ app: 'web' }, settings)).toEqual({
      'prometheus.io/alert': 'HighErrorRate',
    });
  });

  it.each([
    [{ selectors: [{ value: '{app}' }] }, /selectors\[0\]\.annotation/],
    [{ entityLabels: 'service' }, /entityLabels/],
    [{ severities: [1] }, /severities/],
  ])('is refused at start where %j is wrong', (settings, key) => {
    const config = new ConfigReader({ ...settings });
    expect(() => createAlertmanagerConnector(config)).toThrow(key);
  });
});

describe('the signature of Grafana', () => {
  const body = Buffer.from('{"status":"firing"}');
  const seconds = `${NOW / 1000}`;
  const sign = (content: string) =>
    createHmac('sha256', 'secret').update(content).digest('hex');
  const verify = (headers: Record<string, string>, settings?: object) =>
    createGrafanaConnector(settings && new ConfigReader({ ...settings }))
      .signatures.map(scheme => scheme.verify({ headers, body }, 'secret', NOW))
      .filter(result => result !== 'absent');

  it.each<[string, Record<string, string>, object]>([
    ['of the body', { 'x-grafana-alerting-signature': sign(`${body}`) }, {}],
    ['by the other name', { 'x-grafana-alert-signature': sign(`${body}`) }, {}],
    [
      'of time and body',
      {
        'x-grafana-alerting-signature': sign(`${seconds}:${body}`),
        'x-grafana-alerting-timestamp': seconds,
      },
      {},
    ],
    [
      'in headers of your own',
      { 'x-signature': sign(`${seconds}:${body}`), 'x-time': seconds },
      { signatureHeader: 'X-Signature', timestampHeader: 'X-Time' },
    ],
    ['as a bearer token', { authorization: 'Bearer secret' }, {}],
  ])('%s is accepted', (_, headers, settings) => {
    expect(verify(headers, settings)).toEqual(['valid']);
  });

  it('is refused when it is old or of something else', () => {
    const old = `${NOW / 1000 - 600}`;
    expect(
      verify({
        'x-grafana-alerting-signature': sign(`${old}:${body}`),
        'x-grafana-alerting-timestamp': old,
      }),
    ).toEqual(['expired']);
    expect(verify({ 'x-grafana-alerting-signature': sign('{}') })).toEqual([
      'invalid',
    ]);
  });
});

describe.each([createAlertmanagerConnector(), createGrafanaConnector()])(
  '$name',
  connector => {
    const target = {
      entityRef: 'component:default/checkout',
      annotations: {},
      id: 'abc123',
      now: NOW,
    };

    it('makes a test incident that ends at once', () => {
      const test = connector.testDelivery(target);
      const payload = 'payload' in test ? test.payload : null;
      expect(storedAfter(connector, [payload])).toMatchObject([
        {
          externalId: expect.stringContaining('abc123'),
          openedAt: NOW,
          resolvedAt: NOW,
        },
      ]);
    });

    it('identifies anything', () => {
      expect(connector.identify(delivery(notification([])))).toEqual({
        id: null,
        event: 'firing',
      });
      fc.assert(
        fc.property(fc.anything(), payload => {
          expect(connector.identify(delivery(payload)).id).toBeNull();
        }),
      );
    });
  },
);

it('names the annotations that a test needs where alerts name no entity', () => {
  const settings = new ConfigReader({ entityLabels: [] });
  const target = { entityRef: 'component:default/a', id: 'a', now: NOW };
  const connector = createAlertmanagerConnector(settings);
  expect(connector.testDelivery({ ...target, annotations: {} })).toEqual({
    missingAnnotations: ['prometheus.io/service-name', 'prometheus.io/alert'],
  });
  const annotations = { 'prometheus.io/service-name': 'checkout' };
  const test = connector.testDelivery({ ...target, annotations });
  const payload = 'payload' in test ? test.payload : null;
  expect(connector.read(delivery(payload))).toMatchObject({
    records: [{ selector: annotations }],
  });
});
