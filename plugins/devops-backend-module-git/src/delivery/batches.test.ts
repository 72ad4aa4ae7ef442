import fc from 'fast-check';
import { inBatches } from './batches';

describe('inBatches', () => {
  it('keeps the order, loses nothing and stays within the limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 10, max: 60 }),
        (texts, records, bytes) => {
          const entries = texts.map(text => ({ record: { text } }));
          const batches = [...inBatches(entries, { records, bytes })];
          expect(batches.flat()).toEqual(entries);
          for (const batch of batches) {
            const size = batch
              .map(({ record }) => Buffer.byteLength(JSON.stringify(record)))
              .reduce((sum, one) => sum + one, 0);
            expect(batch.length).toBeGreaterThan(0);
            expect(batch.length).toBeLessThanOrEqual(records);
            expect(batch.length === 1 || size <= bytes).toBe(true);
          }
        },
      ),
    );
  });
});
