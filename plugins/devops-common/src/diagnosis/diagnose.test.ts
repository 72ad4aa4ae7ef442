import fc from 'fast-check';
import { hour } from '../metrics/__testUtils__/history';
import { query } from '../metrics/__testUtils__/measured';
import { factsWith, Release } from './__testUtils__/facts';
import {
  afterHours,
  daily,
  everyOtherFails,
  manyReleases,
} from './__testUtils__/releases';
import { diagnose } from './diagnose';

const DAY = 24;

const scope = query({ scope: true });

const found = (releases: Release[], asked = query()) =>
  diagnose([factsWith(releases)], asked);

const codes = (releases: Release[], asked = query()) =>
  found(releases, asked).map(({ code }) => code);

describe('diagnose', () => {
  it('finds nothing in a healthy service', () => {
    expect(found(daily(20))).toEqual([]);
  });

  describe('slow-pipeline', () => {
    it('tells its quantiles and the share of the lead time', () => {
      expect(found(daily(5, { pipeline: 150, waited: 12 }))).toMatchObject([
        {
          code: 'slow-pipeline',
          kind: 'system',
          metrics: ['deployment-frequency', 'lead-time'],
          params: {
            n: 5,
            slow: 5,
            limitSeconds: 3600,
            p50Seconds: 9000,
            p90Seconds: 9000,
            changes: 5,
            deliveryP50Seconds: 12 * 3600,
            deliveryShare: 12 / 16,
          },
        },
      ]);
    });

    it.each([
      ['pipelines are short', daily(20, { pipeline: 59 })],
      ['releases are few', daily(4, { pipeline: 150 })],
      ['starts are unknown', daily(20, { pipeline: null })],
      [
        'it could be chance',
        [...daily(6, { pipeline: 150 }), ...daily(10).slice(6)],
      ],
      [
        'only unplanned work is slow',
        daily(20, { pipeline: 150, rework: ['hotfix'] }),
      ],
    ])('is not told where %s', (_, releases) => {
      expect(codes(releases)).toEqual([]);
    });

    it('stays without the share where pull requests are unknown', () => {
      const [{ params }] = found(daily(5, { pipeline: 150, waited: null }));
      expect(params).not.toHaveProperty('deliveryShare');
    });
  });

  describe('large-batches', () => {
    it('is told with their sizes', () => {
      expect(found(daily(6, { batch: 12 }))).toMatchObject([
        {
          code: 'large-batches',
          kind: 'system',
          params: { n: 6, large: 6, limit: 10, p50: 12, p90: 12 },
        },
      ]);
    });

    it.each([
      ['batches are small', daily(20, { batch: 9 })],
      ['releases are few', daily(4, { batch: 30 })],
      ['sizes are unknown', daily(20, { batch: null })],
      [
        'it could be chance',
        [...daily(6, { batch: 30 }), ...daily(10).slice(6)],
      ],
    ])('is not told where %s', (_, releases) => {
      expect(codes(releases)).toEqual([]);
    });
  });

  describe('waits-despite-short-builds', () => {
    it('is told where pipelines are quick', () => {
      expect(found(daily(5, { pipeline: 20, waited: 60 }))).toMatchObject([
        {
          code: 'waits-despite-short-builds',
          kind: 'culture',
          metrics: ['lead-time'],
          params: {
            n: 5,
            waiting: 5,
            limitSeconds: 86_400,
            pipelineP50Seconds: 1200,
            deliveryP50Seconds: 60 * 3600,
          },
        },
      ]);
    });

    it.each([
      ['the wait is short', daily(20, { waited: 23 })],
      ['the wait is unknown', daily(20, { waited: null })],
      ['releases are few', daily(4, { waited: 60 })],
      [
        'it is not known how long builds take',
        daily(9, { waited: 60, pipeline: null }),
      ],
    ])('is not told where %s', (_, releases) => {
      expect(codes(releases)).toEqual([]);
    });

    it('gives way to a slow pipeline', () => {
      expect(codes(daily(9, { pipeline: 90, waited: 60 }))).toEqual([
        'slow-pipeline',
      ]);
    });

    it('takes the changes of one release for one case', () => {
      const facts = factsWith(daily(4, { waited: 60 }));
      const changes = facts.changes.flatMap(one =>
        Array.from({ length: 20 }, (_, i) => ({
          ...one,
          revision: `${one.revision}.${i}`,
        })),
      );
      expect(diagnose([{ ...facts, changes }], query())).toEqual([]);
    });
  });

  describe('pause-after-failure', () => {
    it('is told of this period and the one before', () => {
      expect(found(everyOtherFails(96, 3))).toMatchObject([
        {
          code: 'pause-after-failure',
          kind: 'culture',
          params: {
            failed: 7,
            usual: 7,
            failedP50Seconds: 96 * 3600,
            usualP50Seconds: 48 * 3600,
            p: expect.any(Number),
          },
        },
      ]);
    });

    it.each([
      ['the next release comes as usual', everyOtherFails(48, 3)],
      ['it comes sooner', everyOtherFails(24, 3)],
      ['failures are few', everyOtherFails(96, 3, 10)],
    ])('is not told where %s', (_, releases) => {
      expect(codes(releases)).toEqual([]);
    });

    it('is not told of a service that was slow and fragile and now is neither', () => {
      const before = Array.from({ length: 10 }, (_, i) => ({
        failed: i % 2 === 0,
        gap: 60 + (i % 3),
      }));
      const after = Array.from({ length: 40 }, (_, i) => ({
        failed: i === 20,
        gap: 12 + (i % 3),
      }));
      expect(codes(afterHours([...before, ...after]))).toEqual([]);
    });

    it('does not count what may still fail', () => {
      const releases = everyOtherFails(96, 3, 14);
      const last = releases[releases.length - 1].at;
      expect(codes(releases)).toEqual(['pause-after-failure']);
      const until = hour(last);
      const asked = query({
        from: until - 28 * 24 * 3_600_000,
        to: until + 1,
        asOf: until + 1,
        definitions: {
          ...query().definitions,
          attributionHours: 400,
        },
      });
      expect(codes(releases, asked)).toEqual([]);
    });
  });

  describe('larger-batches-after-failure', () => {
    it('is told of this period and the one before', () => {
      expect(found(everyOtherFails(48, 8))).toMatchObject([
        {
          code: 'larger-batches-after-failure',
          kind: 'culture',
          params: { failed: 7, usual: 7, failedP50: 8, usualP50: 3 },
        },
      ]);
    });

    it.each([
      ['the next release is as usual', everyOtherFails(48, 3)],
      ['it is smaller', everyOtherFails(48, 1)],
      ['failures are few', everyOtherFails(48, 8, 10)],
      [
        'sizes are unknown',
        everyOtherFails(48, 8).map(one => ({ ...one, batch: null })),
      ],
    ])('is not told where %s', (_, releases) => {
      expect(codes(releases)).toEqual([]);
    });
  });

  describe('slow-recovery', () => {
    it('is told with its quantiles', () => {
      expect(found(daily(6, { failed: true, recovery: 20 }))).toMatchObject([
        {
          code: 'slow-recovery',
          kind: 'culture',
          metrics: ['recovery-time'],
          params: { n: 6, slow: 6, limitSeconds: 8 * 3600, p50Seconds: 72_000 },
        },
      ]);
    });

    it.each([
      ['recovery is quick', daily(20, { failed: true, recovery: 7 })],
      ['failures are few', daily(4, { failed: true, recovery: 20 })],
      ['nothing is recovered', daily(20, { failed: true, recovery: null })],
      ['nothing failed', daily(20)],
    ])('is not told where %s', (_, releases) => {
      expect(codes(releases)).toEqual([]);
    });
  });
});

