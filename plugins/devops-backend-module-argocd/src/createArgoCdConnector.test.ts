import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { parse } from 'yaml';
import { application, configMap, rendered } from './__testUtils__/application';
import { createArgoCdConnector } from './createArgoCdConnector';

const connector = createArgoCdConnector();
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown, settings?: object) =>
  createArgoCdConnector(settings && new ConfigReader({ ...settings })).read(
    delivery(payload),
  );
const recordOf = (app: object, settings?: object) => {
  const reading = read(rendered(app), settings);
  return 'records' in reading ? reading.records[0] : reading;
};
const UID = '3f1f0d2e-6a1c-4f5b-9a9b-0d3c1c7d1a11';
const at = (time: string) => parseInstant(`2026-11-01T${time}Z`);

it('reads what the shipped template renders', () => {
  expect(read(rendered())).toEqual({
    records: [
      {
        kind: 'deployment',
        externalId: `${UID}/2026-11-01T10:00:00.000Z`,
        selector: { 'argocd/app-name': 'checkout' },
        environment: 'production',
        status: 'succeeded',
        startedAt: '2026-11-01T10:00:00.000Z',
        finishedAt: '2026-11-01T10:00:42Z',
        artifact: 'a'.repeat(40),
        url: 'https://argocd.example.com/applications/argocd/checkout',
      },
    ],
  });
});

it('ships a ConfigMap whose trigger, template and service belong together', () => {
  const { data } = configMap;
  const conditions: { send: string[]; when: string }[] = parse(
    data['trigger.devops-domains'],
  );
  expect(conditions.map(({ send }) => send)).toEqual([
    ['devops-domains'],
    ['devops-domains'],
    ['devops-domains'],
  ]);
  expect(parse(data['service.webhook.devops-domains']).url).toMatch(
    /\/api\/devops\/v1\/webhooks\/argocd$/,
  );
  expect(parse(data.subscriptions)).toEqual([
    { recipients: ['devops-domains'], triggers: ['devops-domains'] },
  ]);
});

it('sends of the annotations only those that are ours', () => {
  expect(JSON.stringify(rendered())).not.toMatch(/last-applied/);
});

describe('the state', () => {
  it.each([
    ['Running', 'running'],
    ['Terminating', 'running'],
    ['Succeeded', 'succeeded'],
    ['Failed', 'failed'],
    ['Error', 'failed'],
  ])('%s is %s', (phase, status) => {
    expect(recordOf(application({ operationState: { phase } }))).toMatchObject({
      status,
    });
  });

  it('is read before Argo CD has decided on a revision', () => {
    const app = application({
      status: {
        operationState: { phase: 'Running', startedAt: '2026-11-01T10:00:00Z' },
      },
    });
    expect(recordOf(app)).toMatchObject({ status: 'running' });
    expect(recordOf(app)).not.toHaveProperty('artifact');
  });

  it('waits for the application to be healthy', () => {
    const app = application({ status: { health: { status: 'Progressing' } } });
    expect(recordOf(app)).toEqual({
      ignored: 'synced, but Progressing and not yet Healthy',
    });
  });

  it('needs the time of its end', () => {
    const app = application({ operationState: { finishedAt: '' } });
    expect(recordOf(app)).toEqual({
      ignored: 'the operation is Succeeded and says not when it finished',
    });
  });
});

describe('the entity', () => {
  it('is what the application says', () => {
    const app = application({
      metadata: {
        annotations: { 'devops-domains.io/entity-ref': 'component:shop/pay' },
      },
    });
    expect(recordOf(app)).toMatchObject({ entityRef: 'component:shop/pay' });
    expect(recordOf(app)).not.toHaveProperty('selector');
  });

  it('is also told by namespace and instance where these matter', () => {
    const app = application({ metadata: { namespace: 'team-a' } });
    const payload = { ...Object(rendered(app)), instance: 'eu' };
    const selector = {
      'argocd/app-name': 'checkout',
      'argocd/app-namespace': 'team-a',
      'argocd/instance-name': 'eu',
    };
    expect(read(payload)).toMatchObject({ records: [{ selector }] });
    expect(recordOf(app, { controlPlaneNamespace: 'team-a' })).toHaveProperty(
      'selector',
      { 'argocd/app-name': 'checkout' },
    );
  });
});

