import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import {
  azureTime,
  COLLECTION,
  createdItem,
  event,
  PROJECT_ID,
  release,
  SHA,
  stage,
  updatedItem,
} from './__testUtils__/events';
import { readAzureDevopsSettings } from './configuration/azureDevopsSettings';
import { createAzureDevopsConnector } from './createAzureDevopsConnector';

const connectorWith = (settings: object = {}) =>
  createAzureDevopsConnector(
    readAzureDevopsSettings(new ConfigReader({ ...settings })),
  );
const connector = connectorWith();
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown, settings?: object) =>
  connectorWith(settings).read(delivery(payload));
const at = (time: string) => Date.parse(`2026-11-01T${time}Z`);

/** What is stored of a life, whatever the order, and however often an event comes. */
function storedInAnyOrder(life: unknown[], reader = connector) {
  const first = storedAfter(reader, life);
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray(life, { minLength: life.length }),
      fc.array(fc.constantFrom(...life)),
    )
    .map(parts => parts.flat());
  fc.assert(
    fc.property(shuffled, payloads => {
      expect(storedAfter(reader, payloads)).toEqual(first);
    }),
  );
  return first;
}

describe('a stage', () => {
  it('that deploys is a deployment of the run', () => {
    const done = stage('10:00:00', { state: 'completed', result: 'succeeded' });
    expect(read(done)).toEqual({
      records: [
        {
          kind: 'deployment',
          externalId: `${COLLECTION}/run/480/Deploy_Production`,
          updatedAt: azureTime('10:00:00'),
          repository: 'https://shop@dev.azure.com/shop/Web/_git/checkout',
          revision: SHA,
          environment: 'Production',
          status: 'succeeded',
          finishedAt: azureTime('10:00:00'),
          group: `${COLLECTION}/run/480/1`,
          url: 'https://dev.azure.com/shop/Web/_build/results?buildId=480',
        },
      ],
    });
  });

  it('is the same in any order', () => {
    expect(
      storedInAnyOrder([
        stage('09:50:00', { state: 'waiting' }),
        stage('09:55:00', { state: 'running' }),
        stage('10:00:00', { state: 'completed', result: 'failed' }),
      ]),
    ).toMatchObject([
      {
        status: 'failed',
        startedAt: at('09:55:00') + 123,
        finishedAt: at('10:00:00') + 123,
      },
    ]);
  });

  it.each([
    ['partiallySucceeded', 'succeeded'],
    ['canceled', 'cancelled'],
    ['rejected', 'cancelled'],
  ])('that ended %s has %s', (result, status) => {
    expect(
      read(stage('10:00:00', { state: 'completed', result })),
    ).toMatchObject({ records: [{ status }] });
  });

  it.each([
    ['release to EU', 'EU'],
    ['prod-eu', 'prod-eu'],
    ['Deploy_Tokyo', 'Tokyo'],
    ['DeployTorino', 'Torino'],
    ['DeployToProduction', 'Production'],
    ['DeployToProd', 'Prod'],
    ['DeployToEurope', 'Europe'],
    ['deploytoprod', 'prod'],
    ['Deployment_Production', 'Production'],
    ['Deployment to EU', 'EU'],
    ['DEPLOY_TO_PROD', 'PROD'],
    ['CD_Production', 'Production'],
    ['deploy_to_prod', 'prod'],
    ['Staging', 'Staging'],
  ])('%s deploys to %s', (name, environment) => {
    expect(read(stage('10:00:00', { name, state: 'running' }))).toMatchObject({
      records: [{ environment }],
    });
  });

  it('is found by the pipeline where its sources are not told or are several', () => {
    const running = { state: 'running' };
    const selector = {
      'dev.azure.com/host-org': 'dev.azure.com/shop',
      'dev.azure.com/project': PROJECT_ID,
      'dev.azure.com/build-definition': 'checkout-ci',
    };
    for (const repositories of [null, [{ url: 'a' }, { url: 'b' }]]) {
      expect(read(stage('10:00:00', running, repositories))).toMatchObject({
        records: [{ selector }],
      });
    }
    const gitHub = [{ url: 'https://api.github.com/repos/shop/checkout' }];
    expect(read(stage('10:00:00', running, gitHub))).toMatchObject({
      records: [{ repository: 'https://github.com/shop/checkout' }],
    });
  });

  it('is not found by the name of the pipeline alone', () => {
    const nameless = { ...stage('10:00:00', { state: 'running' }, null) };
    expect(read({ ...nameless, resourceContainers: null })).toEqual({
      ignored: expect.stringMatching(
        /neither the one repository nor the project/,
      ),
    });
  });

  it.each<[object, RegExp]>([
    [{ name: 'Test', state: 'running' }, /deployStages/],
    [{ name: 'Deployment', state: 'running' }, /deployStages/],
    [{ name: 'CDN', state: 'running' }, /deployStages/],
    [{ state: 'completed', result: 'skipped' }, /skipped/],
  ])('%j is passed over', (state, reason) => {
    expect(read(stage('10:00:00', state))).toEqual({
      ignored: expect.stringMatching(reason),
    });
  });
});

