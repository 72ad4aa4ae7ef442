import fc from 'fast-check';
import { deliveryKey } from './deliveryKey';

const identity = fc.record({
  id: fc.option(fc.string({ unit: 'binary' }), { nil: null }),
  event: fc.string(),
});
const body = fc.uint8Array();

describe('the key of a delivery', () => {
  it('fits an index, whatever a sender calls it', () => {
    fc.assert(
      fc.property(identity, body, (one, bytes) => {
        expect(deliveryKey(one, bytes)).toMatch(/^[\x20-\x7e]{1,200}$/);
      }),
    );
  });

  it('is the same for the same id, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), body, body, (id, one, other) => {
        expect(deliveryKey({ id, event: 'a' }, one)).toBe(
          deliveryKey({ id, event: 'b' }, other),
        );
      }),
    );
  });

  it("is nobody else's where the sender may not write everything", () => {
    const bytes = new Uint8Array();
    const key = (id: string | null, writer: string | null) =>
      deliveryKey({ id, event: 'a' }, bytes, writer);
    expect(key('1', 'shop')).toBe(key('1', 'shop'));
    const others = [key('1', 'pay'), key('2', 'shop'), key('1', null)];
    expect(others).not.toContain(key('1', 'shop'));
    expect(key(null, 'shop')).not.toBe(key(null, 'pay'));
  });

  it('differs for different ids, however long and strange', () => {
    const ids = fc.uniqueArray(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
      { minLength: 2, maxLength: 2 },
    );
    fc.assert(
      fc.property(ids, body, ([one, other], bytes) => {
        expect(deliveryKey({ id: one, event: '' }, bytes)).not.toBe(
          deliveryKey({ id: other, event: '' }, bytes),
        );
      }),
    );
  });

  it('is that of event and bytes where the sender has none', () => {
    const key = (event: string, text: string) =>
      deliveryKey({ id: null, event }, Buffer.from(text));
    expect(key('a', '{}')).toBe(key('a', '{}'));
    expect(key('a', '{}')).not.toBe(key('b', '{}'));
    expect(key('a', '{}')).not.toBe(key('a', '{ }'));
    // Nobody can take the place of another delivery by calling its own so.
    expect(
      deliveryKey({ id: key('a', '{}'), event: 'a' }, Buffer.of()),
    ).not.toBe(key('a', '{}'));
  });
});
