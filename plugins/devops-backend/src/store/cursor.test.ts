import fc from 'fast-check';
import { Place, readCursor, toPage, writeCursor } from './cursor';

const forged = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('says again which place it was made of', () => {
    const text = fc.string().filter(value => !value.includes('\0'));
    fc.assert(
      fc.property(fc.maxSafeInteger(), text, text, (at, first, second) => {
        const cursor = writeCursor([at, first, second]);
        expect(readCursor(cursor)).toEqual([at, first, second]);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'abc'],
    ['another list', forged(['o', 3])],
    ['an instant that is no integer', forged([1.5, 'a', 'b'])],
    ['an instant that no column holds', forged([2 ** 63, 'a', 'b'])],
    ['text that no database compares', forged([1, 'a\0', 'b'])],
  ])('is refused when it is %s', (_, cursor) => {
    expect(() => readCursor(cursor)).toThrow(/cursor: is not valid/);
  });
});

describe('toPage', () => {
  const placeOf = (at: number): Place => [at, 'a', 'b'];

  it('shows no more than the limit, and where the next page begins', () => {
    const { shown, nextCursor } = toPage([3, 2, 1], 2, placeOf);
    expect(shown).toEqual([3, 2]);
    expect(readCursor(nextCursor!)).toEqual([2, 'a', 'b']);
  });

  it.each([[[3, 2]], [[]]])('is the last one with %j', rows => {
    expect(toPage(rows, 2, placeOf)).toEqual({ shown: rows, nextCursor: null });
  });
});
