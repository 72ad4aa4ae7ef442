import { WriteResult } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext } from '@devops-domains/backstage-plugin-devops-node';
import { storedRecords } from '../__testUtils__/storedHistories';
import { SampleSource } from './SampleSource';

// Machines that do more than this test are slow.
jest.setTimeout(60_000);

const HOUR = 3_600_000;
const FIRST_LOAD = Date.parse('2026-11-23T10:00:00+09:00');

class RecordingContext implements DeliveryContext {
  readonly batches: object[][] = [];
  readonly state = new Map<string, string>();
  readonly controller = new AbortController();
  failAtBatch = -1;

  get signal() {
    return this.controller.signal;
  }

  get written(): object[] {
    return this.batches.flat();
  }

  async write(records: object[]): Promise<WriteResult[]> {
    if (this.batches.length === this.failAtBatch) {
      this.failAtBatch = -1;
      throw new Error('killed');
    }
    this.batches.push(records);
    return records.map(() => ({
      source: 'sample',
      externalId: null,
      result: 'created',
    }));
  }

  async getState(key: string): Promise<unknown> {
    const text = this.state.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async setState(key: string, value: unknown): Promise<void> {
    this.state.set(key, JSON.stringify(value));
  }

  async reportError(): Promise<void> {}

  async reportProgress(): Promise<void> {}
}

async function deliverAt(context: DeliveryContext, ...instants: number[]) {
  for (const instant of instants) {
    await new SampleSource(() => instant).deliver(context);
  }
}

describe('SampleSource', () => {
  it('delivers the whole history at first, in batches that a write takes', async () => {
    const context = new RecordingContext();
    await deliverAt(context, FIRST_LOAD);
    expect(context.written.length).toBeGreaterThan(2_000);
    expect(
      Math.max(...context.batches.map(batch => batch.length)),
    ).toBeLessThanOrEqual(1_000);
    const stored = storedRecords(context.written);
    expect(stored.size).toBe(context.written.length);
  });

  it('writes nothing again after a restart', async () => {
    const context = new RecordingContext();
    await deliverAt(context, FIRST_LOAD);
    const batches = context.batches.length;
    await deliverAt(context, FIRST_LOAD);
    expect(context.batches).toHaveLength(batches);
  });

  it('adds what happened since', async () => {
    const context = new RecordingContext();
    await deliverAt(context, FIRST_LOAD);
    const before = context.batches.length;
    await deliverAt(context, FIRST_LOAD + 24 * HOUR);
    const added = context.batches.slice(before).flat();
    expect(added.length).toBeGreaterThan(10);
    expect(added.length).toBeLessThan(150);
  });

  it('ends in the same records by small steps as at once', async () => {
    const steps = Array.from(
      { length: 40 },
      (_, n) => FIRST_LOAD + n * 3 * HOUR,
    );
    const stepwise = new RecordingContext();
    await deliverAt(stepwise, ...steps);
    const atOnce = new RecordingContext();
    await deliverAt(atOnce, FIRST_LOAD, steps[steps.length - 1]);
    expect(storedRecords(stepwise.written)).toEqual(
      storedRecords(atOnce.written),
    );
  });

  it('takes up an interrupted load with the same anchor', async () => {
    const killed = new RecordingContext();
    killed.failAtBatch = 1;
    await expect(deliverAt(killed, FIRST_LOAD)).rejects.toThrow('killed');
    await deliverAt(killed, FIRST_LOAD + 30 * HOUR);

    const whole = new RecordingContext();
    await deliverAt(whole, FIRST_LOAD, FIRST_LOAD + 30 * HOUR);
    expect(storedRecords(killed.written)).toEqual(storedRecords(whole.written));
  });

  it('stops when the backend shuts down, and loses nothing', async () => {
    const context = new RecordingContext();
    context.controller.abort();
    await deliverAt(context, FIRST_LOAD);
    expect(context.batches).toEqual([]);
    expect(await context.getState('history')).toEqual({
      anchor: '2026-11-23',
      deliveredUntil: null,
    });
  });

  it('says that it is no real source', () => {
    const { name, sample } = new SampleSource();
    expect({ name, sample }).toEqual({ name: 'sample', sample: true });
  });
});
