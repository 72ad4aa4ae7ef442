import fc from 'fast-check';
import {
  deployment,
  factsOf,
  hour,
  incident,
  SERVICE,
} from './__testUtils__/history';
import { codesOf, measured, query } from './__testUtils__/measured';
import { countAfter, matureUntil } from './comparable';
import { durationsUntil, recoveryTimeRule } from './durations';
import { factPool } from './factPool';
import { ServiceFacts } from './facts';
import { DEPLOYMENT, FLAGS, partOf } from './factTable';
import { changeFailureRule, countUntil, selectRate } from './rates';

const WEEKS = 7 * 24;

/** A week that is asked about long after it, and the week before. */
const asked = {
  from: hour(2 * WEEKS),
  to: hour(3 * WEEKS),
  asOf: hour(9 * WEEKS),
};

/** Ten releases in each of the weeks, a record before all of them. */
function weekly(weeks: number[], service = SERVICE) {
  return [
    ...(weeks.includes(0) ? [deployment('first', 0, { service })] : []),
    ...weeks.flatMap(week =>
      Array.from({ length: 10 }, (_, i) =>
        deployment(`${week}-${i}`, week * WEEKS + 1 + i * 12, {
          service,
          revision: `${week}-${i}`,
        }),
      ),
    ),
  ];
}

const as = (service: string, facts: ServiceFacts): ServiceFacts => ({
  ...facts,
  service,
  deployments: facts.deployments.map(one => ({ ...one, service })),
  incidents: facts.incidents.map(one => ({ ...one, service })),
});

const failing = (week: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    incident(`${week}-${i}`, week * WEEKS + 2 + i * 12, {
      causedBy: `deployment:ci/${week}-${i}`,
      resolvedAt: hour(week * WEEKS + 3 + i * 12 + i),
    }),
  );

describe('deployment frequency of a scope', () => {
  const scope = { ...asked, scope: true };

  it('is not better because a service was connected', () => {
    const old = factsOf({ deployments: weekly([0, 1, 2]) });
    const onboarded = ['b', 'c'].map(name =>
      as(`component:default/${name}`, factsOf({ deployments: weekly([2]) })),
    );
    expect(
      measured('deployment-frequency', [old, ...onboarded], scope),
    ).toMatchObject({
      n: 30,
      previous: { n: 10 },
      change: { verdict: 'no-clear-change' },
    });
    const answer = measured('deployment-frequency', onboarded, scope);
    expect(answer.change.verdict).toBe('no-baseline');
    expect(codesOf(answer)).toContain('no-baseline');
  });

  it('is better where services that were there are released more often', () => {
    const old = factsOf({ deployments: weekly([0, 1, 2]) });
    const others = ['b', 'c'].map(name =>
      as(`component:default/${name}`, factsOf({ deployments: weekly([0, 2]) })),
    );
    expect(
      measured('deployment-frequency', [old, ...others], scope).change.verdict,
    ).toBe('better');
  });
});

