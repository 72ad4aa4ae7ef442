import { act, renderHook, waitFor } from '@testing-library/react';
import { Page, useCursorPages } from './useCursorPages';

type Load = (cursor?: string) => Promise<Page<string>>;

const pagesOf =
  (prefix: string): Load =>
  async cursor =>
    cursor
      ? { items: [`${prefix}2`], nextCursor: null }
      : { items: [`${prefix}1`], nextCursor: 'next' };

interface Props {
  current: Load;
  list?: string;
  readAt?: number;
}

const render = (load: Load) =>
  renderHook(
    ({ current, list = 'a', readAt = 1 }: Props) =>
      useCursorPages<string, Page<string>>(current, list, readAt),
    { initialProps: { current: load } as Props },
  );

const failing: Load = async () => {
  throw new Error('away');
};

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
  rerender({ current: pagesOf('b'), list: 'b' });
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
  rerender({ current: slow, list: 'b' });
  expect(result.current).toMatchObject({ items: ['a1'], busy: true });
  // Its cursor would lead into the former list.
  await act(() => result.current.loadMore());
  await act(async () => finish({ items: ['b1'], nextCursor: null }));
  expect(result.current).toMatchObject({ items: ['b1'], busy: false });

  rerender({ current: failing, list: 'c' });
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
    rerender({ current: pagesAt('b'), list: 'b', readAt: 2 });
    await waitFor(() => expect(result.current.items).toEqual(['b1']));
    expect(result.current.busy).toBe(false);
  });

  it('keeps its pages when that fails, and is read as far when it is tried again', async () => {
    const { result, rerender } = await renderTwoPages();
    let fails = true;
    const load: Load = async cursor => {
      if (cursor && fails) throw new Error('away');
      return pagesAt('b')(cursor);
    };
    rerender({ current: load, readAt: 2 });
    await waitFor(() => expect(result.current.error?.message).toBe('away'));
    expect(result.current).toMatchObject({
      items: ['a1', 'a2'],
      former: true,
      busy: false,
    });
    // The cursor is that of the list as it was before.
    await act(() => result.current.loadMore());
    expect(result.current.items).toEqual(['a1', 'a2']);
    fails = false;
    await act(() => result.current.retry());
    expect(result.current).toMatchObject({
      items: ['b1', 'b2'],
      former: false,
      error: null,
    });
  });

  it('is read as far by the next refresh after one that failed', async () => {
    const { result, rerender } = await renderTwoPages();
    rerender({ current: failing, readAt: 2 });
    await waitFor(() => expect(result.current.error).not.toBeNull());
    rerender({ current: pagesAt('b'), readAt: 3 });
    await waitFor(() => expect(result.current.items).toEqual(['b1', 'b2']));
  });

  it('begins another list with one page, after a failure and a refresh too', async () => {
    const { result, rerender } = await renderTwoPages();
    rerender({ current: failing, list: 'b' });
    await waitFor(() => expect(result.current.error).not.toBeNull());
    expect(result.current.items).toEqual([]);
    rerender({ current: pagesAt('b'), list: 'b', readAt: 2 });
    await waitFor(() => expect(result.current.items).toEqual(['b1']));
    expect(result.current.loading).toBe(false);
  });

  it('begins another list with one page when it is refreshed before its answer', async () => {
    const { result, rerender } = await renderTwoPages();
    rerender({ current: () => new Promise(() => {}), list: 'b' });
    const load = jest.fn(pagesAt('b'));
    rerender({ current: load, list: 'b', readAt: 2 });
    await waitFor(() => expect(result.current.items).toEqual(['b1']));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is read again no further than ten pages, and then goes on', async () => {
    const load = jest.fn<ReturnType<Load>, [string?]>(async (cursor = '1') => ({
      items: [cursor],
      nextCursor: String(Number(cursor) + 1),
    }));
    const { result, rerender } = render(load);
    await waitFor(() => expect(result.current.items).toHaveLength(1));
    for (let page = 2; page <= 12; page += 1) {
      await act(() => result.current.loadMore());
    }
    expect(result.current.items).toHaveLength(12);
    rerender({ current: load, readAt: 2 });
    await waitFor(() => expect(result.current.items).toHaveLength(10));
    await act(() => result.current.loadMore());
    expect(result.current.items).toHaveLength(11);
    expect(load).toHaveBeenLastCalledWith('11');
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
