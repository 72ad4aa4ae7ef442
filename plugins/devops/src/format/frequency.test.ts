import { phraseFrequency } from './frequency';

it.each([
  [2.3, { unit: 'per-day', value: 2.3 }],
  [1, { unit: 'per-day', value: 1 }],
  [0.5, { unit: 'per-week', value: 3.5 }],
  [1 / 7, { unit: 'per-week', value: 1 }],
  [0.1, { unit: 'per-month', value: 0.1 * 30.44 }],
  [0, { unit: 'none' }],
])('chooses the unit for %d a day', (perDay, phrase) => {
  expect(phraseFrequency(perDay)).toEqual(phrase);
});

it('shows the gap where a typical week has no release', () => {
  expect(
    phraseFrequency(0.033, {
      deploymentDaysPerWeek: 0,
      medianGapSeconds: 2_592_000,
    }),
  ).toEqual({ unit: 'every', seconds: 2_592_000 });
});

it('shows the rate where there is no gap to show', () => {
  expect(
    phraseFrequency(0.011, {
      deploymentDaysPerWeek: 0,
      medianGapSeconds: null,
    }),
  ).toMatchObject({ unit: 'per-month' });
});
