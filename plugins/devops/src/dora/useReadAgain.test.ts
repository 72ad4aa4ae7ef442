import { renderHook } from '@testing-library/react';
import { useReadAgain } from './useReadAgain';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Answers as they come, and after which waits they were asked for. */
function reading() {
  const read = jest.fn();
  const { rerender, unmount } = renderHook(
    ({ answer }) => useReadAgain(answer, read),
    { initialProps: { answer: { stale: true } } },
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
    waits,
    answers: (stale: boolean) => rerender({ answer: { stale } }),
    unmount,
  };
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