describe('failures', () => {
  const facts = (incidents = failing(2, 8), since?: number) =>
    factsOf({
      deployments: weekly([0, 1, 2]),
      incidents,
      ...(since === undefined
        ? {}
        : { incidentSources: { pager: hour(since) } }),
    });
  const failureRate = (one: ServiceFacts | ServiceFacts[], reported = false) =>
    measured('change-failure-rate', one, {
      ...asked,
      incidentSources: new Set(reported ? [SERVICE] : []),
    });

  it('are not more because a source of incidents was connected', () => {
    const answer = failureRate(facts());
    expect(answer.change).toEqual({ verdict: 'no-baseline', p: null });
    expect(codesOf(answer)).toContain('no-incident-baseline');
    expect(failureRate(facts(failing(2, 8), 2 * WEEKS), true).change).toEqual(
      answer.change,
    );
    const recovery = measured(
      'recovery-time',
      facts([...failing(1, 8), ...failing(2, 8)]),
      asked,
    );
    expect(recovery.change.verdict).toBe('no-baseline');
    expect(codesOf(recovery)).toContain('no-incident-baseline');
  });

  it('are more where incidents were known before, by a record or by a source', () => {
    const early = [incident('early', 1), ...failing(2, 8)];
    expect(failureRate(facts(early)).change.verdict).toBe('worse');
    const named = facts(failing(2, 8), 0);
    expect(failureRate(named, true).change.verdict).toBe('worse');
    // A source that does not work has proved nothing.
    expect(failureRate(named).change.verdict).toBe('no-baseline');
  });

  it('of rollbacks alone are known in both periods', () => {
    const answer = failureRate(facts([]), true);
    expect(answer.change.verdict).toBe('no-clear-change');
  });

  it('of a scope are those of its services that can be compared', () => {
    const known = facts([incident('early', 1)]);
    const connected = as('component:default/b', facts());
    expect(failureRate([known, connected]).change.verdict).toBe(
      'no-clear-change',
    );
    expect(failureRate([connected]).change.verdict).toBe('no-baseline');
  });

  it('are not comparable for a service that nothing tells about', () => {
    const connected = facts([...failing(1, 8), ...failing(2, 8)]);
    const silent = as('component:default/b', facts([]));
    const idle = as(
      'component:default/c',
      factsOf({ deployments: weekly([0]) }),
    );
    for (const metric of ['change-failure-rate', 'recovery-time'] as const) {
      const answer = measured(metric, [connected, silent, idle], {
        ...asked,
        scope: true,
      });
      expect(answer.value).not.toBeNull();
      expect(answer.change).toEqual({ verdict: 'no-baseline', p: null });
      expect(codesOf(answer)).toContain('no-incident-baseline');
    }
  });

  it('are comparable without any incident where rollbacks tell of both periods', () => {
    const rolledBack = (...weeks: number[]) =>
      factsOf({
        deployments: [0, 1, 2].flatMap(week =>
          weekly([week]).map((one, i) => ({
            ...one,
            revision:
              i === 9 && weeks.includes(week) ? `${week}-0` : one.revision,
          })),
        ),
      });
    expect(failureRate(rolledBack(1, 2)).change.verdict).toBe(
      'no-clear-change',
    );
    expect(failureRate(rolledBack(2)).change.verdict).toBe('no-baseline');
  });
});

describe('what may be compared', () => {
  it('ends for each service at an instant of its own', () => {
    const one = factsOf({
      deployments: weekly([0, 1, 2]),
      incidents: failing(2, 8),
    });
    const pool = factPool([one, as('component:default/b', one)]);
    const week = partOf(pool.deployments, { from: asked.from, to: asked.to });
    const selection = selectRate(changeFailureRule, pool, asked, query());
    const hours = fc.oneof(
      fc.integer({ min: -1, max: 8 * WEEKS }).map(half => half / 2),
      fc.constantFrom(-Infinity, Infinity),
    );
    fc.assert(
      fc.property(fc.tuple(hours, hours), ends => {
        const until = Float64Array.from(ends, hour);
        const taken = [...week.at.keys()].filter(
          i => week.at[i] <= until[week.service[i]],
        );
        expect(countAfter(week, FLAGS.release, until)).toBe(
          week.at.length - taken.length,
        );
        const failed = taken.filter(i => week.flags[i] & FLAGS.failed);
        expect(countUntil(changeFailureRule, selection, week, until)).toEqual({
          n: taken.length,
          k: failed.length,
        });
        const recoveries = taken
          .map(i => week.columns[DEPLOYMENT.recoveryMs][i])
          .filter(ms => !Number.isNaN(ms));
        const sample = durationsUntil(recoveryTimeRule, week, until);
        expect([...sample]).toEqual(recoveries);
      }),
    );
  });

  it('waits for the longest attribution window of each service', () => {
    const slow = factsOf(
      { deployments: weekly([0]) },
      { bySource: { ci: { attributionHours: 100 } } },
    );
    const pool = factPool([
      as('component:default/a', slow),
      as('component:default/b', factsOf({ deployments: weekly([0]) })),
    ]);
    expect([...matureUntil(pool, query({ asOf: hour(200) }))]).toEqual([
      hour(100),
      hour(176),
    ]);
  });
});
