import { Reading } from '@devops-domains/backstage-plugin-devops-node';
import {
  deliveryOf,
  issueHook,
  mergeRequestHook,
  pushHook,
  SHA,
} from '../__testUtils__/hooks';
import { readGitlabSettings } from '../configuration/gitlabSettings';
import { createGitlabConnector } from './createGitlabConnector';

const settings = readGitlabSettings();

const read = (payload: unknown, part: object = {}): Reading =>
  createGitlabConnector({ ...settings, ...part }).read(deliveryOf(payload));

const ignored = (reason: RegExp) => ({
  ignored: expect.stringMatching(reason),
});

describe('a merge request event', () => {
  it('is a change once it is merged', () => {
    expect(read(mergeRequestHook())).toEqual({
      records: [
        {
          kind: 'change',
          externalId: `gitlab.com/projects/7/commits/${SHA}`,
          repository: 'https://gitlab.com/shop/checkout',
          revision: SHA,
          pullRequest: {
            number: 12,
            firstCommitAt: null,
            openedAt: '2026-10-30T08:00:00.000Z',
            firstReviewAt: null,
            approvedAt: null,
            mergedAt: '2026-11-01T09:00:00.000Z',
          },
          updatedAt: '2026-11-01T09:00:00.000Z',
          url: 'https://gitlab.com/shop/checkout/-/merge_requests/12',
        },
      ],
    });
  });

  it.each([
    ['the squash', { squash_commit_sha: 'c'.repeat(40) }, 'c'.repeat(40)],
    [
      'the last commit of a fast-forward',
      { merge_commit_sha: null },
      'b'.repeat(40),
    ],
  ])('is known by %s', (_, part, revision) => {
    expect(read(mergeRequestHook(part))).toMatchObject({
      records: [{ revision }],
    });
  });

  it.each([
    [{ state: 'opened', action: 'open' }, /only a merged one/],
    [{ state: 'closed', action: 'close' }, /is closed; only a merged one/],
    [{ action: 'update' }, /merged before; 'update' adds nothing/],
    [{ target_branch: 'feature' }, /not into the default branch main/],
    [{ merge_commit_sha: null, last_commit: null }, /names no commit/],
  ])('is ignored with %j', (part, reason) => {
    expect(read(mergeRequestHook(part))).toEqual(ignored(reason));
  });
});

describe('a push event', () => {
  it('is the changes of the default branch', () => {
    expect(read(pushHook())).toEqual({
      records: [
        {
          kind: 'change',
          externalId: `gitlab.com/projects/7/commits/${SHA}`,
          repository: 'https://gitlab.com/shop/checkout',
          revision: SHA,
          committedAt: '2026-11-01T08:30:00.000Z',
          url: `https://gitlab.com/shop/checkout/-/commit/${SHA}`,
        },
      ],
    });
  });

  it.each([
    { name: 'renovate[bot]' },
    { name: 'Renovate Bot' },
    { name: 'release', email: 'project_7_bot_0f3a@noreply.gitlab.com' },
  ])('marks what a bot made: %j', author => {
    const commits = pushHook().commits.map(one => ({ ...one, author }));
    expect(read(pushHook({ commits }))).toMatchObject({
      records: [{ automated: true }],
    });
  });

  it.each([
    [{ ref: 'refs/heads/feature' }, /'feature' is not the default branch/],
    [{ ref: 'refs/tags/main' }, /'refs\/tags\/main' is not the default branch/],
    [{ commits: [] }, /brings no commit/],
  ])('is ignored with %j', (part, reason) => {
    expect(read(pushHook(part))).toEqual(ignored(reason));
  });
});

describe('an issue event', () => {
  it('is an incident by its type', () => {
    expect(read(issueHook())).toEqual({
      records: [
        {
          kind: 'incident',
          externalId: 'gitlab.com/projects/7/issues/3',
          repository: 'https://gitlab.com/shop/checkout',
          deleted: false,
          openedAt: '2026-11-01T10:00:00.000Z',
          resolvedAt: null,
          severity: 'high',
          title: 'Checkout is down',
          causedBy: null,
          updatedAt: '2026-11-01T10:00:00.000Z',
          url: 'https://gitlab.com/shop/checkout/-/issues/3',
        },
      ],
    });
  });

  it.each<[object, string[], object]>([
    [
      { state: 'closed', closed_at: '2026-11-01T11:00:00Z' },
      [],
      { resolvedAt: '2026-11-01T11:00:00.000Z' },
    ],
    [
      { action: 'reopen', closed_at: '2026-11-01T11:00:00Z' },
      [],
      { resolvedAt: null },
    ],
    [
      { type: 'Issue', severity: 'unknown' },
      ['Incident', 'severity::1'],
      { severity: '1' },
    ],
    [
      { type: null, severity: null },
      ['incident', 'Critical'],
      { severity: 'critical' },
    ],
    [{ severity: 'UNKNOWN' }, [], { severity: null }],
    [{ confidential: true }, [], { title: null }],
    [
      { description: `Root cause: ${SHA}.` },
      [],
      { causedBy: `revision:${SHA}` },
    ],
  ])('with %j and labels %j', (part, labels, expected) => {
    expect(read(issueHook(part, labels))).toMatchObject({
      records: [expected],
    });
  });

  it('takes an incident back that lost its label', () => {
    const hook = {
      ...issueHook({ type: 'Issue' }),
      changes: { labels: { previous: [{ title: 'incident' }] } },
    };
    expect(read(hook)).toMatchObject({ records: [{ deleted: true }] });
  });

  it('is ignored when it is no incident', () => {
    expect(read(issueHook({ type: 'Issue' }, ['bug']))).toEqual(
      ignored(/neither its type nor a label \(incident\)/),
    );
  });
});

describe('an alert event', () => {
  const alert = (part: object) => ({
    object_kind: 'alert',
    object_attributes: {
      title: 'High latency',
      url: 'https://gitlab.com/shop/checkout/-/alert_management/5/details',
      severity: 'critical',
      status: 'triggered',
      started_at: '2026-11-01T10:00:00Z',
      ...part,
    },
  });

  it('is an incident only where the configuration says so', () => {
    expect(read(alert({}))).toEqual(ignored(/alerts are no incidents/));
    expect(read(alert({}), { alerts: true })).toMatchObject({
      records: [
        {
          externalId: 'gitlab.com/projects/shop/checkout/alerts/5',
          repository: 'https://gitlab.com/shop/checkout',
          openedAt: '2026-11-01T10:00:00.000Z',
          resolvedAt: null,
          severity: 'critical',
        },
      ],
    });
  });

  it.each([
    ['resolved', { resolvedAt: '2026-11-01T12:00:00.000Z', deleted: false }],
    ['ignored', { resolvedAt: null, deleted: true }],
    ['acknowledged', { resolvedAt: null, deleted: false }],
  ])('that is %s', (status, expected) => {
    expect(read(alert({ status }), { alerts: true })).toMatchObject({
      records: [expected],
    });
  });
});
