import { NotAllowedError } from '@backstage/errors';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useKeptReading } from './useKeptReading';

const fails = (error: Error) => async (): Promise<string> => {
  throw error;
};

/** Has read `first` of `a`. */
async function read() {
  const hook = renderHook(
    ({ load, of }: { load: () => Promise<string>; of: string }) =>
      useKeptReading(load, of),
    { initialProps: { load: async () => 'first', of: 'a' } },
  );
  await waitFor(() => expect(hook.result.current.value).toBe('first'));
  return hook;
}

it('keeps what it read where it cannot be read again, and tells each attempt apart', async () => {
  const { result, rerender } = await read();
  rerender({ load: fails(new Error('away')), of: 'a' });
  await waitFor(() => expect(result.current.error?.message).toBe('away'));
  expect(result.current.value).toBe('first');
  const { reading } = result.current;
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.reading).not.toBe(reading));
  expect(result.current.value).toBe('first');
});

it.each([
  ['something else', new Error('away'), 'b'],
  ['what may no longer be seen', new NotAllowedError('no'), 'a'],
])('keeps nothing in the place of %s', async (_, error, of) => {
  const { result, rerender } = await read();
  rerender({ load: fails(error), of });
  await waitFor(() => expect(result.current.error).toBe(error));
  expect(result.current.value).toBeUndefined();
});
