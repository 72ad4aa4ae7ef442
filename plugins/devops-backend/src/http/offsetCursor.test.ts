import fc from 'fast-check';
import { pageOf } from './offsetCursor';

describe('pageOf', () => {
  it('shows every item exactly once, whatever the page size', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.integer({ min: 1, max: 60 }),
        (size, limit) => {
          const items = Array.from({ length: size }, (_, index) => index);
          const seen: number[] = [];
          let cursor: string | undefined;
          do {
            const page = pageOf(items, { cursor, limit });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items);
            cursor = page.nextCursor ?? undefined;
          } while (cursor);
          expect(seen).toEqual(items);
        },
      ),
    );
  });

  it.each(['x', '', Buffer.from('["o",-1]').toString('base64url')])(
    'refuses a cursor that is none of its own: %p',
    cursor => {
      expect(() => pageOf([1], { cursor, limit: 1 })).toThrow(
        /cursor: is not valid/,
      );
    },
  );
});
