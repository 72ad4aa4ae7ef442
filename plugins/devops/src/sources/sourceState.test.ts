import fc from 'fast-check';
import { sourceHealth } from '../__testUtils__/sources';
import { byState, isRefused, SOURCE_STATES, stateOf } from './sourceState';

const delivered = {
  receivedAt: '2026-11-22T10:00:00.000Z',
  event: 'push',
  status: 'processed',
} as const;

const refused = { at: '2026-11-22T11:00:00.000Z', reason: 'mismatch' } as const;
const waiting = { records: 1, reasons: [] };

describe('the state of a source', () => {
  it.each([
    ['secret-missing', {}],
    ['nothing-yet', { secret: 'set' }],
    ['nothing-yet', { secret: 'unsigned' }],
    ['nothing-yet', { eventBus: true }],
    ['nothing-yet', { scheduled: true }],
    ['nothing-yet', { webhook: null, secret: null }],
    ['feeds', { secret: 'set', lastDelivery: delivered }],
    ['feeds', { webhook: null, secret: null, records: 3 }],
    // What once came does not open the webhook again.
    ['secret-missing', { records: 3, lastDelivery: delivered }],
    ['refused', { secret: 'set', lastRefusal: refused }],
    ['secret-missing', { lastRefusal: refused }],
    ['feeds', { secret: 'set', lastRefusal: refused, records: 3 }],
    ['waits', { webhook: null, secret: null, waiting }],
    ['waits', { secret: 'set', lastDelivery: delivered, waiting }],
    ['feeds', { secret: 'set', records: 3, waiting }],
    ['failing', { secret: 'set', lastError: 'no token' }],
    [
      'failing',
      { secret: 'set', lastDelivery: { ...delivered, status: 'failed' } },
    ],
  ] as const)('is %s with %j', (state, part) => {
    expect(stateOf(sourceHealth(part))).toBe(state);
  });
});

it('was refused until a delivery is let in', () => {
  const lastRefusal = refused;
  const before = { lastRefusal, lastDelivery: delivered };
  expect(isRefused(sourceHealth())).toBe(false);
  expect(isRefused(sourceHealth({ lastRefusal }))).toBe(true);
  expect(isRefused(sourceHealth(before))).toBe(true);
  const receivedAt = '2026-11-22T12:00:00.000Z';
  const since = { lastRefusal, lastDelivery: { ...delivered, receivedAt } };
  expect(isRefused(sourceHealth(since))).toBe(false);
});

it('puts what fails first and what is not set up last, whatever the order was', () => {
  const anySource = fc
    .record({
      source: fc.string(),
      title: fc.constantFrom('Argo CD', 'GitHub', 'Jira'),
      secret: fc.constantFrom('set' as const, 'missing' as const),
      records: fc.nat(2),
      lastError: fc.constantFrom(null, 'broken'),
    })
    .map(sourceHealth);
  const sources = fc.uniqueArray(anySource, { selector: one => one.source });
  fc.assert(
    fc.property(sources, given => {
      const sorted = byState(given);
      const ranks = sorted.map(one => SOURCE_STATES.indexOf(stateOf(one)));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(new Set(sorted)).toEqual(new Set(given));
      expect(byState([...given].reverse()).map(one => one.title)).toEqual(
        sorted.map(one => one.title),
      );
    }),
  );
});