describe('the environment', () => {
  const spec = {
    destination: { namespace: 'checkout', name: 'prod-eu' },
  };

  it.each<[object, object, string]>([
    [{}, {}, 'checkout'],
    [{}, { environmentFrom: 'cluster' }, 'prod-eu'],
    [{ labels: { env: 'staging' } }, {}, 'staging'],
    [{ labels: { stage: 'qa' } }, { environmentLabels: ['stage'] }, 'qa'],
    [
      {
        labels: { env: 'staging' },
        annotations: { 'devops-domains.io/environment': 'production' },
      },
      {},
      'production',
    ],
  ])('of %j with %j is %s', (metadata, settings, environment) => {
    expect(recordOf(application({ metadata, spec }), settings)).toMatchObject({
      environment,
    });
  });

  it('is missing', () => {
    expect(recordOf(application({ spec: { destination: {} } }))).toEqual({
      ignored: expect.stringContaining('names no environment'),
    });
  });

  it('cannot come from anywhere else', () => {
    expect(() => read({}, { environmentFrom: 'project' })).toThrow(
      /devops\.sources\.argocd\.environmentFrom/,
    );
  });
});

describe('the version', () => {
  const annotations = (part: object) => ({ metadata: { annotations: part } });
  const named = (image: string) =>
    annotations({ 'devops-domains.io/image': image });
  const manifests = { artifact: 'a'.repeat(40) };

  it.each<[string, Parameters<typeof application>[0], object]>([
    // Pods that end are among those that run: their images are of the version before.
    [
      'the manifests, whatever runs',
      { status: { summary: { images: ['ghcr.io/shop/checkout:1.4.1'] } } },
      manifests,
    ],
    [
      'several sources',
      {
        status: { summary: {} },
        operationState: {
          syncResult: { revisions: ['1.2.0', 'b'.repeat(40)] },
        },
      },
      { artifact: `1.2.0+${'b'.repeat(40)}` },
    ],
    ['a failure', { operationState: { phase: 'Failed' } }, manifests],
    [
      'an image named by its tag',
      named('localhost:5000/shop/checkout:1.4.2'),
      { artifact: 'localhost:5000/shop/checkout:1.4.2' },
    ],
    [
      'an image named by its digest',
      named(`ghcr.io/shop/checkout@sha256:${'d'.repeat(64)}`),
      { artifact: `ghcr.io/shop/checkout@sha256:${'d'.repeat(64)}` },
    ],
    [
      'an image named without its version',
      named('localhost:5000/shop/checkout'),
      manifests,
    ],
    [
      'the commit of the application',
      annotations({ 'devops-domains.io/revision': 'c'.repeat(40) }),
      { revision: 'c'.repeat(40), ...manifests },
    ],
  ])('%s', (_, part, version) => {
    expect(recordOf(application(part))).toMatchObject(version);
  });
});

it('the life of syncs is the same in any order and with any repetition', () => {
  const sync = (startedAt: string, operationState: object) =>
    rendered(
      application({
        operationState: {
          startedAt: `2026-11-01T${startedAt}Z`,
          ...operationState,
        },
      }),
    );
  const life = [
    sync('10:00:00', { phase: 'Running', finishedAt: undefined }),
    sync('10:00:00', { phase: 'Terminating', finishedAt: undefined }),
    sync('10:00:00', { phase: 'Failed' }),
    sync('11:00:00', { phase: 'Running', finishedAt: undefined }),
    sync('11:00:00', { finishedAt: '2026-11-01T11:01:00Z' }),
    // The same revision once more is another deployment.
    sync('12:00:00', { finishedAt: '2026-11-01T12:01:00Z' }),
  ];
  const expected = storedAfter(connector, life);
  expect(expected).toMatchObject([
    { status: 'failed', finishedAt: at('10:00:42') },
    { status: 'succeeded', finishedAt: at('11:01:00') },
    { status: 'succeeded', finishedAt: at('12:01:00') },
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

it.each<[string, unknown, RegExp]>([
  ['no object', 'ok', /the payload: /],
  ['another template', { app: 'checkout' }, /application: /],
  [
    'an unknown phase',
    rendered(application({ operationState: { phase: 'Sleeping' } })),
    /operation\.phase: /,
  ],
  [
    'an end that is no instant',
    rendered(application({ operationState: { finishedAt: 'soon' } })),
    /operation\.finishedAt: /,
  ],
])('%s is refused, naming the field', (_, payload, message) => {
  expect(() => read(payload)).toThrow(InputError);
  expect(() => read(payload)).toThrow(message);
});

it('identifies anything', () => {
  const identity = { id: null, event: 'Succeeded' };
  expect(connector.identify(delivery(rendered()))).toEqual(identity);
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(connector.identify(delivery(payload)).id).toBeNull();
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
