import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  COMMIT,
  failed,
  healthy,
  HELM_RELEASE_UID,
  helmRelease,
  kustomization,
  KUSTOMIZATION_UID,
  reconciled,
  unhealthy,
} from './__testUtils__/events';
import { createFluxConnector } from './createFluxConnector';

const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown, settings?: object) =>
  createFluxConnector(settings && new ConfigReader({ ...settings })).read(
    delivery(payload),
  );
const recordOf = (payload: unknown, settings?: object) => {
  const reading = read(payload, settings);
  return 'records' in reading ? reading.records[0] : reading;
};

describe('a Kustomization', () => {
  it('is deployed when something changed in the cluster', () => {
    expect(read(kustomization())).toEqual({
      records: [
        {
          kind: 'deployment',
          externalId: `${KUSTOMIZATION_UID}@main@sha1:${COMMIT}`,
          updatedAt: expect.any(String),
          selector: {
            'devops-domains.io/flux-object':
              'Kustomization/production/checkout',
          },
          environment: 'production',
          status: 'succeeded',
          finishedAt: '2026-11-01T10:00:05Z',
          artifact: COMMIT,
        },
      ],
    });
  });

  it.each([
    ['healthy', healthy(), 'succeeded'],
    ['not healthy', unhealthy(), 'failed'],
    ['not applied', failed(), 'failed'],
    ['not built', { ...failed(), reason: 'BuildFailed' }, 'failed'],
    [
      'applied by an older version',
      kustomization({ reason: 'info' }),
      'succeeded',
    ],
  ])('that is %s', (_, event, status) => {
    expect(recordOf(event)).toMatchObject({
      status,
      externalId: `${KUSTOMIZATION_UID}@main@sha1:${COMMIT}`,
    });
  });

  it.each([
    [`main/${COMMIT}`, `main/${COMMIT}`],
    [`refs/tags/v1@sha1:${COMMIT}`, COMMIT],
    ['latest@sha256:ab12', 'sha256:ab12'],
    ['sha256:ab12', 'sha256:ab12'],
  ])('of %s has the artifact %s', (revision, artifact) => {
    expect(recordOf(kustomization({ metadata: { revision } }))).toMatchObject({
      artifact,
    });
  });

  it.each([
    ['nothing new at an interval', reconciled(), /repeated at each interval/],
    [
      'deletions',
      kustomization({ message: 'ConfigMap/shop/old deleted' }),
      /goes on/,
    ],
    [
      'waiting for others',
      kustomization({ reason: 'DependencyNotReady' }),
      /'DependencyNotReady'/,
    ],
    [
      'a source that is not there',
      kustomization({ reason: 'ArtifactFailed', severity: 'error' }),
      /'ArtifactFailed'/,
    ],
    [
      'a change of nothing that is known',
      kustomization({ metadata: { revision: '' } }),
      /without a revision/,
    ],
  ])('says nothing by %s', (_, event, reason) => {
    expect(read(event)).toEqual({ ignored: expect.stringMatching(reason) });
  });
});

describe('a HelmRelease', () => {
  it('is deployed by each upgrade', () => {
    expect(read(helmRelease())).toEqual({
      records: [
        {
          kind: 'deployment',
          externalId: `${HELM_RELEASE_UID}/UpgradeSucceeded/2026-11-01T10:00:00.000Z`,
          selector: {
            'devops-domains.io/flux-object': 'HelmRelease/production/checkout',
          },
          environment: 'production',
          status: 'succeeded',
          finishedAt: '2026-11-01T10:00:00Z',
          artifact: 'production/checkout@1.4.2/sha256:5d4c',
        },
      ],
    });
  });

  it.each([
    ['InstallSucceeded', { status: 'succeeded' }],
    ['InstallFailed', { status: 'failed' }],
    ['UpgradeFailed', { status: 'failed' }],
    ['RollbackSucceeded', { status: 'succeeded' }],
    ['RollbackFailed', { status: 'failed' }],
  ])('%s', (reason, part) => {
    expect(recordOf(helmRelease({ reason }))).toMatchObject(part);
  });

  it('does not claim to know the version that a remediation goes back to', () => {
    const { metadata } = helmRelease();
    const record = recordOf(
      helmRelease({
        reason: 'RollbackSucceeded',
        metadata: { ...metadata, image: 'shop/checkout:2', commit: COMMIT },
      }),
    );
    expect(record).not.toHaveProperty('artifact');
    expect(record).not.toHaveProperty('revision');
  });

  it('blames no good release for a remediation', () => {
    const record = recordOf(helmRelease({ reason: 'RollbackSucceeded' }));
    expect(record).not.toHaveProperty('type');
  });

  it.each([
    'TestSucceeded',
    'TestFailed',
    'UninstallSucceeded',
    'DriftDetected',
  ])('%s says nothing', reason => {
    expect(read(helmRelease({ reason }))).toEqual({
      ignored: `'${reason}' of a HelmRelease is no install, upgrade or rollback that ended`,
    });
  });
});

describe('the metadata', () => {
  it.each([
    ['', kustomization],
    ['event.toolkit.fluxcd.io/', kustomization],
    ['helm.toolkit.fluxcd.io/', helmRelease],
  ])('with keys that begin with %j says what Flux cannot know', (group, of) => {
    const event = of({
      metadata: {
        [`${group}entityRef`]: 'component:default/checkout',
        [`${group}environment`]: 'staging',
        [`${group}commit`]: 'c'.repeat(40),
        [`${group}image`]: 'ghcr.io/shop/checkout:1.4.2',
      },
    });
    const record = recordOf(event);
    expect(record).toMatchObject({
      entityRef: 'component:default/checkout',
      environment: 'staging',
      revision: 'c'.repeat(40),
      artifact: 'ghcr.io/shop/checkout:1.4.2',
    });
    expect(record).not.toHaveProperty('selector');
  });

  it.each([
    [{}, {}, 'production'],
    [{}, { environment: 'staging' }, 'staging'],
    [{ env: 'qa' }, { environment: 'staging' }, 'qa'],
    [
      { env: 'qa', cluster: 'prod-eu' },
      { environmentKeys: ['cluster'] },
      'prod-eu',
    ],
  ])('%j with %j is the environment %s', (metadata, settings, environment) => {
    expect(
      recordOf(kustomization({ metadata: { ...metadata } }), settings),
    ).toMatchObject({ environment });
  });

  it('needs a key of the environment', () => {
    expect(() => read({}, { environmentKeys: [] })).toThrow(
      /devops\.sources\.flux\.environmentKeys/,
    );
  });
});

it('passes over what deploys nothing', () => {
  const event = kustomization({ involvedObject: { kind: 'GitRepository' } });
  expect(read(event)).toEqual({
    ignored:
      'a GitRepository deploys nothing; Kustomization and HelmRelease do',
  });
});

it.each<[string, unknown, RegExp]>([
  ['no object', 'ok', /the payload: /],
  [
    'an event about nothing',
    { ...kustomization(), involvedObject: undefined },
    /involvedObject: /,
  ],
  ['a time that is none', kustomization({ timestamp: 'now' }), /timestamp: /],
])('%s is refused, naming the field', (_, payload, message) => {
  expect(() => read(payload)).toThrow(InputError);
  expect(() => read(payload)).toThrow(message);
});
