import { DEFAULT_DEFINITIONS } from '@devops-domains/backstage-plugin-devops-common';
import { hashState, readSnapshot, writeSnapshot } from './snapshot';

const service = 'component:default/checkout';

const other = 'component:default/basket';

const facts = (hashes: (string | null)[]) =>
  hashes.map((factsHash, i) => ({ service: [service, other][i], factsHash }));

const state = (hashes: (string | null)[], change: object = {}) =>
  hashState({
    entityRefs: [service],
    services: [service],
    definitions: DEFAULT_DEFINITIONS,
    facts: facts(hashes),
    incidentSources: new Set<string>(),
    ...change,
  });

describe('a snapshot', () => {
  it('says again what it was made of', () => {
    const snapshot = { asOf: 300, from: 100, to: 200, state: 'abc' };
    expect(readSnapshot(writeSnapshot(snapshot))).toEqual(snapshot);
  });

  it('may be of a window before 1970', () => {
    const snapshot = { asOf: 300, from: -200, to: -100, state: 'abc' };
    expect(readSnapshot(writeSnapshot(snapshot))).toEqual(snapshot);
  });

  it.each([
    '',
    'abc',
    writeSnapshot({ asOf: 9e15, from: 0, to: 1, state: '' }),
  ])('is refused when it is none of ours: %p', token => {
    expect(() => readSnapshot(token)).toThrow(/snapshot: is not valid/);
  });

  it('is of the same state for the same facts in another order', () => {
    expect(state(['a', 'b'])).toBe(
      state([], { facts: facts(['a', 'b']).reverse() }),
    );
  });

  it('does not mind whose incidents are reported elsewhere', () => {
    const incidentSources = new Set(['component:default/other']);
    expect(state(['p/1'], { incidentSources })).toBe(state(['p/1']));
  });

  it('is of another state once a fact, the scope or a definition changes', () => {
    const states = [
      state(['p/1']),
      state(['p/2']),
      state([null]),
      state(['p/1', 'p/2']),
      state([]),
      state(['p/1'], { entityRefs: ['system:default/shop'] }),
      state(['p/1'], { services: [] }),
      state(['p/1'], {
        definitions: { ...DEFAULT_DEFINITIONS, attributionHours: 1 },
      }),
      state(['p/1'], { incidentSources: new Set([service]) }),
    ];
    expect(new Set(states).size).toBe(states.length);
  });
});
