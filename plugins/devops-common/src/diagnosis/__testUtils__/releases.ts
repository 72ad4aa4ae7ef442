import fc from 'fast-check';
import { Release } from './facts';

const DAY = 24;

/** Releases every day of the four weeks, from the second day on. */
export const daily = (
  count: number,
  fields: Partial<Release> = {},
): Release[] =>
  Array.from({ length: count }, (_, i) => ({ at: (i + 1) * DAY, ...fields }));

/** Releases one after another, each so many hours after the one before. */
export function afterHours(
  steps: (Partial<Release> & { gap: number })[],
  start = -27 * DAY,
): Release[] {
  let at = start;
  return steps.map(({ gap, ...fields }) => {
    at += gap;
    return { at, ...fields };
  });
}

/** Every other release fails; what follows it comes after `pause` hours with `batch` changes. */
export const everyOtherFails = (pause: number, batch: number, count = 16) =>
  afterHours(
    Array.from({ length: count }, (_, i) => {
      const afterFailure = i % 2 === 1;
      return {
        failed: !afterFailure,
        gap: afterFailure ? pause : 48,
        batch: afterFailure ? batch : 3,
      };
    }),
  );

const anyRelease: fc.Arbitrary<Release> = fc.record({
  at: fc.integer({ min: -28 * DAY, max: 27 * DAY }),
  pipeline: fc.constantFrom(10, 90, 200, null),
  batch: fc.constantFrom(0, 2, 15, null),
  waited: fc.constantFrom(1, 60, null),
  failed: fc.boolean(),
  recovery: fc.constantFrom(1, 30, null),
  rework: fc.constantFrom([], [], ['hotfix' as const]),
});

/** What all releases of a service have in common; without it nothing is ever likely. */
const tendency: fc.Arbitrary<Partial<Release>> = fc.record(
  {
    pipeline: fc.constantFrom(10, 200),
    batch: fc.constant(15),
    waited: fc.constant(60),
    failed: fc.constant(true),
    recovery: fc.constant(30),
    rework: fc.constant([]),
  },
  { requiredKeys: [] },
);

/** Any releases of one service, in order of time. */
export const manyReleases = (maxLength: number) =>
  fc
    .tuple(
      fc.uniqueArray(anyRelease, { maxLength, selector: ({ at }) => at }),
      tendency,
    )
    .map(([all, common]) =>
      all.map(one => ({ ...one, ...common })).sort((a, b) => a.at - b.at),
    );
