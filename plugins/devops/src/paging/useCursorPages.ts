import { useCallback, useEffect, useReducer, useRef } from 'react';

/** A page of a list of the backend. */
export interface Page<TItem> {
  items: TItem[];
  nextCursor: string | null;
}

/** As many pages are read again at once; the rest can be asked for as usual. */
const MOST_PAGES = 10;

interface State<TPage> {
  pages: TPage[];
  /** The list that the pages are of. */
  list: string;
  /** Whether the pages are those of before, because the list is read from its beginning or could not be. */
  former: boolean;
  loading: boolean;
  error: Error | null;
}

type Step<TPage> =
  | { type: 'start'; fresh: boolean }
  | { type: 'pages'; list: string; pages: TPage[] }
  | { type: 'failure'; list: string; error: Error };

function reduce<TPage>(state: State<TPage>, step: Step<TPage>): State<TPage> {
  switch (step.type) {
    case 'start':
      return {
        ...state,
        former: state.former || step.fresh,
        loading: true,
        error: null,
      };
    case 'pages':
      return {
        pages: state.former ? step.pages : [...state.pages, ...step.pages],
        list: step.list,
        former: false,
        loading: false,
        error: null,
      };
    default:
      return {
        ...state,
        // What another list holds is no answer to what is asked for now.
        pages: state.list === step.list ? state.pages : [],
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
 * Where that fails, those of the same list stay as well; they are `former` then.
 *
 * @param load - reads the page at a cursor; with a new function the list is read
 * again, and what the old one still brings is dropped
 * @param list - names the list: the same one is read again as far as it is shown,
 * so that nobody loses their place in it, and of another the first page
 * @param readAt - when it changes, the list is read again
 */
export function useCursorPages<TItem, TPage extends Page<TItem>>(
  load: (cursor?: string) => Promise<TPage>,
  list: string,
  readAt?: number,
) {
  const [state, dispatch] = useReducer(reduce<TPage>, {
    pages: [],
    list,
    former: false,
    loading: true,
    error: null,
  });
  const run = useRef(0);
  /** How many pages of the list its reader has asked for. */
  const place = useRef({ list, depth: 1 });

  const read = useCallback(
    async (cursor?: string) => {
      run.current += 1;
      const mine = run.current;
      const fresh = cursor === undefined;
      const count = fresh ? Math.min(place.current.depth, MOST_PAGES) : 1;
      dispatch({ type: 'start', fresh });
      const pages: TPage[] = [];
      try {
        let next = cursor;
        do {
          const page = await load(next);
          if (mine !== run.current) return;
          pages.push(page);
          next = page.nextCursor ?? undefined;
        } while (pages.length < count && next !== undefined);
        place.current.depth = pages.length + (fresh ? 0 : place.current.depth);
        // All at once: the list must not shrink under its reader while it is read.
        dispatch({ type: 'pages', list, pages });
      } catch (error) {
        if (mine === run.current) {
          dispatch({
            type: 'failure',
            list,
            error: error instanceof Error ? error : new Error(String(error)),
          });
        }
      }
    },
    [load, list],
  );

  useEffect(() => {
    if (place.current.list !== list) place.current = { list, depth: 1 };
    read();
    return () => {
      run.current += 1;
    };
  }, [read, list, readAt]);

  const { loading, error } = state;
  const cursor = state.pages[state.pages.length - 1]?.nextCursor ?? undefined;
  const former = state.former && state.pages.length > 0;
  return {
    first: state.pages[0] as TPage | undefined,
    items: state.pages.flatMap(page => page.items),
    loading,
    former,
    busy: former && loading,
    error,
    hasMore: cursor !== undefined,
    loadMore: async () => {
      // The cursor of a former page leads into the former list.
      if (!loading && !former) await read(cursor);
    },
    retry: () => read(former ? undefined : cursor),
  };
}
