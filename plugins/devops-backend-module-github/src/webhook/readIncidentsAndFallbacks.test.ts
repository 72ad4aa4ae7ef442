import { ConfigReader } from '@backstage/config';
import { deliveryOf, examplesOf, issue, SHA } from '../__testUtils__/events';
import { readGithubSettings } from '../configuration/githubSettings';
import { createGithubConnector } from './createGithubConnector';

const connectorOf = (config: object = {}) =>
  createGithubConnector(
    readGithubSettings(new ConfigReader(JSON.parse(JSON.stringify(config)))),
  );

function readingOf(payload: unknown, config: object = {}) {
  return connectorOf(config).read(deliveryOf(payload));
}

const OPENED = '2026-11-01T10:00:00Z';
const CLOSED = '2026-11-01T11:00:00Z';

describe('an issue', () => {
  it('is soon read, whatever somebody writes into it', () => {
    const event = issue('labeled', OPENED, { body: '\n'.repeat(200_000) });
    const startedAt = performance.now();
    readingOf(event, { entityRefs: true });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('with the label is an incident', () => {
    const labels = [{ name: 'Incident' }, { name: 'severity: high' }];
    const body = `Root cause: ${SHA.toUpperCase()}\n\nentity: component:shop/checkout`;
    const event = issue('labeled', OPENED, { labels, body });
    expect(readingOf(event, { entityRefs: true })).toEqual({
      records: [
        expect.objectContaining({
          kind: 'incident',
          externalId: 'issue/444500041',
          openedAt: OPENED,
          resolvedAt: null,
          severity: 'high',
          causedBy: `revision:${SHA}`,
          entityRef: 'component:shop/checkout',
          deleted: false,
        }),
      ],
    });
    // No record may belong to a user, and the incident must not be lost for it.
    const strange = issue('labeled', OPENED, { body: 'entity: user:x/kim' });
    expect(readingOf(strange, { entityRefs: true })).toEqual({
      records: [expect.not.objectContaining({ entityRef: expect.anything() })],
    });
    // In a public repository anybody may write an issue.
    expect(readingOf(event)).toEqual({
      records: [expect.not.objectContaining({ entityRef: expect.anything() })],
    });
  });

  it('is resolved when it is closed, and open again when it is reopened', () => {
    const closed = { state: 'closed', closed_at: CLOSED };
    expect(readingOf(issue('closed', CLOSED, closed))).toMatchObject({
      records: [{ resolvedAt: CLOSED }],
    });
    const reopened = { state: 'open', closed_at: CLOSED };
    expect(readingOf(issue('reopened', CLOSED, reopened))).toMatchObject({
      records: [{ resolvedAt: null }],
    });
  });

  it('stays as it was where an event does not say whether it is open', () => {
    const pinned = issue('pinned', CLOSED, { state: undefined });
    expect(readingOf(pinned)).toEqual({
      records: [expect.not.objectContaining({ resolvedAt: null })],
    });
  });

  it.each([
    ['sev1', 'sev1'],
    ['P2', 'p2'],
    ['critical', 'critical'],
    ['severity/low', 'low'],
    ['priority', null],
  ])('with the label %s has severity %s', (name, severity) => {
    const labels = [{ name: 'incident' }, { name }];
    expect(readingOf(issue('opened', OPENED, { labels }))).toMatchObject({
      records: [{ severity }],
    });
  });

  it('that loses the label, is deleted or moves away is none any more', () => {
    const unlabeled = {
      ...issue('unlabeled', CLOSED, { labels: [] }),
      label: { name: 'incident' },
    };
    for (const event of [
      unlabeled,
      issue('deleted', CLOSED),
      issue('transferred', CLOSED),
    ]) {
      expect(readingOf(event)).toMatchObject({ records: [{ deleted: true }] });
    }
  });

  it('without the label is passed over; which label is configured', () => {
    const labels = [{ name: 'Outage' }];
    const event = issue('opened', OPENED, { labels, body: null });
    expect(readingOf(event)).toEqual({
      ignored: 'the issue has none of the labels of incidents (incident)',
    });
    expect(readingOf(event, { incidentLabels: ['outage'] })).toMatchObject({
      records: [{ kind: 'incident', causedBy: null }],
    });
  });

  it('takes no short revision for a cause', () => {
    const body = `root cause: ${SHA.slice(0, 12)}`;
    expect(readingOf(issue('opened', OPENED, { body }))).toMatchObject({
      records: [{ causedBy: null }],
    });
  });
});

describe('a run of a workflow', () => {
  const [example] = examplesOf('workflow_run') as { workflow_run: object }[];
  const run = (part: object) => ({
    ...example,
    workflow_run: {
      ...example.workflow_run,
      id: 9,
      name: 'Deploy to production',
      event: 'push',
      head_branch: 'main',
      head_sha: SHA,
      run_attempt: 1,
      status: 'completed',
      conclusion: 'success',
      run_started_at: OPENED,
      updated_at: CLOSED,
      ...part,
    },
  });
  const workflows = [
    { name: '^deploy', branch: '^main$', environment: 'production' },
  ];

  it('is a deployment where its workflow is configured', () => {
    expect(readingOf(run({ run_attempt: 2 }), { workflows })).toEqual({
      records: [
        expect.objectContaining({
          externalId: 'run/9/2',
          environment: 'production',
          status: 'succeeded',
          startedAt: OPENED,
          finishedAt: CLOSED,
          revision: SHA,
        }),
      ],
    });
  });

  it.each([
    [{ conclusion: 'timed_out' }, 'failed'],
    [{ conclusion: 'cancelled' }, 'cancelled'],
    [{ status: 'in_progress', conclusion: null }, 'running'],
    [{ status: 'waiting', conclusion: null }, 'queued'],
  ])('%j has %s', (part, status) => {
    expect(readingOf(run(part), { workflows })).toMatchObject({
      records: [{ status }],
    });
  });

  it.each([
    { conclusion: 'skipped' },
    { name: 'Tests' },
    { head_branch: 'feature' },
    { event: 'pull_request' },
  ])('%j is passed over', part => {
    expect(readingOf(run(part), { workflows })).toHaveProperty('ignored');
  });

  it('is passed over where none is configured', () => {
    expect(readingOf(run({}))).toEqual({
      ignored: expect.stringContaining('devops.sources.github.workflows'),
    });
  });
});

describe('a release', () => {
  const published = (examplesOf('release') as { action: string }[]).find(
    ({ action }) => action === 'published',
  );

  it('is a deployment of its tag where that is configured', () => {
    const releases = { enabled: true, environment: 'live' };
    expect(readingOf(published, { releases })).toMatchObject({
      records: [
        {
          externalId: 'release/17372790',
          environment: 'live',
          status: 'succeeded',
          artifact: 'pkg:github/codertocat/hello-world@0.0.1',
          finishedAt: '2019-05-15T15:20:53Z',
        },
      ],
    });
    expect(readingOf(published)).toHaveProperty('ignored');
  });
});

it('names the configuration that is no regular expression', () => {
  const workflows = [{ name: '(', environment: 'production' }];
  expect(() => connectorOf({ workflows })).toThrow(
    "'devops.sources.github.workflows[0].name'",
  );
});
