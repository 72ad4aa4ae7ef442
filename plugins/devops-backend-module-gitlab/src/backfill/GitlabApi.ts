import {
  ApiClient,
  ApiError,
  nextPage,
  parsePayload,
  TimeSlice,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { SOURCE_TITLE } from '../records/source';
import { ApiProject, apiProjectSchema } from './apiSchemas';
import { UpdatedItem, walkNewestFirst } from './walkNewestFirst';

/** A list that a project may have switched off, or that the token may not see. */
const isUnavailable = (error: unknown) =>
  error instanceof ApiError && (error.status === 403 || error.status === 404);

/** GitLab's REST API, as far as history is read from it. */
export class GitlabApi {
  readonly #client: Pick<ApiClient, 'get'>;
  readonly #unreadable = new Map<number | string, number>();

  constructor(client: Pick<ApiClient, 'get'>) {
    this.#client = client;
  }

  /** How many items of a project's lists were not what GitLab documents, and passed over, since this was asked last. */
  takeUnreadable(project: number): number {
    const count = this.#unreadable.get(project) ?? 0;
    this.#unreadable.delete(project);
    return count;
  }

  /** @param reference - id, or path with slashes */
  async project(reference: string): Promise<ApiProject> {
    return this.one(apiProjectSchema, [reference]);
  }

  /** @param path - below `projects` */
  async one<T>(
    schema: z.ZodType<T>,
    path: readonly (number | string)[],
    query: Record<string, string> = {},
  ): Promise<T> {
    const { body } = await this.#client.get(addressOf(path, query));
    return parsePayload(schema, body, SOURCE_TITLE);
  }

  /**
   * A whole list, by pages.
   *
   * @param options.pages - the most that are read; what lies behind is left out
   * @returns empty when the project does not have it, or does not show it
   */
  async list<T>(
    schema: z.ZodType<T>,
    path: readonly (number | string)[],
    query: Record<string, string>,
    options: { pages: number },
  ): Promise<T[]> {
    const items: T[] = [];
    let next: string | null = addressOf(path, { ...query, per_page: '100' });
    try {
      for (let page = 0; next !== null && page < options.pages; page++) {
        const { body, headers } = await this.#client.get(next);
        items.push(...this.#readable(schema, path, body).items);
        next = nextPage(next, headers);
      }
    } catch (error) {
      if (!isUnavailable(error)) {
        throw error;
      }
    }
    return items;
  }

  /**
   * What was updated in a span of time, the latest first.
   *
   * @returns nothing when the project does not have it, or does not show it
   */
  async *updated<T extends UpdatedItem>(
    schema: z.ZodType<T>,
    path: readonly (number | string)[],
    query: Record<string, string>,
    slice: TimeSlice,
  ): AsyncGenerator<T[]> {
    try {
      yield* walkNewestFirst(slice, async page => {
        const address = addressOf(path, { ...query, ...page });
        const { body } = await this.#client.get(address);
        return this.#readable(schema, path, body);
      });
    } catch (error) {
      if (!isUnavailable(error)) {
        throw error;
      }
    }
  }

  /** One strange item must not hold up all the others. */
  #readable<T>(
    schema: z.ZodType<T>,
    [project]: readonly (number | string)[],
    body: unknown,
  ): { items: T[]; size: number } {
    const all = parsePayload(z.array(z.unknown()), body, SOURCE_TITLE);
    const items = all.flatMap(item => {
      const parsed = schema.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    });
    const before = this.#unreadable.get(project) ?? 0;
    this.#unreadable.set(project, before + all.length - items.length);
    return { items, size: all.length };
  }
}

function addressOf(
  path: readonly (number | string)[],
  query: Record<string, string>,
): string {
  const parts = ['projects', ...path].map(part =>
    encodeURIComponent(String(part)),
  );
  const parameters = new URLSearchParams(query).toString();
  return parameters ? `${parts.join('/')}?${parameters}` : parts.join('/');
}
