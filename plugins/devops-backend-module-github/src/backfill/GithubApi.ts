import {
  ApiClient,
  ApiError,
  parsePayload,
  walkPages,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { SOURCE_TITLE } from '../records/source';

/** 410 is what GitHub answers for issues that are switched off. */
const GONE = [404, 410];

/** GitHub's answers for what is not there, is switched off or cannot be found any more. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && GONE.includes(error.status ?? 0);
}

/** Where a list is. */
export interface ListAddress {
  /** Below the base address, encoded. */
  path: string;
  query: Record<string, string>;
}

/** GitHub's REST API, as far as history is read from it. */
export class GithubApi {
  readonly #client: Pick<ApiClient, 'get'>;

  constructor(client: Pick<ApiClient, 'get'>) {
    this.#client = client;
  }

  /** @param path - below the base address, encoded */
  async one<T>(
    schema: z.ZodType<T>,
    path: string,
    query: Record<string, string> = {},
  ): Promise<T> {
    const { body } = await this.#client.get(withQuery(path, query));
    return parsePayload(schema, body, SOURCE_TITLE);
  }

  /**
   * One thing as it is now; where it is as it was, that costs nothing of the rate limit.
   *
   * @param path - below the base address, encoded
   * @param kept - what it was the last time
   * @returns `kept` itself where nothing changed
   */
  async current<T>(
    schema: z.ZodType<T>,
    path: string,
    kept: { value: T; etag: string } | undefined,
  ): Promise<{ value: T; etag: string | null }> {
    const { body, headers, isUnchanged } = await this.#client.get(path, {
      etag: kept?.etag,
    });
    return isUnchanged && kept
      ? kept
      : {
          value: parsePayload(schema, body, SOURCE_TITLE),
          etag: headers.get('etag'),
        };
  }

  /**
   * Whether the first page of a list is another than before; that it is not
   * costs nothing of the rate limit.
   *
   * @param etag - of the last time; undefined for the first time
   * @returns the etag of now; null when it is still the same
   */
  async changed(
    { path, query }: ListAddress,
    etag: string | undefined,
  ): Promise<string | null> {
    const { headers, isUnchanged } = await this.#client.get(
      firstPage(path, query),
      { etag },
    );
    return isUnchanged ? null : headers.get('etag') ?? '';
  }

  /** The pages of a list, each when it is asked for. */
  pages(
    path: string,
    query: Record<string, string> = {},
  ): AsyncGenerator<unknown[]> {
    return walkPages(this.#client, firstPage(path, query));
  }

  /**
   * A whole list, and how many of its items were not what GitHub documents.
   *
   * @param options.pages - the most that are read; what lies behind is left out
   */
  async list<T>(
    schema: z.ZodType<T>,
    { path, query }: ListAddress,
    options: { pages: number },
  ): Promise<{ items: T[]; unreadable: number }> {
    const items: T[] = [];
    let all = 0;
    let read = 0;
    for await (const page of this.pages(path, query)) {
      items.push(...readable(schema, page));
      all += page.length;
      read += 1;
      if (read >= options.pages) {
        break;
      }
    }
    return { items, unreadable: all - items.length };
  }
}

/** One strange item must not hold up all the others. */
export function readable<T>(
  schema: z.ZodType<T>,
  page: readonly unknown[],
): T[] {
  return page.flatMap(item => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

function firstPage(path: string, query: Record<string, string>): string {
  return withQuery(path, { per_page: '100', ...query });
}

function withQuery(path: string, query: Record<string, string>): string {
  const parameters = new URLSearchParams(query).toString();
  return parameters ? `${path}?${parameters}` : path;
}
