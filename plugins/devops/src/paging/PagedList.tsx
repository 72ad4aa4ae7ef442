import { ComponentProps, ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import LinearProgress from '@material-ui/core/LinearProgress';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { MoreButton } from './MoreButton';
import { CursorPages, Page } from './useCursorPages';

interface State
  extends Pick<
    CursorPages<unknown, Page<unknown>>,
    'loading' | 'former' | 'busy' | 'error' | 'hasMore'
  > {
  loadMore: () => void;
  retry: () => void;
}

/** What has been read of a list, whether it is being read or could not be, and the way to the rest. */
export function PagedList(props: {
  pages: State;
  /** What the button to the rest says. */
  more: string;
  /** How much of the list is shown; undefined where the list says so itself. */
  shown?: number;
  failure: Pick<ComponentProps<typeof LoadFailure>, 'title' | 'noPermission'>;
  children: ReactNode;
}) {
  const { pages, more, shown, failure, children } = props;
  const { loading, former, busy, error, hasMore, loadMore, retry } = pages;
  const failed = error && (
    <LoadFailure {...failure} error={error} onRetry={retry} />
  );
  return (
    <>
      <Box height={4}>{busy && <LinearProgress />}</Box>
      {/* All of the list is of before then; elsewhere only its end is missing. */}
      {former && failed}
      <div aria-busy={busy}>{children}</div>
      {loading && !busy && <LoadingRows />}
      {!former && failed}
      <MoreButton
        label={more}
        shown={shown}
        hasMore={hasMore && !error}
        loading={loading}
        onMore={loadMore}
      />
    </>
  );
}
