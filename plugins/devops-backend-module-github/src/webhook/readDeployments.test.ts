import { ConfigReader } from '@backstage/config';
import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import { hmacSignature } from '@devops-domains/backstage-plugin-devops-node';
import {
  deliveryOf,
  deployment,
  deploymentStatus,
  SHA,
} from '../__testUtils__/events';
import { readGithubSettings } from '../configuration/githubSettings';
import { createGithubConnector } from './createGithubConnector';

const connector = createGithubConnector(readGithubSettings());
const believing = createGithubConnector(
  readGithubSettings(new ConfigReader({ entityRefs: true })),
);

const NOON = '2026-11-01T12:00:00Z';

function only(payload: unknown, { read } = connector) {
  const reading = read(deliveryOf(payload));
  if (!('records' in reading)) throw new Error(reading.ignored);
  expect(reading.records).toHaveLength(1);
  return reading.records[0];
}

const said = (record: object, field: string): unknown =>
  Object.entries(record).find(([key]) => key === field)?.[1];

it.each([
  ['queued', 'queued'],
  ['pending', 'queued'],
  ['waiting', 'queued'],
  ['in_progress', 'running'],
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['error', 'failed'],
])('takes %s for %s', (state, status) => {
  const record = only(deploymentStatus(state, NOON));
  const isFinished = status === 'succeeded' || status === 'failed';
  expect(record).toMatchObject({ status, revision: SHA });
  expect('finishedAt' in record).toBe(isFinished);
  expect('startedAt' in record).toBe(status === 'running');
});

it.each(['inactive', 'destroyed'])('passes over %s, with a reason', state => {
  expect(connector.read(deliveryOf(deploymentStatus(state, NOON)))).toEqual({
    ignored: expect.stringContaining(state),
  });
});

it('keeps the id of a deployment of another GitHub apart', () => {
  const event = deployment({ id: 7 });
  const repository = {
    ...Object(event).repository,
    html_url: 'https://ghe.example.org/shop/checkout',
  };
  expect(only({ ...event, repository })).toMatchObject({
    externalId: 'ghe.example.org/7',
    repository: 'https://ghe.example.org/shop/checkout',
  });
});

it.each([
  [{ production_environment: true }, 'production'],
  [{ production_environment: false }, undefined],
  [{ transient_environment: true }, 'other'],
  [{}, undefined],
])('of %j the tier is %s', (part, tier) => {
  expect(said(only(deployment(part)), 'environmentTier')).toBe(tier);
});

it.each([
  ['deploy', undefined],
  ['deploy:migrations', undefined],
  ['rollback', 'rollback'],
  ['deploy:rollback', 'rollback'],
  ['hotfix', 'hotfix'],
])('of the task %s the type is %s', (task, type) => {
  expect(said(only(deployment({ task })), 'type')).toBe(type);
});

it.each([
  { entityRef: 'component:default/checkout', type: 'hotfix' },
  '{"entityRef": "component:default/checkout", "type": "hotfix"}',
])('takes what the payload %j says', payload => {
  const event = deployment({ payload });
  expect(only(event, believing)).toMatchObject({
    entityRef: 'component:default/checkout',
    type: 'hotfix',
  });
  // The repository decides unless it is configured otherwise.
  expect(only(event)).toMatchObject({ type: 'hotfix' });
  expect(only(event)).not.toHaveProperty('entityRef');
});

it.each(['', 'plain text', null, [], { entityRef: 5, fixes: 'all' }])(
  'passes over the payload %j',
  payload => {
    const record = only(deployment({ payload }), believing);
    expect(record).not.toHaveProperty('entityRef');
    expect(record).not.toHaveProperty('fixes');
  },
);

it('takes of a payload what a record may say, whatever else others put there', () => {
  const fixes = ['JIRA-12', 'deployment:github/4', 7, 'revision:abc'];
  const payload = { fixes, artifact: 'two\nlines', entityRef: 'user:x/kim' };
  const record = only(deployment({ payload }), believing);
  expect(record).toMatchObject({ fixes: ['deployment:github/4'] });
  expect(record).not.toHaveProperty('artifact');
  expect(record).not.toHaveProperty('entityRef');
  const isKept = (sent: object) =>
    parseRecord({ ...sent, source: connector.name }).ok;
  expect(isKept(record)).toBe(true);
  const foreign = { fixes: ['JIRA-12'], artifact: 'x'.repeat(1_001) };
  const other = only(deployment({ payload: foreign }));
  expect(other).not.toHaveProperty('fixes');
  expect(isKept(other)).toBe(true);
});

it('groups what one attempt of a workflow deploys', () => {
  const event = {
    ...deploymentStatus('success', NOON),
    workflow_run: { id: 5, run_attempt: 2 },
  };
  expect(only(event)).toMatchObject({ group: 'run/5/2' });
});

it('is signed as GitHub signs', () => {
  const [scheme] = connector.signatures;
  const body = Buffer.from('{"action":"created"}');
  const proof = scheme.sign(body, 'secret', 0);
  expect(proof['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(scheme.title).toBe(
    hmacSignature({ header: 'X-Hub-Signature-256' }).title,
  );
  expect(scheme.verify({ headers: proof, body }, 'secret', 0)).toBe('valid');
  expect(scheme.verify({ headers: proof, body }, 'other', 0)).toBe('invalid');
});
