import {
  computeFacts,
  DEFAULT_DEFINITIONS,
  measure,
  MetricId,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { SAMPLE_SERVICES } from '.';
import {
  historyOf,
  queryAt,
  storedRecords,
} from '../__testUtils__/storedHistories';
import { SampleCalendar } from '../calendar/SampleCalendar';
import { simulate } from '../simulation/simulate';

// Machines that do more than this test are slow.
jest.setTimeout(60_000);

const DAY = 24 * 3_600_000;

/** Working days fall differently for each. */
const ANCHORS = ['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-27'];

describe.each(ANCHORS)('the stories of a history loaded on %s', anchor => {
  const now = new SampleCalendar(anchor).day(0).at(8);
  const stored = storedRecords(
    simulate(SAMPLE_SERVICES, anchor, now).map(({ record }) => record),
  );
  const all = new Map<string, ServiceFacts>(
    SAMPLE_SERVICES.map(({ entityRef }) => [
      entityRef,
      computeFacts(historyOf(stored, entityRef), DEFAULT_DEFINITIONS),
    ]),
  );

  function factsOf(entityRef: string): ServiceFacts {
    const facts = all.get(entityRef);
    if (!facts) {
      throw new Error(`${entityRef} has no history`);
    }
    return facts;
  }

  function number(entityRef: string, id: MetricId) {
    const { metrics } = measure([factsOf(entityRef)], queryAt(now));
    const answer = metrics.find(({ metric }) => metric === id);
    if (!answer) {
      throw new Error(`${id} is missing`);
    }
    return answer;
  }

  function delivery(entityRef: string): number {
    const stages = number(entityRef, 'lead-time').stages ?? [];
    return stages.find(({ stage }) => stage === 'delivery')?.p50 ?? 0;
  }

  it('shows checkout as healthy', () => {
    const checkout = 'component:default/checkout';
    expect(number(checkout, 'deployment-frequency').value).toBeGreaterThan(2);
    expect(number(checkout, 'lead-time').value).toBeLessThan(24 * 3600);
    expect(number(checkout, 'change-failure-rate').value).toBeLessThan(0.1);
    expect(number(checkout, 'recovery-time').value).toBeLessThan(3600);
    const batches = factsOf(checkout).deployments.map(d => d.batchSize ?? 0);
    expect(Math.max(...batches)).toBeLessThan(12);
  });

  it('shows one failed release of payments, not yet recovered', () => {
    const { deployments } = factsOf('component:default/payments');
    const failed = deployments.filter(({ failures }) => failures.length > 0);
    expect(failed).toEqual([expect.objectContaining({ recoveredAt: null })]);
    expect(number('component:default/payments', 'recovery-time').open).toEqual({
      n: 1,
      oldestSeconds: expect.any(Number),
    });
  });

  it('shows the rollback and the hotfix of orders', () => {
    const { deployments } = factsOf('component:default/orders');
    const at = deployments.findIndex(({ rework }) =>
      rework.includes('detected-rollback'),
    );
    const [v1, v2, v3, back] = deployments.slice(at - 3, at + 1);
    expect(back.version).toBe(v1.version);
    expect(v2.failures).toEqual([
      { reason: 'rolled-back', by: `deployment:${back.id}` },
    ]);
    expect(v2.recoveredAt).toBe(back.finishedAt);
    expect([v3.failures, v3.suspect]).toEqual([[], true]);
    expect(Math.abs(now - back.finishedAt - 20.5 * DAY)).toBeLessThan(3 * DAY);

    const late = deployments.filter(d => d.finishedAt > back.finishedAt);
    expect(late.filter(({ rework }) => rework.length > 0)).toEqual([
      expect.objectContaining({ type: 'hotfix', rework: ['hotfix', 'fixes'] }),
    ]);
    expect(late.filter(({ failures }) => failures.length > 0)).toHaveLength(1);
  });

  it('shows that changes of search wait for its build', () => {
    expect(delivery('component:default/search')).toBeGreaterThan(24 * 3600);
    expect(delivery('component:default/checkout')).toBeLessThan(6 * 3600);
    const big = factsOf('component:default/search').deployments.filter(
      ({ batchSize }) => (batchSize ?? 0) >= 10,
    );
    expect(big.length).toBeGreaterThan(20);
  });

  it('shows that billing waits ever longer after failures', () => {
    const releases = factsOf('component:default/billing').deployments.filter(
      ({ rework }) => rework.length === 0,
    );
    const gaps = releases.slice(1).map((release, index) => ({
      days: (release.finishedAt - releases[index].finishedAt) / DAY,
      afterFailure: releases[index].failures.length > 0,
    }));
    const mean = (numbers: number[]) =>
      numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    const usual = gaps.filter(gap => !gap.afterFailure).map(gap => gap.days);
    const afraid = gaps.filter(gap => gap.afterFailure).map(gap => gap.days);
    expect(afraid.length).toBeGreaterThanOrEqual(5);
    expect(mean(afraid)).toBeGreaterThan(1.8 * mean(usual));
    expect(mean(afraid.slice(-3))).toBeGreaterThan(mean(afraid.slice(0, 3)));
    expect(
      number('component:default/billing', 'recovery-time').value,
    ).toBeGreaterThan(8 * 3600);
  });

  it('shows that notifications became better', () => {
    for (const id of [
      'deployment-frequency',
      'lead-time',
      'change-failure-rate',
      'time-to-restore',
    ] as const) {
      const { value, previous } = number('component:default/notifications', id);
      const ratio = Number(value) / Number(previous.value);
      expect(id === 'deployment-frequency' ? 1 / ratio : ratio).toBeLessThan(
        0.6,
      );
    }
    expect(
      number('component:default/notifications', 'lead-time').change.verdict,
    ).toBe('better');
  });

  it('counts the two waves of catalog-web as one deployment', () => {
    const { deployments } = factsOf('component:default/catalog-web');
    const rollouts = deployments.filter(({ waves }) => waves.length === 2);
    expect(rollouts.length).toBeGreaterThan(50);
    expect(rollouts[0].environments).toEqual(['prod-eu', 'prod-us']);
  });

  it('has too few releases of identity-gateway for a verdict', () => {
    const { n, value } = number(
      'component:default/identity-gateway',
      'deployment-frequency',
    );
    expect(n).toBeGreaterThanOrEqual(1);
    expect(n).toBeLessThan(5);
    expect(value).toBeGreaterThan(0);
  });

  it('links no incident of kafka-cluster to a deployment', () => {
    const { deployments, incidents, changes } = factsOf(
      'resource:default/kafka-cluster',
    );
    expect(incidents.length).toBeGreaterThan(3);
    expect(deployments.length).toBeGreaterThan(20);
    expect(deployments.flatMap(({ failures }) => failures)).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('has everything that a real history has', () => {
    const records = [...stored.values()];
    const deployments = records.flatMap(record =>
      record.kind === 'deployment' ? record : [],
    );
    const incidents = records.flatMap(record =>
      record.kind === 'incident' ? record : [],
    );
    const changes = deployments.flatMap(d => d.changes ?? []);
    const released = new Set(changes.map(({ revision }) => revision));
    expect(new Set(deployments.map(({ status }) => status))).toEqual(
      new Set(['succeeded', 'failed', 'cancelled']),
    );
    expect(deployments.some(d => d.environment === 'staging')).toBe(true);
    expect(incidents.some(({ duplicateOf }) => duplicateOf)).toBe(true);
    expect(new Set(incidents.map(({ severity }) => severity)).size).toBe(3);
    expect(changes.some(({ automated }) => automated)).toBe(true);
    expect(
      records.some(r => r.kind === 'change' && !released.has(r.revision)),
    ).toBe(true);
  });
});
