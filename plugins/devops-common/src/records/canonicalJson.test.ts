import fc from 'fast-check';
import { canonicalJson, compareCodePoints } from './canonicalJson';

describe('canonicalJson', () => {
  it('sorts keys at every depth and leaves out what is undefined', () => {
    expect(
      canonicalJson({ b: [{ d: 1, c: null }], a: 'x', e: undefined }),
    ).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const json = JSON.stringify(value);
        expect(JSON.stringify(JSON.parse(canonicalJson(value)))).toHaveLength(
          json.length,
        );
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(
          canonicalJson(value),
        );
      }),
    );
  });

  it('does not depend on the order of keys', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(objects, value => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });
});

describe('compareCodePoints', () => {
  it('puts characters beyond the basic plane last', () => {
    expect(compareCodePoints('\u{1F600}', '\uFFFD')).toBeGreaterThan(0);
    expect('\u{1F600}' < '\uFFFD').toBe(true);
  });

  it('agrees with the order of the UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareCodePoints(a, b))).toBe(bytes);
      }),
    );
  });
});
