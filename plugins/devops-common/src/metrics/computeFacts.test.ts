import fc from 'fast-check';
import { oracleProperty } from './__testUtils__/oracleProperty';
import {
  randomDefinitions,
  randomHistory,
} from './__testUtils__/randomHistory';
import { computeFacts } from './computeFacts';
import { ServiceHistory } from './facts';

/** The same records in another order, some of them twice. */
function rearranged(history: ServiceHistory): fc.Arbitrary<ServiceHistory> {
  const again = <T>(records: T[]) =>
    fc
      .tuple(
        fc.shuffledSubarray(records, {
          minLength: records.length,
          maxLength: records.length,
        }),
        fc.subarray(records),
      )
      .map(([all, twice]) => [...all, ...structuredClone(twice)]);
  return fc.record({
    service: fc.constant(history.service),
    productionEnvironments: fc.constant(history.productionEnvironments),
    definitionAnnotations: fc.constant(history.definitionAnnotations),
    deployments: again(history.deployments),
    changes: again(history.changes),
    incidents: again(history.incidents),
    artifacts: again(history.artifacts),
    foreignDeployments: again(history.foreignDeployments),
    overrides: again(history.overrides ?? []),
  });
}

describe('computeFacts', () => {
  it('does not depend on order and repetition of the records', () => {
    fc.assert(
      fc.property(
        randomHistory.chain(history =>
          fc.tuple(fc.constant(history), rearranged(history)),
        ),
        randomDefinitions,
        ([history, other], definitions) => {
          expect(computeFacts(other, definitions)).toEqual(
            computeFacts(history, definitions),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('and the numbers say the same as the definitions written down without any index', () => {
    fc.assert(
      oracleProperty((computed, expected) =>
        expect(computed).toEqual(expected),
      ),
      { numRuns: 1500 },
    );
  });

  it('never suspects what failed, and fails only releases', () => {
    fc.assert(
      fc.property(randomHistory, randomDefinitions, (history, definitions) => {
        for (const fact of computeFacts(history, definitions).deployments) {
          const hasFailed = fact.failures.length > 0;
          expect(fact.suspect && hasFailed).toBe(false);
          expect(hasFailed && fact.outcome === 'failed').toBe(false);
          expect(fact.recoveredAt ?? fact.finishedAt).toBeGreaterThanOrEqual(
            fact.finishedAt,
          );
        }
      }),
    );
  });

  it('counts each change once', () => {
    fc.assert(
      fc.property(randomHistory, randomDefinitions, (history, definitions) => {
        const { changes } = computeFacts(history, definitions);
        const revisions = changes.map(({ revision }) => revision);
        expect(new Set(revisions).size).toBe(revisions.length);
      }),
    );
  });
});
