import { act, renderHook, waitFor } from '@testing-library/react';
import { Page, useCursorPages } from './useCursorPages';

type Load = (cursor?: string) => Promise<Page<string>>;

const pagesOf =
  (prefix: string): Load =>
  async cursor =>
    cursor
      ? { items: [`${prefix}2`], nextCursor: null }
      : { items: [`${prefix}1`], nextCursor: 'next' };

const render = (load: Load) =>
  renderHook(
    ({ current, readAt }) =>
      useCursorPages<string, Page<string>>(current, readAt),
    { initialProps: { current: load, readAt: 1 } },
  );

it('reads the first page, then the next, and knows the last', async () => {
  const { result } = render(pagesOf('a'));
  await waitFor(() => expect(result.current.items).toEqual(['a1']));
  expect(result.current.hasMore).toBe(true);
  await act(() => result.current.loadMore());
  expect(result.current.items).toEqual(['a1', 'a2']);
  expect(result.current.hasMore).toBe(false);
  expect(result.current.first?.items).toEqual(['a1']);
});

it('begins anew for another list, and drops what the old one still brings', async () => {
  let finishOld = (_: Page<string>) => {};
  const old: Load = () =>
    new Promise(resolve => {
      finishOld = resolve;
    });
  const { result, rerender } = render(old);
  rerender({ current: pagesOf('b'), readAt: 1 });
  await waitFor(() => expect(result.current.items).toEqual(['b1']));
  await act(async () => finishOld({ items: ['old'], nextCursor: null }));
  expect(result.current.items).toEqual(['b1']);
});

it('shows the former list as busy until the other is there, and not at all when that fails', async () => {
  const { result, rerender } = render(pagesOf('a'));
  await waitFor(() => expect(result.current.items).toEqual(['a1']));
  let finish = (_: Page<string>) => {};
  const slow: Load = () =>
    new Promise(resolve => {
      finish = resolve;
    });
  rerender({ current: slow, readAt: 1 });
  expect(result.current).toMatchObject({ items: ['a1'], busy: true });
  // Its cursor would lead into the former list.
  await act(() => result.current.loadMore());
  await act(async () => finish({ items: ['b1'], nextCursor: null }));
  expect(result.current).toMatchObject({ items: ['b1'], busy: false });

  const failing: Load = async () => {
    throw new Error('away');
  };
  rerender({ current: failing, readAt: 1 });
  await waitFor(() => expect(result.current.error?.message).toBe('away'));
  expect(result.current).toMatchObject({ items: [], busy: false });
  expect(result.current.hasMore).toBe(false);
});

it('reads the same list again when it is time to', async () => {
  const load = jest.fn(pagesOf('a'));
  const { result, rerender } = render(load);
  await waitFor(() => expect(result.current.items).toEqual(['a1']));
  rerender({ current: load, readAt: 2 });
  expect(result.current).toMatchObject({ items: ['a1'], busy: true });
  await waitFor(() => expect(result.current.busy).toBe(false));
  expect(load).toHaveBeenCalledTimes(2);
});

describe('read again, as far as it was shown', () => {
  /** Three pages, each of what the list holds at the time. */
  const pagesAt =
    (time: string): Load =>
    async cursor => {
      const nth = Number(cursor ?? 1);
      return {
        items: [`${time}${nth}`],
        nextCursor: nth < 3 ? String(nth + 1) : null,
      };
    };

  async function renderTwoPages() {
    const { result, rerender } = render(pagesAt('a'));
    await waitFor(() => expect(result.current.items).toEqual(['a1']));
    await act(() => result.current.loadMore());
    expect(result.current.items).toEqual(['a1', 'a2']);
    return { result, rerender };
  }

  it('stays where it is, and never shows less meanwhile', async () => {
    const { result, rerender } = await renderTwoPages();
    // The window of a list that is read again may end later than before.
    rerender({ current: pagesAt('b'), readAt: 2 });
    expect(result.current).toMatchObject({ items: ['a1', 'a2'], busy: true });
    await waitFor(() => expect(result.current.items).toEqual(['b1', 'b2']));
    expect(result.current).toMatchObject({ busy: false, hasMore: true });
    await act(() => result.current.loadMore());
    expect(result.current.items).toEqual(['b1', 'b2', 'b3']);
  });

  it('ends where the list does, when it has become shorter', async () => {
    const { result, rerender } = await renderTwoPages();
    rerender({
      current: async () => ({ items: ['b1'], nextCursor: null }),
      readAt: 2,
    });
    await waitFor(() => expect(result.current.items).toEqual(['b1']));
    expect(result.current.hasMore).toBe(false);
  });

  it('begins anew where it is another list', async () => {
    const { result, rerender } = await renderTwoPages();
    rerender({ current: pagesAt('b'), readAt: 1 });
    await waitFor(() => expect(result.current.items).toEqual(['b1']));
    expect(result.current.busy).toBe(false);
  });

  it('shows how far it came when a later page fails, and goes on from there', async () => {
    const { result, rerender } = await renderTwoPages();
    let fails = true;
    const load: Load = async cursor => {
      if (cursor && fails) throw new Error('away');
      return pagesAt('b')(cursor);
    };
    rerender({ current: load, readAt: 2 });
    await waitFor(() => expect(result.current.error?.message).toBe('away'));
    expect(result.current).toMatchObject({ items: ['b1'], busy: false });
    fails = false;
    await act(() => result.current.retry());
    expect(result.current).toMatchObject({ items: ['b1', 'b2'], error: null });
  });
});

it('keeps what it has when a page fails, and takes that page again', async () => {
  let fails = true;
  const load: Load = async cursor => {
    if (cursor && fails) {
      throw new Error('away');
    }
    return pagesOf('c')(cursor);
  };
  const { result } = render(load);
  await waitFor(() => expect(result.current.items).toEqual(['c1']));
  await act(() => result.current.loadMore());
  expect(result.current.error?.message).toBe('away');
  expect(result.current.items).toEqual(['c1']);
  fails = false;
  await act(() => result.current.retry());
  expect(result.current.items).toEqual(['c1', 'c2']);
  expect(result.current.error).toBeNull();
});
