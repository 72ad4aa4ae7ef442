import { DeploymentRecordInput } from './DeploymentRecords';
import { pendingEntries, readLedger } from './ledger';

const now = new Date('2026-11-23T00:00:00Z');

function record(
  name: string,
  rest: Partial<DeploymentRecordInput> = {},
): DeploymentRecordInput {
  return {
    kind: 'deployment',
    source: 'git',
    externalId: `shop@${name}`,
    entityRef: 'component:default/shop',
    environment: 'production',
    status: 'succeeded',
    finishedAt: '2026-11-01T00:00:00.000Z',
    revision: 'a'.repeat(40),
    ...rest,
  };
}

function sent(...records: DeploymentRecordInput[]) {
  const ledger = readLedger(undefined);
  for (const { externalId, digest } of pendingEntries(ledger, records, now)) {
    ledger.sent[externalId] = digest;
  }
  return ledger;
}

describe('pendingEntries', () => {
  it('sends what is new as it is', () => {
    const entries = pendingEntries(readLedger(null), [record('v1')], now);
    expect(entries.map(entry => entry.record)).toEqual([record('v1')]);
  });

  it('sends nothing that was sent', () => {
    expect(pendingEntries(sent(record('v1')), [record('v1')], now)).toEqual([]);
  });

  it('clears in a correction what is no longer known', () => {
    const before = record('v1', { url: 'https://example.org', changes: [] });
    const [entry] = pendingEntries(sent(before), [record('v1')], now);
    expect(entry.record).toEqual({
      ...record('v1'),
      changes: null,
      repository: null,
      url: null,
      deleted: false,
      updatedAt: '2026-11-23T00:00:00.000Z',
    });
  });

  it('lets a correction win over a date in the future', () => {
    const future = record('v1', { finishedAt: '2030-01-01T00:00:00.000Z' });
    const [entry] = pendingEntries(readLedger(null), [future], now);
    expect(entry.record).toMatchObject({
      finishedAt: '2030-01-01T00:00:00.000Z',
      updatedAt: '2026-11-23T00:00:00.000Z',
    });
  });

  it('takes back once what is gone', () => {
    const ledger = sent(record('v1'));
    const [entry] = pendingEntries(ledger, [], now);
    expect(entry.record).toMatchObject({
      externalId: 'shop@v1',
      deleted: true,
    });
    ledger.sent[entry.externalId] = entry.digest;
    expect(pendingEntries(ledger, [], now)).toEqual([]);
    expect(pendingEntries(ledger, [record('v1')], now)).toHaveLength(1);
  });
});

describe('readLedger', () => {
  it.each([undefined, null, 'text', 7, {}, { version: 2, sent: {} }])(
    'starts over from %j',
    state => {
      expect(readLedger(state)).toEqual({
        version: 1,
        fingerprint: null,
        finding: null,
        sent: {},
      });
    },
  );
});
