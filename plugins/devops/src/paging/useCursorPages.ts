import { useCallback, useEffect, useReducer, useRef } from 'react';

/** A page of a list of the backend. */
export interface Page<TItem> {
  items: TItem[];
  nextCursor: string | null;
}

interface State<TPage> {
  pages: TPage[];
  /** Whether the pages are those of before, while the list is read from its beginning. */
  former: boolean;
  loading: boolean;
  error: Error | null;
}

type Step<TPage> =
  | { type: 'start'; fresh: boolean }
  | { type: 'pages'; pages: TPage[] }
  | { type: 'failure'; error: Error };

function reduce<TPage>(state: State<TPage>, step: Step<TPage>): State<TPage> {
  switch (step.type) {
    case 'start':
      return {
        pages: state.pages,
        former: state.former || step.fresh,
        loading: true,
        error: null,
      };
    case 'pages':
      return {
        pages: state.former ? step.pages : [...state.pages, ...step.pages],
        former: false,
        loading: false,
        error: null,
      };
    default:
      return {
        // What was asked for before is no answer to what is asked for now.
        pages: state.former ? [] : state.pages,
        former: false,
        loading: false,
        error: step.error,
      };
  }
}

/** A list as far as it has been read, and the way to the rest. */
export type CursorPages<TItem, TPage extends Page<TItem>> = ReturnType<
  typeof useCursorPages<TItem, TPage>
>;

/**
 * Reads a list page by page. While it is read from its beginning, the pages of
 * before stay, and with them the focus of the keyboard; `busy` is true then.
 *
 * @param load - reads the page at a cursor; a new function is another list, of
 * which the first page is read, and what the old one still brings is dropped
 * @param readAt - when it changes, the same list is read again as far as it is
 * shown, whether or not `load` is new then too: nobody loses their place in it
 */
export function useCursorPages<TItem, TPage extends Page<TItem>>(
  load: (cursor?: string) => Promise<TPage>,
  readAt?: number,
) {
  const [state, dispatch] = useReducer(reduce<TPage>, {
    pages: [],
    former: false,
    loading: true,
    error: null,
  });
  const run = useRef(0);

  const read = useCallback(
    async (cursor?: string, count = 1) => {
      run.current += 1;
      const mine = run.current;
      dispatch({ type: 'start', fresh: cursor === undefined });
      const pages: TPage[] = [];
      // All at once: the list must not shrink under its reader while it is read.
      const show = () =>
        pages.length > 0 && dispatch({ type: 'pages', pages: [...pages] });
      try {
        let next = cursor;
        do {
          const page = await load(next);
          if (mine !== run.current) return;
          pages.push(page);
          next = page.nextCursor ?? undefined;
        } while (pages.length < count && next !== undefined);
        show();
      } catch (error) {
        if (mine === run.current) {
          show();
          dispatch({
            type: 'failure',
            error: error instanceof Error ? error : new Error(String(error)),
          });
        }
      }
    },
    [load],
  );

  const shown = useRef({ pages: 0, readAt });
  useEffect(() => {
    const isSame = shown.current.readAt !== readAt;
    shown.current.readAt = readAt;
    read(undefined, isSame ? shown.current.pages : 1);
    return () => {
      run.current += 1;
    };
  }, [read, readAt]);
  useEffect(() => {
    shown.current.pages = state.pages.length;
  }, [state.pages]);

  const cursor = state.pages[state.pages.length - 1]?.nextCursor ?? undefined;
  return {
    first: state.pages[0] as TPage | undefined,
    items: state.pages.flatMap(page => page.items),
    loading: state.loading,
    busy: state.former && state.pages.length > 0,
    error: state.error,
    hasMore: cursor !== undefined,
    loadMore: async () => {
      // The cursor of a former page leads into the former list.
      if (!state.loading) await read(cursor);
    },
    retry: () => read(state.pages.length > 0 ? cursor : undefined),
  };
}
