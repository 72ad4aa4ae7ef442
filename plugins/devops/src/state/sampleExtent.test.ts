import { sampleExtent } from './sampleExtent';

const records = (...samples: boolean[]) => samples.map(sample => ({ sample }));

it('tells apart where all, some or none of the records were generated', () => {
  expect(sampleExtent(records(true, true))).toBe('all');
  expect(sampleExtent(records(true, false))).toBe('some');
  expect(sampleExtent(records(false))).toBe('none');
  expect(sampleExtent([])).toBe('none');
});