describe('any diagnosis', () => {
  it('is silent about fewer than five releases', () => {
    fc.assert(
      fc.property(manyReleases(4), releases => {
        expect(found(releases)).toEqual([]);
      }),
    );
  });

  it('does not depend on order and repetition', () => {
    fc.assert(
      fc.property(manyReleases(60), manyReleases(30), (one, other) => {
        const facts = [factsWith(one), factsWith(other, 'component:default/b')];
        const turned = [...facts, ...facts].reverse().map(service => ({
          ...service,
          deployments: [...service.deployments].reverse(),
          changes: [...service.changes].reverse(),
        }));
        expect(diagnose(turned, scope)).toEqual(diagnose(facts, scope));
      }),
    );
  });

  it('is not changed by what lies outside both periods', () => {
    fc.assert(
      fc.property(manyReleases(60), releases => {
        const outside = [-40 * DAY, -29 * DAY, 28 * DAY, 40 * DAY].map(at => ({
          at,
          failed: true,
          recovery: 99,
          batch: 99,
        }));
        expect(found([...outside, ...releases])).toEqual(found(releases));
      }),
    );
  });

  it('fills each text, and counts at least five cases', () => {
    let told = 0;
    fc.assert(
      fc.property(manyReleases(60), releases => {
        for (const { message, params, metrics } of found(releases)) {
          told += 1;
          expect(message).not.toMatch(/[{}]|NaN/);
          expect(metrics.length).toBeGreaterThan(0);
          expect(
            params.n ?? Math.min(params.failed, params.usual),
          ).toBeGreaterThanOrEqual(5);
          Object.values(params).forEach(value =>
            expect(Number.isFinite(value)).toBe(true),
          );
        }
      }),
    );
    expect(told).toBeGreaterThan(0);
  });
});
