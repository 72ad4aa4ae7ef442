import { isGone } from './GithubApi';
import { RepositoryHistory } from './RepositoryHistory';

/** In the place of an etag; no server sends one that is not quoted. */
const GONE = 'gone';

/**
 * Whether a repository has any news since the last time.
 *
 * @param known - the etags of the last time, in the order of its lists
 * @returns the etags of now; null when nothing has changed
 */
export async function newEtags(
  { api, lists }: RepositoryHistory,
  known: readonly string[],
): Promise<string[] | null> {
  const etags = await Promise.all(
    lists.map(async (list, index) => {
      try {
        return await api.changed(list, known[index] || undefined);
      } catch (error) {
        // Issues may be switched off, and stay so.
        if (isGone(error)) {
          return known[index] === GONE ? null : GONE;
        }
        throw error;
      }
    }),
  );
  return etags.every(etag => etag === null)
    ? null
    : etags.map((etag, index) => etag ?? known[index] ?? '');
}
