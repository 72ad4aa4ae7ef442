import {
  addVersion,
  completeRecord,
  mergeVersions,
  parseRecord,
  RecordVersion,
} from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import {
  deliveryOf,
  deployment,
  deploymentStatus,
  issue,
  mergedPullRequest,
  review,
} from '../__testUtils__/events';
import { readGithubSettings } from '../configuration/githubSettings';
import { createGithubConnector } from './createGithubConnector';

const connector = createGithubConnector(readGithubSettings());

const minute = (n: number) => `2026-11-01T10:${String(n).padStart(2, '0')}:00Z`;
const closed = { state: 'closed', closed_at: minute(5) };

const HISTORY = [
  deployment(),
  deploymentStatus('waiting', minute(1)),
  deploymentStatus('in_progress', minute(2)),
  deploymentStatus('failure', minute(3)),
  deploymentStatus('success', minute(9)),
  deploymentStatus('success', minute(20)),
  deploymentStatus('in_progress', minute(30)),
  deploymentStatus('failure', minute(31)),
  deploymentStatus('inactive', minute(40)),
  review('2026-10-30T09:00:00Z', 'commented'),
  review('2026-10-30T10:00:00Z', 'approved'),
  review('2026-10-30T11:00:00Z', 'approved'),
  mergedPullRequest(),
  issue('opened', minute(0)),
  issue('closed', minute(5), closed),
  issue('reopened', minute(7), { closed_at: minute(5) }),
  issue('closed', minute(8), { state: 'closed', closed_at: minute(8) }),
  // All of it within the second that GitHub's clock tells.
  deploymentStatus('in_progress', minute(0), { id: 2 }),
  deploymentStatus('failure', minute(0), { id: 2 }),
  deploymentStatus('success', minute(0), { id: 2 }),
  issue('labeled', minute(1), { id: 2 }),
  issue('closed', minute(1), {
    id: 2,
    state: 'closed',
    closed_at: minute(1),
  }),
  issue('labeled', minute(1), { id: 3 }),
  {
    ...issue('unlabeled', minute(1), { id: 3, labels: [] }),
    label: { name: 'incident' },
  },
];

function mergedOf(payloads: unknown[]) {
  const kept = new Map<string, RecordVersion[]>();
  for (const payload of payloads) {
    const reading = connector.read(deliveryOf(payload));
    for (const record of 'records' in reading ? reading.records : []) {
      const parsed = parseRecord({ ...record, source: connector.name });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const { version } = parsed;
      const before = kept.get(version.externalId) ?? [];
      kept.set(version.externalId, addVersion(before, version).versions);
    }
  }
  return new Map(
    [...kept].sort().map(([id, versions]) => [id, mergeVersions(versions)]),
  );
}

it('the first success, review and approval count', () => {
  const merged = mergedOf(HISTORY);
  const at = Date.parse;
  expect(merged.get('145988746')?.fields).toMatchObject({
    status: 'succeeded',
    startedAt: at(minute(2)),
    finishedAt: at(minute(9)),
  });
  const { fields: first } = merged.get('pull/279147437/review')!;
  const { fields: approval } = merged.get('pull/279147437/approval')!;
  const { fields: change } = merged.get('pull/279147437')!;
  expect(first.pullRequest?.firstReviewAt).toBe(at('2026-10-30T09:00:00Z'));
  expect(approval.pullRequest?.approvedAt).toBe(at('2026-10-30T10:00:00Z'));
  expect(first.revision).toBe(change.revision);
  expect(approval.revision).toBe(change.revision);
  expect(merged.get('issue/444500041')?.fields.resolvedAt).toBe(at(minute(8)));
});

it('of what happens within a second the last counts', () => {
  const merged = mergedOf(HISTORY);
  expect(merged.get('2')?.fields).toMatchObject({ status: 'succeeded' });
  expect(merged.get('issue/2')?.fields.resolvedAt).toBe(Date.parse(minute(1)));
  expect(merged.get('issue/3')?.deleted).toBe(true);
});

it('any order and repetition of deliveries gives the same records', () => {
  const expected = mergedOf(HISTORY);
  for (const record of expected.values()) {
    expect(completeRecord(record, 'component:default/checkout')).toMatchObject({
      ok: true,
    });
  }
  const repeated = fc
    .array(fc.nat({ max: HISTORY.length - 1 }), { maxLength: 20 })
    .map(more => [...HISTORY, ...more.map(index => HISTORY[index])])
    .chain(list => fc.shuffledSubarray(list, { minLength: list.length }));
  fc.assert(
    fc.property(repeated, list => {
      expect(mergedOf(list)).toEqual(expected);
    }),
  );
});
