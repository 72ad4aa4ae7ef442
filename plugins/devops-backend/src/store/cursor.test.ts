import fc from 'fast-check';
import { readCursor, writeCursor } from './cursor';

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
