import fc from 'fast-check';
import { hour } from '../metrics/__testUtils__/history';
import { query } from '../metrics/__testUtils__/measured';
import { ServiceFacts } from '../metrics/facts';
import { factsWith, Release } from './__testUtils__/facts';
import {
  afterHours,
  daily,
  everyOtherFails,
  manyReleases,
} from './__testUtils__/releases';
import { diagnose } from './diagnose';

const scope = query({ scope: true });

const named = (name: string, releases: Release[]) =>
  factsWith(releases, `component:default/${name}`);

const told = (facts: ServiceFacts[], asked = scope) =>
  diagnose(facts, asked).map(({ code, service, others }) => ({
    code,
    service: service?.split('/')[1],
    others,
  }));

/** Services that all do the same, each with releases at hours of its own. */
const alike = (count: number, releases: Release[]) =>
  Array.from({ length: count }, (_, i) =>
    named(
      `s${i}`,
      releases.map(one => ({ ...one, at: one.at + i / 10 })),
    ),
  );

describe('the diagnosis of a scope', () => {
  it('names the service that a cause is found in, however many are well', () => {
    const well = alike(20, daily(20));
    const facts = [...well, named('search', daily(20, { pipeline: 150 }))];
    const [only, ...more] = diagnose(facts, scope);
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      code: 'slow-pipeline',
      service: 'component:default/search',
      others: 0,
      params: { n: 20, slow: 20 },
    });
    expect(only.message).toMatch(/^search: Building/);
  });

  it('finds nothing in what is only so of all services together', () => {
    // Rare releases fail often, frequent ones never: the pauses differ, in no service.
    const rare = afterHours(
      Array.from({ length: 8 }, () => ({ gap: 120, failed: true })),
    );
    const frequent = afterHours(
      Array.from({ length: 40 }, () => ({ gap: 20 })),
    );
    expect(
      told([...alike(4, rare), named('frequent', frequent)]).filter(
        ({ code }) => code === 'pause-after-failure',
      ),
    ).toEqual([]);
  });

  it('spans no two services', () => {
    // Each has 4 steps after a failure and 4 others: too few, but not together.
    const facts = alike(3, everyOtherFails(96, 3, 10));
    expect(told(facts)).toEqual([]);
    expect(told(alike(1, everyOtherFails(96, 3, 12)))).toEqual([
      { code: 'pause-after-failure', service: 's0', others: 0 },
    ]);
  });

  it('tells the services with the most cases first, three at most, and counts the rest', () => {
    const slow = (name: string, count: number) =>
      named(name, daily(count, { pipeline: 150 }));
    const facts = [
      slow('e', 7),
      slow('d', 8),
      slow('c', 9),
      slow('b', 8),
      slow('a', 7),
    ];
    const code = 'slow-pipeline';
    expect(told(facts)).toEqual([
      { code, service: 'c', others: 0 },
      { code, service: 'b', others: 0 },
      { code, service: 'd', others: 2 },
    ]);
    expect(told(facts.slice(2))).toEqual([
      { code, service: 'c', others: 0 },
      { code, service: 'b', others: 0 },
      { code, service: 'a', others: 0 },
    ]);
  });

  it('tells no service to wait that has pipelines as slow as quick', () => {
    const half = daily(20, { waited: 60 }).map((one, i) => ({
      ...one,
      pipeline: i % 2 === 0 ? 10 : 150,
    }));
    expect(told([named('a', half)])).toEqual([]);
    half[0].pipeline = 10;
    half[1].pipeline = 10;
    expect(told([named('a', half)])).toMatchObject([
      { code: 'waits-despite-short-builds' },
    ]);
  });

  it('lets a release still fail as long as its own service does', () => {
    const releases = everyOtherFails(96, 3, 14);
    const until = hour(releases[releases.length - 1].at);
    const asked = query({
      from: until - 28 * 24 * 3_600_000,
      to: until + 1,
      asOf: until + 1,
      scope: true,
    });
    const quick = named('quick', releases);
    const late = named('late', daily(3));
    late.summary.definitions = [
      { ...asked.definitions, attributionHours: 400 },
    ];
    expect(told([quick, late], asked)).toEqual(told([quick], asked));
    expect(told([quick, late], asked)).toHaveLength(1);
  });
});

