import fc from 'fast-check';
import { parseJson } from './parseJson';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(parseJson(bytes(text))).toEqual({
          ok: true,
          value: JSON.parse(text),
        });
      }),
    );
  });

  it.each([
    ['a missing brace', '{"a": 1', 'position 7 (line 1, column 8)'],
    ['no JSON at all', 'abc', 'position 0 (line 1, column 1)'],
    ['a trailing comma', '{"a": 1,}', 'position 8 (line 1, column 9)'],
    ['a second line', '{\n  "a": }', 'position 9 (line 2, column 8)'],
    ['a comment', '{} // x', 'position 3 (line 1, column 4)'],
  ])('names the place of %s', (_, text, place) => {
    const parsed = parseJson(bytes(text));
    expect(parsed).toMatchObject({ ok: false });
    expect(parsed).toHaveProperty('message', expect.stringContaining(place));
  });

  it('never takes for valid what the platform refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(parseJson(Buffer.from(text)).ok).toBe(valid);
      }),
    );
  });

  it('looks no further than the first of many mistakes', () => {
    const garbage = bytes(`[${'?,'.repeat(2_500_000)}`);
    const before = process.memoryUsage().heapUsed;
    const parsed = parseJson(garbage);
    expect(parsed).toHaveProperty(
      'message',
      expect.stringContaining('position 1 '),
    );
    const used = process.memoryUsage().heapUsed - before;
    expect(used).toBeLessThan(50 * 1024 * 1024);
  });

  it.each(['[', '{"a":'])(
    'refuses a million unfinished levels of %s',
    opening => {
      const parsed = parseJson(bytes(opening.repeat(1_000_000)));
      expect(parsed).toEqual({ ok: false, message: 'is not valid JSON' });
    },
  );

  it('says when the bytes are no UTF-8', () => {
    expect(parseJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({
      ok: false,
      message: 'is not valid UTF-8',
    });
  });
});
