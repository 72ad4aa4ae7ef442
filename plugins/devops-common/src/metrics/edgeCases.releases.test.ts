import { completeRecord } from '../records/completeRecord';
import { mergeVersions } from '../records/mergeVersions';
import { parseRecord } from '../records/parseRecord';
import { DeploymentRecord } from '../records/record';
import { RecordVersion } from '../records/recordVersion';
import {
  change,
  changeRecord,
  deployment,
  factOf,
  factsOf,
  failedIn,
  hour,
  incident,
  releasesOf,
  SERVICE,
  suspectsIn,
} from './__testUtils__/history';
import { codesOf, measured } from './__testUtils__/measured';
import { computeFacts } from './computeFacts';
import { DEFAULT_DEFINITIONS } from './definitions';

const HOUR = 3_600_000;
const connected = { incidentSources: new Set([SERVICE]) };

/** Cases that other products get wrong, about deployments and the changes they carry. */
describe('releases and changes', () => {
  it('edge case 1: a redeploy of the same revision counts as a release and nothing else', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 1, { revision: 'a', changes: [change('a', 0)] }),
        deployment('d2', 5, { revision: 'a', changes: [change('a', 0)] }),
      ],
    });
    expect(measured('deployment-frequency', facts).n).toBe(2);
    expect(measured('lead-time', facts).n).toBe(1);
    expect(factOf(facts, 'd2')).toMatchObject({ rework: [], batchSize: 0 });
    expect(failedIn(facts)).toEqual([]);
  });

  it('edge case 2: V1→V2→V3→V1 fails V2, suspects V3, and recovers with the rollback', () => {
    const facts = factsOf({ deployments: releasesOf('1', '2', '3', '1') });
    expect(failedIn(facts)).toEqual(['d2']);
    expect(suspectsIn(facts)).toEqual(['d3']);
    expect(measured('deployment-frequency', facts).n).toBe(4);
    expect(measured('change-failure-rate', facts)).toMatchObject({
      value: 1 / 4,
      suspects: 1,
    });
    expect(measured('recovery-time', facts).value).toBe(2 * 3600);
    expect(measured('rework-rate', facts).numerator).toBe(1);
  });

  it('edge case 3: V1→V2→V1 fails V2 until V1 is back', () => {
    const facts = factsOf({ deployments: releasesOf('1', '2', '1') });
    expect(failedIn(facts)).toEqual(['d2']);
    expect(measured('recovery-time', facts).value).toBe(3600);
  });

  it('edge case 4: a failed deployment counts only where failed pipelines do', () => {
    const history = {
      deployments: [
        deployment('bad', 1, { revision: 'a', status: 'failed' }),
        deployment('good', 2, { revision: 'a', changes: [change('a', 0)] }),
      ],
    };
    const facts = factsOf(history);
    expect(measured('deployment-frequency', facts).n).toBe(1);
    expect(measured('lead-time', facts).value).toBe(2 * 3600);
    expect(measured('change-failure-rate', facts, connected)).toMatchObject({
      value: 0,
      n: 1,
    });
    const counting = factsOf(history, { countFailedPipelines: true });
    expect(measured('change-failure-rate', counting, connected)).toMatchObject({
      value: 1 / 2,
      n: 2,
      numerator: 1,
    });
  });

  it('edge case 5: what was cancelled or is under way counts nowhere', () => {
    const facts = factsOf({
      deployments: [
        deployment('c', 1, { status: 'cancelled' }),
        deployment('r', 2, { status: 'running', finishedAt: null }),
        deployment('q', 3, { status: 'queued', finishedAt: null }),
      ],
    });
    expect(facts.deployments).toEqual([]);
    expect(measured('deployment-frequency', facts).value).toBeNull();
  });

  it('edge case 16: the order of arrival changes nothing', () => {
    const deployments = releasesOf('1', '2', '1');
    const incidents = [incident('x', 2.5), incident('y', 3.5)];
    expect(
      factsOf({
        deployments: [...deployments].reverse(),
        incidents: [...incidents].reverse(),
      }),
    ).toEqual(factsOf({ deployments, incidents }));
  });

  it('edge case 17: a delivery that comes twice counts once; the later status wins by its own time, not by arrival', () => {
    const versionOf = (status: string, updatedAt: string) => {
      const parsed = parseRecord({
        kind: 'deployment',
        source: 'ci',
        externalId: '1',
        entityRef: SERVICE,
        environment: 'production',
        finishedAt: '2026-01-05T01:00:00Z',
        status,
        updatedAt,
      });
      return (parsed as Extract<typeof parsed, { ok: true }>).version;
    };
    const succeeded = versionOf('succeeded', '2026-01-05T01:00:00Z');
    const failed = versionOf('failed', '2026-01-05T02:00:00Z');
    const outcomesOf = (...arrived: RecordVersion[]) => {
      const completed = completeRecord(mergeVersions(arrived), SERVICE);
      const deployments = completed.ok ? [completed.record] : [];
      return factsOf({
        deployments: deployments as DeploymentRecord[],
      }).deployments.map(({ outcome }) => outcome);
    };
    expect(outcomesOf(succeeded, succeeded)).toEqual(['succeeded']);
    expect(outcomesOf(succeeded, failed)).toEqual(['failed']);
    expect(outcomesOf(failed, succeeded, failed)).toEqual(['failed']);
  });

  it('edge case 18: the same id of two sources is two deployments', () => {
    const facts = factsOf({
      deployments: [
        deployment('7', 1, { source: 'ci' }),
        deployment('7', 2, { source: 'cd' }),
      ],
    });
    expect(measured('deployment-frequency', facts).n).toBe(2);
  });

  it('edge case 20: a deployment without changes gives no lead time, not 0', () => {
    const facts = factsOf({
      deployments: [deployment('d', 1, { changes: [] })],
    });
    const answer = measured('lead-time', facts);
    expect(answer).toMatchObject({ value: null, n: 0, benchmark: null });
    expect(codesOf(answer)).toContain('no-changes-in-window');
    expect(measured('deployment-frequency', facts).n).toBe(1);
  });

  it('edge case 21: the first deployment counts changes only when they are listed', () => {
    const changes = [changeRecord('a', 0, { parents: ['old'] })];
    const silent = factsOf({
      deployments: [deployment('d', 1, { revision: 'a' })],
      changes,
    });
    expect(measured('lead-time', silent).n).toBe(0);
    expect(measured('deployment-frequency', silent).n).toBe(1);
    const listed = factsOf({
      deployments: [deployment('d', 1, { changes: [change('a', 0)] })],
    });
    expect(measured('lead-time', listed).value).toBe(3600);
  });

  it('edge case 22: a long gap leaves lead times valid, flagged', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', -2000, { revision: 'a' }),
        deployment('d2', 10, { revision: 'b' }),
      ],
      changes: [changeRecord('b', -1990, { parents: ['a'] })],
    });
    const answer = measured('lead-time', facts);
    expect(answer.value).toBe(2000 * 3600);
    expect(codesOf(answer)).toContain('long-gap');
    expect(factOf(facts, 'd2').findings).toEqual(['long-gap']);
    expect(factOf(facts, 'd1').findings).not.toContain('long-gap');
  });

  it('edge case 23: a squash starts with the first commit of its pull request', () => {
    const pullRequest = {
      number: 5,
      firstCommitAt: hour(1),
      openedAt: null,
      firstReviewAt: null,
      approvedAt: null,
      mergedAt: null,
    };
    const facts = factsOf({
      deployments: [
        deployment('d', 11, { changes: [change('s', 9, { pullRequest })] }),
      ],
    });
    expect(measured('lead-time', facts).value).toBe(10 * 3600);
  });

  it('edge case 24: a rebase keeps the dates of its authors', () => {
    const pullRequest = {
      number: 5,
      firstCommitAt: hour(1),
      openedAt: null,
      firstReviewAt: null,
      approvedAt: null,
      mergedAt: null,
    };
    const facts = factsOf({
      deployments: [
        deployment('d', 11, {
          changes: [
            change('r1', 2, { pullRequest, committedAt: hour(9) }),
            change('r2', 3, { pullRequest, committedAt: hour(9) }),
          ],
        }),
      ],
    });
    expect(facts.changes.map(c => c.startAt)).toEqual([hour(2), hour(3)]);
  });

  it('edge case 25: a cherry-pick is a change of its own, as old as its author date, or as the pull request of a backport', () => {
    const backport = {
      number: 7,
      firstCommitAt: hour(-20),
      openedAt: hour(3),
      firstReviewAt: null,
      approvedAt: null,
      mergedAt: hour(4),
    };
    const facts = factsOf({
      deployments: [
        deployment('regular', 2, { changes: [change('original', -10)] }),
        deployment('hotfix', 5, {
          type: 'hotfix',
          changes: [
            change('picked', -10, { committedAt: hour(4) }),
            change('backported', -10, { pullRequest: backport }),
          ],
        }),
      ],
    });
    expect(facts.changes.map(c => [c.revision, c.leadTimeMs])).toEqual([
      ['original', 12 * HOUR],
      ['backported', 25 * HOUR],
      ['picked', 15 * HOUR],
    ]);
  });

  it('edge case 25: a change on two branches counts once, where it arrived first', () => {
    const facts = factsOf({
      deployments: [
        deployment('hotfix', 5, {
          environment: 'prod-eu',
          changes: [change('a', 0)],
        }),
        deployment('regular', 9, {
          environment: 'prod-us',
          changes: [change('a', 0)],
        }),
      ],
    });
    expect(facts.changes.map(c => [c.releaseId, c.leadTimeMs])).toEqual([
      ['ci/hotfix', 5 * HOUR],
    ]);
  });

  it('edge case 26: rewritten history falls back to commit dates, flagged', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 10, { revision: 'rewritten' }),
        deployment('d2', 20, { revision: 'b' }),
      ],
      changes: [
        changeRecord('a', 1, { parents: ['root'], committedAt: hour(8) }),
        changeRecord('b', 2, { parents: ['a'], committedAt: hour(15) }),
      ],
    });
    const answer = measured('lead-time', facts);
    expect(answer).toMatchObject({ n: 1, value: 18 * 3600 });
    expect(codesOf(answer)).toContain('commit-dates-fallback');
  });

  it('edge case 27: a revert released with its original is two changes and no failure', () => {
    const facts = factsOf({
      deployments: [
        deployment('d', 10, { changes: [change('a', 1), change('undo-a', 2)] }),
      ],
    });
    expect(facts.changes).toHaveLength(2);
    expect(failedIn(facts)).toEqual([]);
  });

  it('edge case 28: a change that was pushed without a pull request has a lead time and no stages', () => {
    const facts = factsOf({
      deployments: [deployment('d', 10, { changes: [change('push', 0)] })],
    });
    expect(measured('lead-time', facts)).toMatchObject({
      n: 1,
      value: 10 * 3600,
      stages: [],
    });
  });

  it('edge case 29: without a review the total stays, and its stages are absent', () => {
    const pullRequest = {
      number: 1,
      firstCommitAt: hour(0),
      openedAt: hour(2),
      firstReviewAt: null,
      approvedAt: null,
      mergedAt: hour(6),
    };
    const facts = factsOf({
      deployments: [
        deployment('d', 10, { changes: [change('pr', 0, { pullRequest })] }),
      ],
    });
    expect(measured('lead-time', facts)).toMatchObject({
      n: 1,
      value: 10 * 3600,
      stages: [
        { stage: 'coding', n: 1, p50: 2 * 3600 },
        { stage: 'delivery', n: 1, p50: 4 * 3600 },
      ],
    });
  });

  it('edge case 30: what is merged but not released is in no lead time', () => {
    const facts = factsOf({
      deployments: [
        deployment('d1', 1, { revision: 'a' }),
        deployment('d2', 9, { revision: 'b' }),
      ],
      changes: [
        changeRecord('b', 2, { parents: ['a'] }),
        changeRecord('waiting', 3, { parents: ['b'] }),
      ],
    });
    expect(facts.changes.map(c => c.revision)).toEqual(['b']);
  });

  it('edge case 31: released before it was made is listed, and no sample', () => {
    const facts = factsOf({
      deployments: [
        deployment('d', 5, { changes: [change('a', 6), change('b', 1)] }),
      ],
    });
    const answer = measured('lead-time', facts);
    expect(answer).toMatchObject({ n: 1, value: 4 * 3600 });
    expect(codesOf(answer)).toEqual(['negative-lead-time', 'no-baseline']);
  });

  it('edge case 32: the rows of one pipeline are one deployment, finished with the last', () => {
    const job = { group: 'pipeline-9', revision: 'a' };
    const facts = factsOf({
      deployments: [
        deployment('job1', 1, { ...job, changes: [change('a', 0)] }),
        deployment('job2', 3, { ...job, changes: [change('a', 0)] }),
      ],
    });
    expect(measured('deployment-frequency', facts).n).toBe(1);
    expect(measured('lead-time', facts).value).toBe(3 * 3600);
  });

  it('edge case 33: waves of regions are one deployment, which a canary can fail', () => {
    const wave = { group: 'rollout', revision: 'b' };
    const facts = factsOf({
      deployments: [
        deployment('canary', 1, { ...wave, environment: 'prod-canary' }),
        deployment('rest', 9, { ...wave, environment: 'prod-all' }),
      ],
      incidents: [incident('x', 2)],
    });
    expect(failedIn(facts)).toEqual(['rest']);
  });

  it('edge case 34: lead time ends at the first of two production environments', () => {
    const facts = factsOf({
      deployments: [
        deployment('eu', 2, {
          environment: 'prod-eu',
          changes: [change('a', 0)],
        }),
        deployment('us', 9, {
          environment: 'prod-us',
          changes: [change('a', 0)],
        }),
      ],
    });
    expect(measured('lead-time', facts)).toMatchObject({ n: 1, value: 7200 });
    expect(measured('deployment-frequency', facts).n).toBe(2);
  });

  it('edge case 35: one commit released by three services counts once for each', () => {
    const services = ['cart', 'pay', 'ship'].map(name => {
      const service = `component:default/${name}`;
      return computeFacts(
        {
          service,
          productionEnvironments: null,
          deployments: [
            deployment(name, 2, { service, changes: [change('a', 0)] }),
          ],
          changes: [],
          incidents: [],
          artifacts: [],
          foreignDeployments: [],
        },
        DEFAULT_DEFINITIONS,
      );
    });
    expect(measured('lead-time', services, { scope: true }).n).toBe(3);
  });

  it('edge case 45: a hotfix is rework, and fails an earlier release only through fixes', () => {
    const [d1, d2] = releasesOf('1', '2');
    const hotfix = { ...d2, type: 'hotfix' as const };
    expect(failedIn(factsOf({ deployments: [d1, hotfix] }))).toEqual([]);
    const facts = factsOf({
      deployments: [d1, { ...hotfix, fixes: ['deployment:ci/d1'] }],
      incidents: [incident('x', 3, { causedBy: 'deployment:ci/d2' })],
    });
    expect(failedIn(facts)).toEqual(['d1', 'd2']);
    expect(measured('rework-rate', facts).numerator).toBe(1);
    expect(measured('deployment-frequency', facts).n).toBe(2);
  });

  it('edge case 49: changes of bots are included', () => {
    const facts = factsOf({
      deployments: [
        deployment('d', 3, { changes: [change('a', 1, { automated: true })] }),
      ],
    });
    expect(measured('lead-time', facts).n).toBe(1);
    expect(facts.changes[0].automated).toBe(true);
  });

  it('edge case 50: deployments of the same instant keep one order', () => {
    const deployments = ['b', 'a', 'c'].map(id =>
      deployment(id, 5, { revision: id }),
    );
    const orders = [deployments, [...deployments].reverse()].map(list =>
      factsOf({ deployments: list }).deployments.map(d => d.externalId),
    );
    expect(orders).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
  });
});
