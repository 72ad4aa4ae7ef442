import { deployment, factsOf } from './__testUtils__/history';
import { codesOf, measured } from './__testUtils__/measured';
import { ServiceFacts } from './facts';

const DAY = 24;

/** Two releases a day from a day on to the end of the four weeks that are asked about. */
function since(day: number, service = 'component:default/checkout') {
  const count = (28 - day) * 2;
  const facts: ServiceFacts = factsOf({
    deployments: Array.from({ length: count }, (_, i) =>
      deployment(`d${i}`, day * DAY + i * 12),
    ),
  });
  return {
    ...facts,
    service,
    deployments: facts.deployments.map(one => ({ ...one, service })),
  };
}

const frequency = (facts: ServiceFacts[], scope = false) =>
  measured('deployment-frequency', facts, { scope });

describe('deployment frequency of a window that is known in part', () => {
  it('keeps its value, says how often it is since, and is not graded', () => {
    const answer = frequency([since(14)]);
    expect(answer).toMatchObject({ value: 1, n: 28, benchmark: null });
    expect(answer.findings).toContainEqual(
      expect.objectContaining({
        code: 'known-since',
        params: { days: 14, windowDays: 28, releases: 27, perWeek: 13.5 },
        message: expect.stringContaining(
          'known of 14 of its 28 days. Since then it is 13.5 per week (releases: 27).',
        ),
      }),
    );
  });

  it('says nothing and is graded where all of it is known', () => {
    for (const day of [0, -1]) {
      const answer = frequency([since(day)]);
      expect(codesOf(answer)).not.toContain('known-since');
      expect(answer.benchmark).not.toBeNull();
    }
  });

  it.each([
    [4, 'known-days', { days: 14, windowDays: 28 }],
    [5, 'known-since', { days: 14, windowDays: 28, releases: 5, perWeek: 2.5 }],
  ])(
    'says how often only from five releases on after the first: %p',
    (count, code, params) => {
      const days = Array.from({ length: count + 1 }, (_, i) => 14 + 2 * i);
      const { findings } = frequency([
        factsOf({
          deployments: days.map(day => deployment(`d${day}`, day * DAY)),
        }),
      ]);
      expect(findings[0]).toMatchObject({ code, params });
      expect(findings[0].params).toEqual(params);
    },
  );

  it('makes no number of the first minutes', () => {
    const answer = frequency([
      factsOf({ deployments: [deployment('d', 28 * DAY - 0.1)] }),
    ]);
    expect(answer.value).toBe(1 / 28);
    expect(codesOf(answer)).toContain('hardly-known');
    expect(codesOf(answer)).not.toContain('known-days');
  });

  it('counts the services of a scope, and all releases since the last of them was first', () => {
    const services = [
      since(-1),
      since(7, 'component:default/b'),
      since(21, 'component:default/c'),
    ];
    const { findings } = frequency(services, true);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'services-known-since',
        params: { services: 2, of: 3 },
      }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'known-since',
        params: { days: 7, windowDays: 28, releases: 39, perWeek: 39 },
      }),
    );
  });

  it('does not call a scope unknown for one service of today', () => {
    const today = factsOf({ deployments: [deployment('d', 28 * DAY - 0.1)] });
    const answer = frequency([since(-1, 'component:default/b'), today], true);
    expect(codesOf(answer)).toEqual(
      expect.arrayContaining(['services-known-since']),
    );
    expect(codesOf(answer)).not.toContain('hardly-known');
  });

  it('has no period before where it began within it', () => {
    const answer = frequency([since(-14)]);
    expect(answer.previous).toEqual({ value: null, n: 0 });
    expect(answer.change.verdict).toBe('no-baseline');
    expect(codesOf(answer)).toContain('no-baseline');
    expect(frequency([since(-28)]).previous).toEqual({ value: 2, n: 56 });
  });
});