describe('a classic release', () => {
  it('is one deployment from its start to its end', () => {
    expect(
      storedInAnyOrder([
        release('started', '09:55:00', 'queued'),
        release('completed', '10:00:00', 'succeeded'),
      ]),
    ).toMatchObject([
      {
        externalId: `${COLLECTION}/release-environment/5/1`,
        status: 'succeeded',
        environment: 'Production',
        startedAt: at('09:55:00') + 123,
        finishedAt: at('10:00:00') + 123,
        group: `${COLLECTION}/release/12/1`,
        url: 'https://dev.azure.com/shop/Web/_release?releaseId=12',
      },
    ]);
    expect(read(release('completed', '10:00:00', 'rejected'))).toMatchObject({
      records: [
        {
          status: 'failed',
          selector: {
            'dev.azure.com/host-org': 'dev.azure.com/shop',
            'dev.azure.com/project': 'Web',
            'dev.azure.com/build-definition': 'Checkout.CD',
          },
        },
      ],
    });
  });

  it('knows its attempt, and the commit of its artifact', () => {
    const deployment = {
      attempt: 2,
      startedOn: azureTime('09:58:00'),
      completedOn: azureTime('09:59:00'),
      release: {
        id: 12,
        artifacts: [
          {
            type: 'Build',
            isPrimary: true,
            definitionReference: {
              definition: { id: '7', name: 'checkout-ci' },
              sourceVersion: { id: SHA, name: '' },
            },
          },
        ],
      },
    };
    expect(
      read(release('completed', '10:00:00', 'succeeded', { deployment })),
    ).toMatchObject({
      records: [
        {
          externalId: `${COLLECTION}/release-environment/5/2`,
          revision: SHA,
          finishedAt: azureTime('09:59:00'),
          selector: { 'dev.azure.com/build-definition': 'checkout-ci' },
        },
      ],
    });
  });
});

