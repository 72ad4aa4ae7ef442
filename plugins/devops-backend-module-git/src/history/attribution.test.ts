import fc from 'fast-check';
import { attributeCommits, Delivery } from './attribution';
import { CommitHistory } from './CommitHistory';

/** Parents by number; a commit's parents have smaller numbers. */
type Dag = number[][];

const dags: fc.Arbitrary<Dag> = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 40 })
  .map(seeds =>
    seeds.map((parents, number) =>
      number === 0 ? [] : [...new Set(parents.map(seed => seed % number))],
    ),
  );

const releases = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 2 }), {
  maxLength: 8,
});

function deliveriesOf(dag: Dag, seeds: number[][]): Delivery[] {
  return seeds.map((heads, index) => ({
    name: `v${index}`,
    heads: heads.map(seed => String(seed % dag.length)),
  }));
}

function historyOf(dag: Dag, boundaries: number[] = [], visible?: Set<number>) {
  const history = new CommitHistory(boundaries.map(String));
  for (let number = dag.length - 1; number >= 0; number--) {
    if (!visible || visible.has(number)) {
      history.add({
        oid: String(number),
        parents: boundaries.includes(number) ? [] : dag[number].map(String),
        authoredAt: 0,
        committedAt: 0,
        automated: false,
      });
    }
  }
  return history;
}

function reachable(dag: Dag, head: number): Set<number> {
  const seen = new Set([head]);
  for (const number of seen) {
    dag[number].forEach(parent => seen.add(parent));
  }
  return seen;
}

/** Everything that a release reaches and none before it did, worked out anew for each. */
function naive(dag: Dag, deliveries: Delivery[]): string[][] {
  const reach = deliveries.map(
    ({ heads }) =>
      new Set(heads.flatMap(head => [...reachable(dag, Number(head))])),
  );
  return reach.map((own, index) =>
    [...own]
      .filter(number => !reach.slice(0, index).some(all => all.has(number)))
      .sort((a, b) => b - a)
      .map(String),
  );
}

describe('attributeCommits', () => {
  it('gives each commit to the first release that reaches it', () => {
    fc.assert(
      fc.property(dags, releases, (dag, seeds) => {
        const deliveries = deliveriesOf(dag, seeds);
        const result = attributeCommits(historyOf(dag), deliveries);
        const listed = deliveries.map(
          ({ name }) => result.get(name)?.map(commit => commit.oid) ?? null,
        );
        expect(listed).toEqual(naive(dag, deliveries));
        const all = listed.flat();
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('never lists in a shallow clone what the whole history would not', () => {
    let listedSome = 0;
    fc.assert(
      fc.property(
        dags,
        releases,
        fc.integer({ min: 1, max: 6 }),
        (dag, seeds, depth) => {
          const deliveries = deliveriesOf(dag, seeds);
          const heads = deliveries.flatMap(({ heads: own }) => own.map(Number));
          const { visible, boundaries } = cut(dag, heads, depth);
          const result = attributeCommits(
            historyOf(dag, boundaries, visible),
            deliveries,
          );
          const truth = naive(dag, deliveries);
          const listed = deliveries.map(({ name }, index) => {
            const commits = result.get(name)?.map(({ oid }) => oid);
            listedSome +=
              boundaries.length > 0 && commits && commits.length > 0 ? 1 : 0;
            return commits ?? truth[index];
          });
          expect(listed).toEqual(truth);
        },
      ),
      { numRuns: 500 },
    );
    expect(listedSome).toBeGreaterThan(0);
  });

  it('lists nothing for a head that is not in the history', () => {
    const result = attributeCommits(historyOf([[]]), [
      { name: 'v1', heads: ['elsewhere'] },
    ]);
    expect(result.get('v1')).toBeNull();
  });
});

/** What `git clone --depth` leaves: commits that near to a head; those with a parent farther away have none. */
function cut(dag: Dag, heads: number[], depth: number) {
  const visible = new Set<number>(heads);
  let ring = new Set<number>(heads);
  for (let step = 1; step < depth; step++) {
    ring = new Set([...ring].flatMap(number => dag[number]));
    ring.forEach(number => visible.add(number));
  }
  const boundaries = [...visible].filter(number =>
    dag[number].some(parent => !visible.has(parent)),
  );
  return { visible, boundaries };
}
