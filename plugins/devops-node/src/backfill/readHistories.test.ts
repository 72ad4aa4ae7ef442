import { DeliveryContext, SourceProgress } from '../source';
import { ApiError } from './ApiError';
import { BackfillProgress } from './BackfillProgress';
import { TimeSlice } from './coverage';
import { HistoryWriter } from './HistoryWriter';
import { readHistories } from './readHistories';

const NOW = 1_800_000_000_000;

function setUp() {
  const states = new Map<string, unknown>();
  const controller = new AbortController();
  const progress: (SourceProgress | null)[] = [];
  const context: DeliveryContext = {
    signal: controller.signal,
    write: async () => [],
    getState: async key => states.get(key),
    setState: async (key, value) => void states.set(key, value),
    reportError: async () => {},
    reportProgress: async one => void progress.push(one),
  };
  const read: [key: string, slice: TimeSlice][] = [];
  const failed = jest.fn(async () => {});
  const history = (key: string, fault: () => void = () => {}) => {
    const entityRef = `component:default/${key}`;
    const writer = new HistoryWriter({
      context,
      source: 'tool',
      entityRefs: [entityRef],
    });
    return {
      key,
      basis: null as unknown,
      entityRef,
      writer,
      read: async (slice: TimeSlice) => {
        await writer.orPassOver(async () => fault());
        read.push([key, slice]);
      },
    };
  };
  const run = (histories: ReturnType<typeof history>[], now = NOW) =>
    readHistories(histories, {
      context,
      days: 21,
      now,
      progress: new BackfillProgress(context),
      failed,
    });
  return { controller, failed, history, progress, read, run, states };
}

const keys = (read: [string, TimeSlice][]) => read.map(([key]) => key).join('');

describe('readHistories', () => {
  it('reads a week of each before the next week of one', async () => {
    const { history, progress, read, run } = setUp();
    await run([history('a'), history('b')]);
    expect(keys(read)).toBe('ababab');
    const said = progress.map(one => one?.done ?? 6);
    expect(progress[0]).toMatchObject({ done: 0, total: 6 });
    expect(said).toEqual([...said].sort());
    expect(progress.at(-1)).toBeNull();
  });

  it('reads only what is new the next time', async () => {
    const { history, read, run } = setUp();
    await run([history('a')]);
    read.length = 0;
    await run([history('a')], NOW + 1000);
    expect(read).toEqual([['a', expect.objectContaining({ isNew: true })]]);
  });

  it('reads one anew whose settings have changed, and no other', async () => {
    const { history, read, run } = setUp();
    await run([history('a'), history('b')]);
    read.length = 0;
    const changed = { ...history('a'), basis: { labels: ['outage'] } };
    await run([changed, history('b')], NOW + 1000);
    expect(keys(read)).toBe('baaaa');
    read.length = 0;
    await run([changed], NOW + 2000);
    expect(keys(read)).toBe('a');
  });

  it('lets one that fails hold up no other, and tries it again', async () => {
    const { failed, history, progress, read, run } = setUp();
    const broken = history('b', () => {
      throw new Error('broken');
    });
    await run([broken, history('a')]);
    expect(keys(read)).toBe('aaa');
    // Nobody waits for what cannot be read.
    expect(progress.at(-1)).toBeNull();
    expect(failed).toHaveBeenCalledTimes(1);
    await run([history('b'), history('a')]);
    expect(keys(read)).toBe('aaabbb');
  });

  it('asks once more for what the server failed to give, then does without', async () => {
    const { failed, history, read, run, states } = setUp();
    const failing = history('b', () => {
      throw new ApiError('compare', 500, 'answered 500');
    });
    await run([failing, history('a')]);
    expect([...keys(read)].sort().join('')).toBe('aaab');
    expect(failed).toHaveBeenCalledTimes(1);
    // It fails also in what is new each time.
    for (let minute = 1; minute <= 6; minute++) {
      await run([failing], NOW + minute * 60_000);
    }
    const again = read.filter(([, { failures }]) => failures.length > 0);
    expect(again).toHaveLength(6);
    expect(states.get('b')).toMatchObject({
      from: NOW - 21 * 86_400_000,
      until: NOW + 6 * 60_000,
    });
  });

  it('ends when the backend does, with what it noted', async () => {
    const { controller, failed, history, read, run, states } = setUp();
    const last = history('a', () => {
      if (read.length === 2) {
        controller.abort(new Error('shut down'));
      }
    });
    await expect(run([last])).rejects.toThrow('shut down');
    expect(failed).not.toHaveBeenCalled();
    expect(states.get('a')).toMatchObject({ from: read[1][1].since });
  });
});
