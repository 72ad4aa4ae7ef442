import {
  change,
  deployment,
  factsOf,
  hour,
  incident,
  releasesOf,
  SERVICE,
} from './__testUtils__/history';
import { codesOf, measured, query } from './__testUtils__/measured';
import { computeFacts } from './computeFacts';
import { DEFAULT_DEFINITIONS } from './definitions';
import { evidenceOf } from './evidence';
import { ServiceFacts } from './facts';
import { FINDING_CODES, finding } from './findings';
import { measure } from './measure';

const connected = { incidentSources: new Set([SERVICE]) };

/** One release at each hour; `before` hours are negative. */
function releasesAt(...hours: number[]) {
  return hours.map(at => deployment(`d${at}`, at, { revision: `r${at}` }));
}

/** The facts of another service. */
function named(
  name: string,
  facts: Parameters<typeof factsOf>[0],
): ServiceFacts {
  const service = `component:default/${name}`;
  return computeFacts(
    {
      service,
      productionEnvironments: null,
      deployments: (facts.deployments ?? []).map(d => ({ ...d, service })),
      changes: [],
      incidents: (facts.incidents ?? []).map(i => ({ ...i, service })),
      artifacts: [],
      foreignDeployments: [],
    },
    DEFAULT_DEFINITIONS,
  );
}

describe('windows', () => {
  it('include their start, exclude their end, and end now at the latest', () => {
    const facts = factsOf({ deployments: releasesAt(0, 24, 48) });
    const n = (fields: Parameters<typeof query>[0]) =>
      measured('deployment-frequency', facts, fields).n;
    expect(n({ from: hour(0), to: hour(48) })).toBe(2);
    expect(n({ from: hour(0.001), to: hour(48.001) })).toBe(2);
    expect(n({ to: hour(100), asOf: hour(30) })).toBe(2);
    expect(
      measured('deployment-frequency', facts, { to: hour(96), asOf: hour(48) })
        .value,
    ).toBe(1);
  });

  it('compare with the period of the same length just before', () => {
    const facts = factsOf({ deployments: releasesAt(-49, -48, -1, 0, 5) });
    expect(
      measured('deployment-frequency', facts, {
        to: hour(100),
        asOf: hour(48),
      }).previous,
    ).toEqual({ value: 1, n: 2 });
  });

  it('say so when they have not begun', () => {
    const answer = measured('deployment-frequency', factsOf({}), {
      asOf: hour(-1),
    });
    expect(answer).toMatchObject({ value: null, series: [] });
    expect(codesOf(answer)).toEqual(['window-not-begun']);
  });
});

describe('deployment frequency', () => {
  it('is null before the first stored deployment and 0 after it', () => {
    const facts = factsOf({ deployments: releasesAt(10 * 24) });
    const answer = measured('deployment-frequency', facts);
    expect(answer.series.map(({ value }) => value)).toEqual([
      null,
      1 / 7,
      0,
      0,
    ]);
    const early = measured('deployment-frequency', facts, { to: hour(48) });
    expect(early.value).toBeNull();
    expect(codesOf(early)).toContain('before-first-deployment');
  });

  it('counts days with a release in full weeks', () => {
    const facts = factsOf({
      deployments: releasesAt(1, 2, 30, 7 * 24, 8 * 24, 9 * 24, 14 * 24),
    });
    expect(
      measured('deployment-frequency', facts, { to: hour(21 * 24) }),
    ).toMatchObject({ deploymentDaysPerWeek: 2 });
  });

  it('has no gap for a single release', () => {
    const facts = factsOf({ deployments: releasesAt(1) });
    expect(measured('deployment-frequency', facts).medianGapSeconds).toBeNull();
  });

  it('has a benchmark from 5 releases on, but none for a union', () => {
    const facts = factsOf({ deployments: releasesAt(-1, 1, 2, 3, 4, 5) });
    const few = factsOf({ deployments: releasesAt(-1, 1, 2, 3, 4) });
    expect(measured('deployment-frequency', facts).benchmark?.year).toBe(2024);
    expect(measured('deployment-frequency', few).benchmark).toBeNull();
    expect(
      measured('deployment-frequency', facts, { scope: true }).benchmark,
    ).toBeNull();
  });
});

