import fc from 'fast-check';
import { SERVICE } from './__testUtils__/history';
import {
  randomDefinitions,
  randomHistory,
} from './__testUtils__/randomHistory';
import { applyOverrides } from './applyOverrides';
import { computeFacts } from './computeFacts';

describe('overrides of any history', () => {
  it('may arrive in any order, and more than once', () => {
    fc.assert(
      fc.property(
        randomHistory.chain(records =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray(records.overrides!, {
              minLength: records.overrides!.length,
            }),
            fc.subarray(records.overrides!),
          ),
        ),
        randomDefinitions,
        ([records, order, again], definitions) => {
          const other = {
            ...records,
            overrides: [...order, ...structuredClone(again)],
          };
          expect(computeFacts(other, definitions)).toEqual(
            computeFacts(records, definitions),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('change nothing once they are undone, and nothing in the records', () => {
    fc.assert(
      fc.property(randomHistory, randomDefinitions, (records, definitions) => {
        const before = structuredClone(records);
        const never = computeFacts(
          { ...records, overrides: undefined },
          definitions,
        );
        computeFacts(records, definitions);
        expect(records).toEqual(before);
        expect(
          computeFacts({ ...records, overrides: [] }, definitions),
        ).toEqual(never);
      }),
    );
  });

  it('hold once: what they made of a history they do not change again', () => {
    fc.assert(
      fc.property(randomHistory, records => {
        const once = applyOverrides(records);
        const twice = applyOverrides({
          ...once,
          overrides: records.overrides,
        });
        expect(twice).toEqual(once);
      }),
    );
  });

  it('keep what is excluded out of every fact', () => {
    fc.assert(
      fc.property(randomHistory, randomDefinitions, (records, definitions) => {
        const facts = computeFacts(records, definitions);
        const waves = facts.deployments.flatMap(fact => fact.waves);
        const shown = [
          ...waves.map(id => `deployment:${id}`),
          ...facts.incidents.map(({ id }) => `incident:${id}`),
          ...facts.deployments.flatMap(({ failures }) =>
            failures.map(({ by }) => by),
          ),
          ...facts.deployments.flatMap(({ recoveredBy }) => recoveredBy ?? []),
        ];
        for (const { action, target } of records.overrides!) {
          expect(action === 'exclude' && shown.includes(target)).toBe(false);
        }
        expect(facts.service).toBe(SERVICE);
      }),
      { numRuns: 300 },
    );
  });
});
