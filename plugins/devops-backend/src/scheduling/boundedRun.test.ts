import { boundedRun } from './boundedRun';

describe('a bounded run', () => {
  it('stops before its time is up, and when it is told to', async () => {
    const timeouts = jest.spyOn(AbortSignal, 'timeout');
    const told = new AbortController();
    let given: AbortSignal | undefined;
    const { timeout, fn } = boundedRun(async signal => {
      given = signal;
    });
    await fn(told.signal);
    expect(timeouts.mock.calls[0][0]).toBeLessThan(60_000);
    expect(timeout).toEqual({ minutes: 1 });
    expect(given?.aborted).toBe(false);
    told.abort();
    expect(given?.aborted).toBe(true);
  });
});
