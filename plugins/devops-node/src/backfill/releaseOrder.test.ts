import { inSuccession } from './releaseOrder';

const release = (
  externalId: string,
  finishedAt: number,
  environment = 'production',
) => ({ externalId, finishedAt, environment });

it('finds the release before each in its environment, the latest first', () => {
  const [a, b, c, eu] = [
    release('a', 1),
    release('b', 2, 'Production'),
    release('c', 2),
    release('eu', 3, 'production-eu'),
  ];
  expect(inSuccession([b, eu, a, c])).toEqual([
    { release: eu, previous: null },
    { release: c, previous: b },
    { release: b, previous: a },
    { release: a, previous: null },
  ]);
});