describe('verdicts', () => {
  const days = 28;
  const start = -days * 24;

  it('need a record from before the previous period', () => {
    const late = factsOf({ deployments: releasesAt(start + 1, 5) });
    const answer = measured('deployment-frequency', late);
    expect(answer.change).toEqual({ verdict: 'no-baseline', p: null });
    expect(codesOf(answer)).toContain('no-baseline');
    const early = factsOf({ deployments: releasesAt(start, 5) });
    expect(measured('deployment-frequency', early).change.verdict).toBe(
      'too-few',
    );
  });

  it('call more releases better, where that is likely real', () => {
    const verdict = (before: number, after: number) =>
      measured(
        'deployment-frequency',
        factsOf({
          deployments: releasesAt(
            start - 1,
            ...Array.from({ length: before }, (_, i) => start + i),
            ...Array.from({ length: after }, (_, i) => i),
          ),
        }),
      ).change.verdict;
    expect(verdict(5, 20)).toBe('better');
    expect(verdict(20, 5)).toBe('worse');
    expect(verdict(8, 10)).toBe('no-clear-change');
    expect(verdict(4, 40)).toBe('too-few');
  });

  it('call shorter lead times better', () => {
    const verdict = (before: number, after: number) =>
      measured(
        'lead-time',
        factsOf({
          deployments: [start - 1, start + 1, 1].map((at, period) =>
            deployment(`d${at}`, at, {
              changes: Array.from({ length: 10 }, (_, i) =>
                change(
                  `${period}-${i}`,
                  at - i / 10 - (period === 2 ? after : before),
                ),
              ),
            }),
          ),
        }),
      ).change.verdict;
    expect(verdict(10, 1)).toBe('better');
    expect(verdict(1, 10)).toBe('worse');
    expect(verdict(5, 5)).toBe('no-clear-change');
  });

  it('leave out of the failure rate what is younger than the attribution window', () => {
    const old = Array.from({ length: 10 }, (_, i) => start + i * 48);
    const recent = Array.from({ length: 10 }, (_, i) => days * 24 - 20 + i);
    const facts = factsOf({
      deployments: releasesAt(start - 100, ...old, ...recent),
      incidents: old.map(at =>
        incident(`i${at}`, at, { resolvedAt: hour(at + 1) }),
      ),
    });
    const soon = measured('change-failure-rate', facts);
    expect(soon).toMatchObject({ value: 0, change: { verdict: 'too-few' } });
    const later = measured('change-failure-rate', facts, {
      asOf: hour(days * 24 + 24),
    });
    expect(later.change.verdict).toBe('better');
  });

  it('leave out of the recovery time what is younger than the attribution window', () => {
    const at = (first: number, gap: number) =>
      Array.from({ length: 10 }, (_, i) => first + i * gap);
    const old = at(start, 48);
    const recent = at(days * 24 - 20, 1);
    const facts = factsOf({
      deployments: releasesAt(start - 100, ...old, ...recent),
      incidents: [...old, ...recent].map((opened, i) =>
        incident(`i${opened}`, opened, {
          causedBy: `deployment:ci/d${opened}`,
          resolvedAt: hour(opened + (i < 10 ? 5 : 1)),
        }),
      ),
    });
    const soon = measured('recovery-time', facts);
    expect(soon).toMatchObject({ value: 3600, change: { verdict: 'too-few' } });
    const later = measured('recovery-time', facts, {
      asOf: hour(days * 24 + 24),
    });
    expect(later.change.verdict).toBe('better');
  });
});

describe('change failure rate', () => {
  it('has a value with a finding where only rollbacks tell', () => {
    const facts = factsOf({ deployments: releasesOf('1', '2', '1') });
    const answer = measured('change-failure-rate', facts);
    expect(answer).toMatchObject({ value: 1 / 3, n: 3, numerator: 1 });
    expect(answer.interval).toMatchObject({ level: 0.95 });
    expect(codesOf(answer)).toContain('rollbacks-only');
  });

  it('leaves out services of a union that nothing tells about', () => {
    const withIncidents = named('a', {
      deployments: releasesOf('1', '2'),
      incidents: [incident('x', 2.5)],
    });
    const silent = named('b', { deployments: releasesOf('1', '2', '3') });
    const answer = measured('change-failure-rate', [withIncidents, silent], {
      scope: true,
    });
    expect(answer).toMatchObject({ value: 1 / 2, n: 2 });
    expect(answer.findings).toContainEqual(
      finding('not-measured', { releases: 3, services: 1 }),
    );
  });

  it('counts in a bucket only what the headline counts', () => {
    const week = 7 * 24;
    const told = named('a', {
      deployments: releasesAt(1, 2),
      incidents: [incident('x', 2.5)],
    });
    const silent = named('b', { deployments: releasesAt(1, week, 2 * week) });
    const seriesOf = (facts: ServiceFacts[]) =>
      measured('change-failure-rate', facts, {
        to: hour(3 * week),
        scope: true,
      }).series.map(({ value, n }) => ({ value, n }));
    expect(seriesOf([told, silent])).toEqual([
      { value: 1 / 2, n: 2 },
      { value: null, n: 0 },
      { value: null, n: 0 },
    ]);
    expect(seriesOf([silent]).map(({ n }) => n)).toEqual([0, 0, 0]);
  });
});