describe('what follows failures, among many services', () => {
  const uniform = (random: () => number, from: number, to: number) =>
    from + (to - from) * random();

  /** A generator of numbers from 0 to 1 (mulberry32), because a failing seed must be repeatable. */
  function randomOf(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) % 0x100000000;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
    };
  }

  /** A third of the releases fail, and what follows comes as it comes anyway. */
  const fearless = (random: () => number) =>
    afterHours(
      Array.from({ length: 40 }, () => ({
        gap: uniform(random, 4, 40),
        batch: Math.floor(uniform(random, 1, 9)),
        failed: random() < 1 / 3,
      })),
    );

  const company = (seed: number, services: number) => {
    const random = randomOf(seed);
    return Array.from({ length: services }, (_, i) =>
      named(`s${i}`, fearless(random)),
    );
  };

  it('is rarely told where failures change nothing', () => {
    const companies = Array.from({ length: 30 }, (_, seed) =>
      company(seed, 40),
    );
    const alone = companies.filter(services =>
      services.some(one => told([one]).length > 0),
    );
    const together = companies.filter(services => told(services).length > 0);
    // Without the correction nearly each of the companies has a service that differs by chance.
    expect(alone.length).toBeGreaterThan(20);
    expect(together.length).toBeLessThanOrEqual(3);
  });

  it('is told of just the one service where it is so', () => {
    const afraid = named(
      'afraid',
      afterHours(
        Array.from({ length: 60 }, (_, i) => ({
          gap: i % 3 === 1 ? 20 + (i % 4) : 4 + (i % 5) / 2,
          failed: i % 3 === 0,
        })),
      ),
    );
    for (let seed = 100; seed < 120; seed++) {
      const found = told([...company(seed, 40), afraid]);
      expect(found).toContainEqual({
        code: 'pause-after-failure',
        service: 'afraid',
        others: 0,
      });
      expect(found.length).toBe(1);
    }
  });

  it('must be the clearer the more services are compared, and tells the p that decided', () => {
    const [alone] = diagnose([named('a', everyOtherFails(96, 3))], scope);
    const steady = alike(3, everyOtherFails(48, 3));
    const [among] = diagnose(
      [named('a', everyOtherFails(96, 3)), ...steady],
      scope,
    );
    expect(among.params.p).toBeCloseTo(4 * alone.params.p, 12);
    const many = alike(200, everyOtherFails(48, 3));
    expect(told([named('a', everyOtherFails(96, 3)), ...many])).toEqual([]);
    // Those with too few steps are not compared.
    const few = alike(200, everyOtherFails(48, 3, 8));
    expect(
      diagnose([named('a', everyOtherFails(96, 3)), ...few], scope),
    ).toEqual([alone]);
  });
});

const AFTER_FAILURES = ['pause-after-failure', 'larger-batches-after-failure'];

describe('any diagnosis of a scope', () => {
  it('of one service says what is said of the service', () => {
    fc.assert(
      fc.property(manyReleases(60), releases => {
        const facts = factsWith(releases);
        const ofService = diagnose([facts], query());
        expect(ofService.every(({ service }) => service === null)).toBe(true);
        expect(
          diagnose([facts], scope).map(one => ({
            ...one,
            service: null,
            message: one.message.replace(/^[\w-]+: /, ''),
          })),
        ).toEqual(ofService);
      }),
    );
  });

  it('says of few services what is said of each, and after failures no more than that', () => {
    fc.assert(
      fc.property(
        fc.array(manyReleases(60), { minLength: 2, maxLength: 3 }),
        histories => {
          const facts = histories.map((releases, i) =>
            named(`s${i}`, releases),
          );
          const together = diagnose(facts, scope);
          const each = facts.flatMap(one => diagnose([one], scope));
          const isCorrected = ({ code }: { code: string }) =>
            AFTER_FAILURES.includes(code);
          const byText = (all: typeof each) =>
            all.map(one => JSON.stringify(one)).sort();
          expect(byText(together.filter(one => !isCorrected(one)))).toEqual(
            byText(each.filter(one => !isCorrected(one))),
          );
          for (const { code, service, params } of together.filter(
            isCorrected,
          )) {
            const same = each.find(
              one => one.code === code && one.service === service,
            );
            expect({ ...params, p: 0 }).toEqual({ ...same?.params, p: 0 });
            expect(params.p).toBeGreaterThanOrEqual(same?.params.p ?? 1);
          }
        },
      ),
    );
  });
});
