import { ApiClient, ApiAnswer } from './ApiClient';
import { ApiError } from './ApiError';

/**
 * Goes from page to page by the `next` of the `Link` header, as GitHub and
 * GitLab have it.
 *
 * @throws ApiError as `get` does, and when a page leads to one that was read
 * before or is no list
 * @public
 */
export async function* walkPages(
  client: Pick<ApiClient, 'get'>,
  path: string,
): AsyncGenerator<unknown[]> {
  const read = new Set<string>();
  let next: string | null = path;
  while (next !== null) {
    const name: string = path.replace(/\?.*$/, '');
    if (read.has(next)) {
      throw new ApiError(name, null, 'its pages lead in a circle');
    }
    read.add(next);
    const answer: ApiAnswer = await client.get(next);
    if (!Array.isArray(answer.body)) {
      throw new ApiError(name, null, 'the answer is no list');
    }
    yield answer.body;
    next = nextPage(path, answer.headers);
  }
}

/**
 * The next page of a list; null on the last one. Only its parameters are taken
 * from the server's answer: a server behind a proxy may know itself by another
 * address than the one that is asked here.
 *
 * @param path - of the list, with or without parameters
 * @public
 */
export function nextPage(path: string, headers: Headers): string | null {
  for (const link of (headers.get('link') ?? '').split(/,(?=\s*<)/)) {
    const match = /<([^>]+)>(.*)/.exec(link);
    if (match && /;\s*rel="?next"?/i.test(match[2])) {
      return path.replace(/\?.*$/, '') + match[1].replace(/^[^?]*/, '');
    }
  }
  return null;
}
