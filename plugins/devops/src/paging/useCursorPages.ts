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
  | { type: 'page'; page: TPage }
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
    case 'page':
      return {
        pages: state.former ? [step.page] : [...state.pages, step.page],
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
 * Reads a list page by page. While it is read from its beginning in another
 * order or with another filter, the pages of before stay, and with them the focus
 * of the keyboard; `busy` is true then.
 *
 * @param load - reads the page at a cursor; a new function starts again, and what
 * the old one still brings is dropped
 * @param readAt - read again when it changes
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
    async (cursor?: string) => {
      run.current += 1;
      const mine = run.current;
      dispatch({ type: 'start', fresh: cursor === undefined });
      try {
        const page = await load(cursor);
        if (mine === run.current) {
          dispatch({ type: 'page', page });
        }
      } catch (error) {
        if (mine === run.current) {
          dispatch({
            type: 'failure',
            error: error instanceof Error ? error : new Error(String(error)),
          });
        }
      }
    },
    [load],
  );

  useEffect(() => {
    read();
    return () => {
      run.current += 1;
    };
  }, [read, readAt]);

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
