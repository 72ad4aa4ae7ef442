import fc from 'fast-check';
import { factsOf, incident } from './__testUtils__/history';
import { query } from './__testUtils__/measured';
import {
  randomDefinitions,
  randomHistory,
} from './__testUtils__/randomHistory';
import { computeFacts } from './computeFacts';
import { FACT_FINDING_CODES } from './factFindings';
import { encodeFacts, monthOf } from './factBlock';
import { blockPool, factPool } from './factPool';
import { FINDING_BITS } from './factTable';
import { timeOrder } from './timeOrder';

describe('factPool', () => {
  it('has a bit for each code of a finding', () => {
    expect(FACT_FINDING_CODES.length).toBeLessThanOrEqual(FINDING_BITS);
  });

  it('does not depend on the order of the blocks, nor on the order of the facts', () => {
    fc.assert(
      fc.property(randomHistory, randomDefinitions, (history, definitions) => {
        const facts = computeFacts(history, definitions);
        const { service, summary } = facts;
        const turned = {
          ...facts,
          deployments: [...facts.deployments].reverse(),
        };
        const blocks = encodeFacts(turned).reverse();
        const words = Uint32Array.from(
          blocks.flatMap(block => [...block.words]),
        );
        const pool = blockPool([{ service, summary, words }]);
        const expected = factPool([facts]);
        expect(pool.deployments).toEqual(expected.deployments);
        expect(pool.changes.at).toEqual(expected.changes.at);
        expect(pool.incidents.at).toEqual(expected.incidents.at);
      }),
    );
  });

  it('keeps every number of a fact, and knows what is unknown', () => {
    const { service, summary } = computeFacts(
      {
        service: 'component:default/checkout',
        productionEnvironments: null,
        deployments: [],
        changes: [],
        incidents: [],
        artifacts: [],
        foreignDeployments: [],
      },
      query().definitions,
    );
    const numbers = fc.option(
      fc.oneof(
        fc.nat(),
        fc.integer({ min: 2 ** 32 - 3, max: 2 ** 53 }),
        fc.double({ noNaN: true, min: 0, max: 1e12 }),
      ),
    );
    const instants = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(instants, numbers)), rows => {
        const facts = {
          service,
          summary,
          deployments: [],
          changes: [],
          incidents: rows.map(([openedAt, restoreMs], i) => ({
            id: `pager/${i}`,
            service,
            openedAt,
            resolvedAt: null,
            restoreMs,
            deploymentId: null,
            severity: null,
            findings: [],
          })),
        };
        const { at, columns } = factPool([facts]).incidents;
        const read = Array.from(at, (instant, i) => [instant, columns[0][i]]);
        const sorted = [...rows].sort(([a], [b]) => a - b);
        // Within an instant the order of the facts is kept.
        expect(read).toEqual(sorted.map(([a, b]) => [a, b ?? NaN]));
      }),
    );
  });

  it('takes more facts of one month than a function takes arguments', () => {
    const openedAt = Date.parse('2026-10-05T00:00:00Z');
    const { incidents, ...facts } = factsOf({
      incidents: [incident('1', 0, { openedAt, resolvedAt: openedAt + 1 })],
    });
    const many = Array.from({ length: 200_000 }, () => incidents[0]);
    const [{ words }] = encodeFacts({ ...facts, incidents: many });
    const pool = blockPool([{ ...facts, words }]);
    expect(pool.incidents.at).toHaveLength(many.length);
    expect(pool.incidents.columns[0].at(-1)).toBe(1);
  });

  it('starts a month where UTC does', () => {
    const october = Date.parse('2026-10-01T00:00:00Z');
    expect(monthOf(october)).toBe(october);
    expect(monthOf(october - 1)).toBe(Date.parse('2026-09-01T00:00:00Z'));
  });
});

describe('timeOrder', () => {
  it('is that of a stable sort', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 8.64e15 })),
        fc.array(fc.integer({ min: 0, max: 3 })),
        (spread, tied) => {
          for (const times of [spread, tied]) {
            const order = timeOrder(Float64Array.from(times));
            const expected = times
              .map((_, i) => i)
              .sort((a, b) => times[a] - times[b] || a - b);
            expect([...(order ?? expected)]).toEqual(expected);
            const sorted = [...times].sort((a, b) => a - b);
            expect(order !== null || String(times) === String(sorted)).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});
