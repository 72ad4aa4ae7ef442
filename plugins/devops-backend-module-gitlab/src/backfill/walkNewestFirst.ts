import {
  formatInstant,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  ApiError,
  TimeSlice,
} from '@devops-domains/backstage-plugin-devops-node';

/** What every list of GitLab's that is ordered by update has in common. */
export interface UpdatedItem {
  id: number;
  updated_at: Instant;
}

/** How many items GitLab gives at most in one answer. */
export const PAGE_SIZE = 100;
/** Pages in a row that bring nothing new before something must be wrong. */
const MOST_STALE_PAGES = 3;

/** The parameters of one page. */
export type PageQuery = Record<string, string>;

/**
 * Goes through what was updated in a span of time, the latest first.
 *
 * By time, not by the number of the page: what is updated meanwhile leaves the
 * span, and whatever comes after it would move up to a page already read. Only
 * where more items than a page holds were updated at once does the page count.
 *
 * @param read - one page, and how many items it had before unreadable ones were
 * left out
 * @throws ApiError when the pages lead in a circle
 */
export async function* walkNewestFirst<T extends UpdatedItem>(
  slice: Pick<TimeSlice, 'since' | 'until'>,
  read: (query: PageQuery) => Promise<{ items: T[]; size: number }>,
): AsyncGenerator<T[]> {
  const seen = new Set<number>();
  let before = slice.until + 1;
  let page = 1;
  let stale = 0;
  for (;;) {
    const { items, size } = await read({
      order_by: 'updated_at',
      sort: 'desc',
      updated_after: formatInstant(slice.since),
      updated_before: formatInstant(before),
      per_page: String(PAGE_SIZE),
      page: String(page),
    });
    const fresh = items.filter(({ id }) => !seen.has(id));
    fresh.forEach(({ id }) => seen.add(id));
    if (fresh.length > 0) {
      yield fresh;
    }
    if (size < PAGE_SIZE) {
      return;
    }
    stale = fresh.length > 0 ? 0 : stale + 1;
    if (stale >= MOST_STALE_PAGES) {
      throw new ApiError('', null, 'the pages of a list lead in a circle');
    }
    // GitLab keeps microseconds and shows milliseconds: the last one may be later than it looks.
    const oldest = Math.min(...fresh.map(item => item.updated_at)) + 1;
    if (oldest < before) {
      before = oldest;
      page = 1;
    } else {
      page += 1;
    }
  }
}
