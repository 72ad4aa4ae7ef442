import { act, renderHook } from '@testing-library/react';
import { useReadAgain } from './useReadAgain';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

/** Answers as they come, and after which waits they were asked for. */
function reading() {
  const read = jest.fn();
  const { result, rerender, unmount } = renderHook(
    ({ stale, paused, round }) => useReadAgain(round, stale, read, paused),
    { initialProps: { stale: true, paused: false, round: {} } },
  );
  const waits = () => {
    const before = read.mock.calls.length;
    for (let seconds = 1; seconds <= 120; seconds += 1) {
      jest.advanceTimersByTime(1_000);
      if (read.mock.calls.length > before) return seconds;
    }
    return null;
  };
  return {
    read,
    result,
    waits,
    answers: (stale: boolean, paused = false) =>
      rerender({ stale, paused, round: {} }),
    unmount,
  };
}

function turnTab(hidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

it('waits longer each time, and a minute at most', () => {
  const { waits, answers } = reading();
  const all = Array.from({ length: 7 }, () => {
    const seconds = waits();
    answers(true);
    return seconds;
  });
  expect(all).toEqual([2, 4, 8, 16, 32, 60, 60]);
});

it('stops when the numbers are there, and begins anew when they are computed again', () => {
  const { waits, answers } = reading();
  expect(waits()).toBe(2);
  answers(false);
  expect(waits()).toBeNull();
  answers(true);
  expect(waits()).toBe(2);
});

it('stops with what shows the numbers', () => {
  const { waits, unmount } = reading();
  unmount();
  expect(waits()).toBeNull();
});

it('gives up after twenty rounds, and begins anew when asked', () => {
  const { read, result, waits, answers } = reading();
  for (let round = 1; round <= 20; round += 1) {
    expect(result.current.stopped).toBe(false);
    expect(waits()).not.toBeNull();
    answers(true);
  }
  expect(result.current.stopped).toBe(true);
  expect(waits()).toBeNull();

  act(() => result.current.again());
  expect(read).toHaveBeenCalledTimes(21);
  answers(true);
  expect(result.current.stopped).toBe(false);
  expect(waits()).toBe(2);
});

it('waits until somebody sees the tab, and reads at once then', () => {
  const { read, waits } = reading();
  turnTab(true);
  expect(waits()).toBeNull();
  turnTab(false);
  expect(read).toHaveBeenCalledTimes(1);
  turnTab(false);
  expect(read).toHaveBeenCalledTimes(1);
});

it('does not read early because somebody looks at the tab again', () => {
  const { read, waits } = reading();
  turnTab(true);
  turnTab(false);
  expect(read).not.toHaveBeenCalled();
  expect(waits()).toBe(2);
});

it('goes on where it was after a pause', () => {
  const { waits, answers } = reading();
  expect(waits()).toBe(2);
  answers(true, true);
  expect(waits()).toBeNull();
  answers(true);
  expect(waits()).toBe(4);
});
