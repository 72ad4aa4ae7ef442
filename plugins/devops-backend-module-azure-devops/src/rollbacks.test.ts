import {
  computeFacts,
  DEFAULT_DEFINITIONS,
  DeploymentRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import { azureTime, release, stage } from './__testUtils__/events';
import { readAzureDevopsSettings } from './configuration/azureDevopsSettings';
import { createAzureDevopsConnector } from './createAzureDevopsConnector';

const connector = createAzureDevopsConnector(readAzureDevopsSettings());
const sha = (digit: string) => digit.repeat(40);

/** Instants at which deployments to production ended, as they are counted. */
function countedAfter(payloads: unknown[]): (number | null)[] {
  const service = 'component:default/checkout';
  const deployments = storedAfter(connector, payloads)
    .filter((one): one is DeploymentRecord => one.kind === 'deployment')
    .map(one => ({ ...one, service }));
  const facts = computeFacts(
    {
      service,
      productionEnvironments: null,
      deployments,
      changes: [],
      incidents: [],
      artifacts: [],
      foreignDeployments: [],
    },
    DEFAULT_DEFINITIONS,
  );
  return facts.deployments.map(({ finishedAt }) => finishedAt).sort();
}

const stageOf = (run: number, time: string, attempt = 1, more = {}) => {
  const done = { state: 'completed', result: 'succeeded', attempt, ...more };
  const payload = stage(time, done, [
    {
      url: 'https://shop@dev.azure.com/shop/Web/_git/checkout',
      change: { version: sha(String(run)) },
    },
  ]);
  return { ...payload, resource: { ...payload.resource, run: { id: run } } };
};

const releaseOf = (id: number, time: string, attempt = 1) =>
  release('completed', time, 'succeeded', {
    attemptId: attempt,
    environment: { id: 10 + id, name: 'Production', status: 'succeeded' },
    release: {
      id,
      artifacts: [
        {
          type: 'Build',
          isPrimary: true,
          definitionReference: {
            definition: { id: '7', name: 'checkout-ci' },
            sourceVersion: { id: sha(String(id)), name: '' },
          },
        },
      ],
    },
  });

const at = (...times: string[]) =>
  times.map(time => Date.parse(azureTime(time)));

it.each([
  ['a stage', stageOf],
  ['a classic release', releaseOf],
])('%s that is run again is a deployment of its own', (_, of) => {
  expect(
    countedAfter([of(1, '10:00:00'), of(2, '11:00:00'), of(1, '12:00:00', 2)]),
  ).toEqual(at('10:00:00', '11:00:00', '12:00:00'));
});

it('takes the stages of a run for waves of one deployment', () => {
  expect(
    countedAfter([
      stageOf(1, '10:00:00', 1, { name: 'prod-eu' }),
      stageOf(1, '10:30:00', 1, { name: 'prod-us' }),
    ]),
  ).toEqual(at('10:30:00'));
});
