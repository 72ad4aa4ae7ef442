import { useCallback, useEffect, useReducer, useRef } from 'react';

/** A page of a list of the backend. */
export interface Page<TItem> {
  items: TItem[];
  nextCursor: string | null;
}

interface State<TPage> {
  pages: TPage[];
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
        pages: step.fresh ? [] : state.pages,
        loading: true,
        error: null,
      };
    case 'page':
      return {
        pages: [...state.pages, step.page],
        loading: false,
        error: null,
      };
    default:
      return { ...state, loading: false, error: step.error };
  }
}

/**
 * Reads a list page by page.
 *
 * @param load - reads the page at a cursor; a new function starts again, and what
 * the old one still brings is dropped
 */
export function useCursorPages<TItem, TPage extends Page<TItem>>(
  load: (cursor?: string) => Promise<TPage>,
) {
  const [state, dispatch] = useReducer(reduce<TPage>, {
    pages: [],
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
  }, [read]);

  const cursor = state.pages[state.pages.length - 1]?.nextCursor ?? undefined;
  return {
    first: state.pages[0] as TPage | undefined,
    items: state.pages.flatMap(page => page.items),
    loading: state.loading,
    error: state.error,
    hasMore: cursor !== undefined,
    loadMore: () => read(cursor),
    retry: () => read(state.pages.length > 0 ? cursor : undefined),
  };
}