describe('where stages do not tell of deployments', () => {
  const runs = {
    deploymentsFrom: 'runs',
    deployPipelines: '-ci$',
    deployEnvironment: 'prod',
  };
  const runThat = (result: string, time = '09:59:00') =>
    event('ms.vss-pipelines.run-state-changed-event', time, {
      run: {
        id: 480,
        state: 'completed',
        result,
        createdDate: azureTime('09:50:00'),
        finishedDate: azureTime(time),
      },
      pipeline: { id: 7, name: 'checkout-ci' },
    });
  const buildThat = (result: string, time = '09:59:00') =>
    event('build.complete', time, {
      id: 480,
      buildNumber: '20261101.3',
      status: 'completed',
      result,
      startTime: azureTime('09:50:00'),
      finishTime: azureTime(time),
      sourceGetVersion: `LG:refs/heads/main:${SHA}`,
      definition: { id: 7, name: 'checkout-ci' },
      project: { name: 'Web' },
    });
  const run = runThat('succeeded');
  const build = buildThat('failed');

  it.each([
    ['runs', runThat],
    ['builds', buildThat],
  ])('the first success of %s stands', (deploymentsFrom, that) => {
    expect(
      storedInAnyOrder(
        [
          that('failed', '10:00:00'),
          that('succeeded', '10:10:00'),
          that('failed', '11:00:00'),
          that('succeeded', '12:00:00'),
          that('canceled', '13:00:00'),
        ],
        connectorWith({ ...runs, deploymentsFrom }),
      ),
    ).toMatchObject([
      { status: 'succeeded', finishedAt: at('10:10:00') + 123 },
    ]);
  });

  it('runs or builds of named pipelines do', () => {
    expect(read(run, runs)).toMatchObject({
      records: [
        {
          status: 'succeeded',
          environment: 'prod',
          finishedAt: azureTime('09:59:00'),
        },
      ],
    });
    expect(read(build, { ...runs, deploymentsFrom: 'builds' })).toMatchObject({
      records: [
        { status: 'failed', revision: SHA, startedAt: azureTime('09:50:00') },
      ],
    });
  });

  it('and others are passed over', () => {
    for (const [payload, settings] of [
      [run, {}],
      [build, runs],
      [run, { ...runs, deployPipelines: '^infra' }],
      [stage('10:00:00', { state: 'running' }), runs],
    ] as const) {
      expect(read(payload, settings)).toEqual({ ignored: expect.any(String) });
    }
    expect(() => connectorWith({ deploymentsFrom: 'jobs' })).toThrow(
      /azure-devops\.deploymentsFrom/,
    );
    expect(() => connectorWith({ deployStages: '(' })).toThrow(/deployStages/);
  });
});

describe('an incident', () => {
  it('is a work item of that type over its life', () => {
    expect(
      storedInAnyOrder([
        createdItem(),
        updatedItem('10:10:00', { 'System.State': 'Resolved' }),
        updatedItem('10:20:00', { 'System.State': 'Active' }),
        updatedItem('10:30:00', {
          'System.State': 'Closed',
          'Microsoft.VSTS.Common.ClosedDate': azureTime('10:29:00'),
        }),
      ]),
    ).toMatchObject([
      {
        externalId: `${COLLECTION}/work-item/5`,
        openedAt: at('10:00:00') + 663,
        resolvedAt: at('10:29:00') + 123,
        severity: '2 - High',
        title: 'Payments are declined',
      },
    ]);
    expect(read(createdItem())).toMatchObject({
      records: [
        {
          selector: {
            'dev.azure.com/host-org': 'dev.azure.com/shop',
            'dev.azure.com/project': 'Web',
          },
          resolvedAt: null,
        },
      ],
    });
  });

  it.each([
    ['https://dev.azure.com/shop/', 'dev.azure.com/shop'],
    ['https://shop.visualstudio.com/', 'dev.azure.com/shop'],
    ['https://tfs.shop.org/tfs/Web/', 'tfs.shop.org/tfs/Web'],
    ['https://dev.azure.com/', undefined],
  ])('of %s is of the organization %s', (baseUrl, hostOrg) => {
    const account = { id: COLLECTION, baseUrl };
    const item = { ...createdItem(), resourceContainers: { account } };
    const reading = read(item);
    const [incident] = 'records' in reading ? reading.records : [];
    expect(Object(incident).selector['dev.azure.com/host-org']).toBe(hostOrg);
  });

  it('is of the entity in its field, and of none there once that is empty', () => {
    const settings = { entityRefField: 'Custom.Entity' };
    const entityRef = 'component:default/checkout';
    const filled = createdItem({ 'Custom.Entity': entityRef });
    expect(read(filled, settings)).toMatchObject({ records: [{ entityRef }] });
    expect(read(updatedItem('10:10:00', {}), settings)).toMatchObject({
      records: [{ entityRef: null }],
    });
  });

  it('is a bug with a tag, until it has none', () => {
    const bug = { 'System.WorkItemType': 'Bug' };
    const tags = { 'System.Tags': 'checkout; Incident' };
    expect(read(createdItem({ ...bug, ...tags }))).toMatchObject({
      records: [{ deleted: false }],
    });
    expect(read(createdItem(bug))).toEqual({
      ignored: expect.stringMatching(/'Bug'/),
    });
    const untagged = updatedItem('10:10:00', bug, {
      'System.Tags': { oldValue: 'checkout; Incident', newValue: 'checkout' },
    });
    expect(read(untagged)).toMatchObject({ records: [{ deleted: true }] });
    expect(read(createdItem({}, 'workitem.deleted'))).toMatchObject({
      records: [{ deleted: true }],
    });
  });
});