describe('rework rate', () => {
  it('is 0 only where rework would have been seen', () => {
    const versioned = factsOf({ deployments: releasesOf('1', '2') });
    expect(measured('rework-rate', versioned).value).toBe(0);
    const [, second] = releasesOf('1', '2');
    const partly = factsOf({ deployments: [deployment('d0', 0), second] });
    const answer = measured('rework-rate', partly);
    expect(answer.value).toBeNull();
    expect(codesOf(answer)).toContain('no-rework-marks');
    const marking = factsOf({
      deployments: [deployment('d0', 0, { type: 'deploy' }), second],
    });
    expect(measured('rework-rate', marking).value).toBe(0);
  });

  it('counts rollbacks, hotfixes, detected rollbacks and fixes, each release once', () => {
    const facts = factsOf({
      deployments: [
        ...releasesOf('1', '2'),
        deployment('back', 3, { revision: '1', type: 'rollback' }),
        deployment('hot', 4, { revision: '3', type: 'hotfix' }),
        deployment('fix', 5, { revision: '4', fixes: ['deployment:ci/d1'] }),
      ],
    });
    expect(measured('rework-rate', facts)).toMatchObject({
      value: 3 / 5,
      numerator: 3,
    });
  });
});

describe('time to restore', () => {
  it('is the mean, with the median beside it', () => {
    const facts = factsOf({
      incidents: [1, 2, 9].map(h =>
        incident(`i${h}`, 10, { resolvedAt: hour(10 + h) }),
      ),
    });
    const answer = measured('time-to-restore', facts);
    expect(answer).toMatchObject({
      value: 4 * 3600,
      n: 3,
      distribution: { p50: 2 * 3600, mean: 4 * 3600 },
    });
  });

  it('tells no incidents from no source of incidents', () => {
    const facts = factsOf({ deployments: releasesOf('1') });
    expect(codesOf(measured('time-to-restore', facts))).toContain(
      'no-incident-source',
    );
    expect(codesOf(measured('time-to-restore', facts, connected))).toContain(
      'no-incident-in-window',
    );
  });
});

describe('findings', () => {
  it('say which environments wait for a decision', () => {
    const facts = factsOf({
      deployments: [deployment('d', 1, { environment: 'blue' })],
    });
    const { findings } = measure([facts], query());
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'no-production-environment',
        params: { count: 1, environments: 'blue' },
      }),
    ]);
    // What was decided just now is not yet in the facts.
    expect(
      measure([facts], query({ stale: true })).findings.map(({ code }) => code),
    ).toEqual(['being-computed', 'no-production-environment']);
    const both = factsOf({
      deployments: [
        deployment('d', 1, { environment: 'blue' }),
        deployment('e', 1),
      ],
    });
    expect(measure([both], query()).findings).toEqual([
      expect.objectContaining({ code: 'unknown-environments' }),
    ]);
  });

  it('have a message and a next step for every code', () => {
    for (const code of FINDING_CODES) {
      const { message, next } = finding(code);
      expect(message).not.toBe('');
      expect(message).not.toContain('(s)');
      expect(next).not.toBe('');
    }
    expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
  });
});

describe('evidence', () => {
  it('lists the records newest first, with how each was linked', () => {
    const facts = factsOf({
      deployments: releasesOf('1', '2', '1'),
      incidents: [incident('x', 2.5, { causedBy: 'deployment:ci/d2' })],
    });
    const rows = evidenceOf('change-failure-rate', null, [facts], query());
    expect(rows.map(({ id, value }) => [id, value])).toEqual([
      ['ci/d3', 0],
      ['ci/d2', 1],
      ['ci/d1', 0],
    ]);
    expect(
      evidenceOf('change-failure-rate', 'numerator', [facts], query()),
    ).toEqual([rows[1]]);
    expect(rows[1].links.map(({ reason, ref }) => [reason, ref])).toEqual([
      ['explicit', 'incident:pager/x'],
      ['rolled-back', 'deployment:ci/d3'],
    ]);
    expect(evidenceOf('recovery-time', null, [facts], query())).toMatchObject([
      { id: 'ci/d2', value: null, endedAt: null },
    ]);
  });

  it('lists releases of which nothing tells how they went, without a value', () => {
    const facts = factsOf({ deployments: releasesOf('1') });
    expect(
      evidenceOf('change-failure-rate', null, [facts], query()),
    ).toMatchObject([{ id: 'ci/d1', value: null }]);
  });
});
