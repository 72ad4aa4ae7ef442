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
  deploymentHook,
  issueHook,
  mergeRequestHook,
  pushHook,
} from '../__testUtils__/hooks';
import { readGitlabSettings } from '../configuration/gitlabSettings';
import { createGitlabConnector } from './createGitlabConnector';

const connector = createGitlabConnector(readGitlabSettings());

const minute = (n: number) => `2026-11-01T10:${String(n).padStart(2, '0')}:00Z`;

const at = (status: string, n: number) =>
  deploymentHook({ status, status_changed_at: minute(n) });

const issue = (n: number, part: object) =>
  issueHook({ updated_at: minute(n), ...part });

const second = { deployable_id: 797, status_changed_at: minute(1) };

const HISTORY = [
  at('created', 0),
  at('blocked', 1),
  at('running', 2),
  at('success', 9),
  pushHook(),
  mergeRequestHook(),
  mergeRequestHook({ action: 'update', updated_at: minute(30) }),
  issue(0, {}),
  issue(5, { state: 'closed', closed_at: minute(5), action: 'close' }),
  issue(7, { closed_at: minute(5), action: 'reopen' }),
  issue(8, { state: 'closed', closed_at: minute(8), severity: 'low' }),
  // All of it within the second that older events tell.
  deploymentHook({ ...second, status: 'running' }),
  deploymentHook({ ...second, status: 'success' }),
  issue(1, { iid: 4 }),
  issue(1, { iid: 4, state: 'closed', closed_at: minute(1), action: 'close' }),
  issue(1, { iid: 5 }),
  {
    ...issue(1, { iid: 5, type: 'Issue' }),
    changes: { labels: { previous: [{ title: 'incident' }] } },
  },
];

function mergedOf(payloads: unknown[]) {
  const kept = new Map<string, RecordVersion[]>();
  for (const payload of payloads) {
    const reading = connector.read(deliveryOf(payload));
    for (const record of 'records' in reading ? reading.records : []) {
      const parsed = parseRecord({ ...record, source: connector.name });
      if (!parsed.ok) {
        throw new Error(JSON.stringify(parsed.problems));
      }
      const { version } = parsed;
      const before = kept.get(version.externalId) ?? [];
      kept.set(version.externalId, addVersion(before, version).versions);
    }
  }
  return new Map(
    [...kept].sort().map(([id, versions]) => [id, mergeVersions(versions)]),
  );
}

it('of what happens within a second the last counts', () => {
  const merged = mergedOf(HISTORY);
  const of = (end: string) => merged.get(`gitlab.com/projects/7/${end}`);
  expect(of('jobs/797')?.fields).toMatchObject({ status: 'succeeded' });
  expect(of('issues/4')?.fields.resolvedAt).toBe(Date.parse(minute(1)));
  expect(of('issues/5')?.deleted).toBe(true);
});

it('any order and repetition of deliveries gives the same records', () => {
  const expected = mergedOf(HISTORY);
  expect(expected.size).toBe(6);
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