describe('a pull request', () => {
  const merged = (branch: string, defaultBranch?: string) =>
    event('git.pullrequest.merged', '10:00:00', {
      repository: {
        id: '1',
        remoteUrl: 'https://dev.azure.com/shop/Web/_git/a',
        defaultBranch,
      },
      pullRequestId: 1,
      status: 'completed',
      targetRefName: `refs/heads/${branch}`,
      lastMergeCommit: { commitId: SHA },
    });
  const ignored = { ignored: expect.stringMatching(/mainBranches/) };

  it('into the main branch is a change', () => {
    const change = { records: [{ kind: 'change', revision: SHA }] };
    expect(read(merged('main'))).toMatchObject(change);
    expect(read(merged('trunk', 'refs/heads/trunk'))).toMatchObject(change);
    expect(read(merged('trunk'), { mainBranches: ['trunk'] })).toMatchObject(
      change,
    );
  });

  it('into another branch is none', () => {
    expect(read(merged('release/1.4'))).toEqual(ignored);
    expect(read(merged('main', 'refs/heads/trunk'))).toEqual(ignored);
  });
});

it('passes over other events and pull requests that are not completed', () => {
  const pullRequest = event('git.pullrequest.updated', '10:00:00', {
    repository: { id: '1', remoteUrl: 'https://dev.azure.com/shop/Web/_git/a' },
    pullRequestId: 1,
    status: 'active',
    targetRefName: 'refs/heads/main',
  });
  for (const payload of [
    pullRequest,
    event('workitem.commented', '10:00:00', {}),
    event('tfvc.checkin', '10:00:00', {}),
  ]) {
    expect(read(payload)).toEqual({ ignored: expect.any(String) });
  }
});

it.each<[unknown, RegExp]>([
  [{ id: '1' }, /eventType/],
  [stage('10:00:00', { state: 1 }), /resource\.stage\.state/],
  [createdItem({ 'System.CreatedDate': 'now' }), /System\.CreatedDate/],
])(
  'refuses what Azure DevOps does not send, naming the field',
  (payload, field) => {
    expect(() => read(payload)).toThrow(InputError);
    expect(() => read(payload)).toThrow(field);
  },
);

it('identifies any payload, events by their id', () => {
  const payload = createdItem();
  expect(connector.identify(delivery(payload))).toEqual({
    id: payload.id,
    event: 'workitem.created',
  });
  fc.assert(
    fc.property(fc.anything(), anything => {
      expect(connector.identify(delivery(anything)).event).toBeDefined();
    }),
  );
});

it.each<Record<string, string>>([
  { 'dev.azure.com/project-repo': 'Web/checkout' },
  { 'dev.azure.com/project': 'Web', 'dev.azure.com/build-definition': 'ci' },
])('makes a test deployment that %j leads to the entity', annotations => {
  const target = {
    entityRef: 'component:default/checkout',
    annotations,
    id: 'abc123',
    now: at('10:00:00'),
  };
  const test = connector.testDelivery(target);
  expect(read('payload' in test && test.payload)).toMatchObject({
    records: [
      {
        externalId: expect.stringContaining('abc123'),
        environment: 'test',
        status: 'succeeded',
        selector: annotations,
      },
    ],
  });
  expect(connector.testDelivery({ ...target, annotations: {} })).toEqual({
    missingAnnotations: [
      'dev.azure.com/project-repo',
      'dev.azure.com/build-definition',
    ],
  });
});
