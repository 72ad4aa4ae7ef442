import { InputError } from '@backstage/errors';
import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';
import { readable } from './GithubApi';

/** More pages than any list has in the longest window. */
const MOST_PAGES = 1_000;

/**
 * A list of the API whose items come the latest first. Pages are asked for as
 * far back as somebody wants to see, and each only once.
 */
export class NewestFirst<T> {
  readonly #pages: AsyncIterator<unknown[]>;
  readonly #schema: z.ZodType<T>;
  readonly #timeOf: (item: T) => string;
  readonly #items: T[] = [];
  #read = 0;
  #isWhole = false;
  /** Why no more can be read. */
  #failure: unknown;
  #unreadable = 0;

  /** @param timeOf - the instant that the list is ordered by, ISO text */
  constructor(
    pages: AsyncIterator<unknown[]>,
    schema: z.ZodType<T>,
    timeOf: (item: T) => string,
  ) {
    this.#pages = pages;
    this.#schema = schema;
    this.#timeOf = timeOf;
  }

  /** How many items were not what GitHub documents, and passed over. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /**
   * All items from the present down to an instant, and maybe some more.
   *
   * @throws ApiError when a page cannot be read
   */
  async downTo(instant: Instant): Promise<readonly T[]> {
    while (!this.#isWhole && this.#oldest() >= instant) {
      await this.more();
    }
    return this.#items;
  }

  /**
   * Reads one page more.
   *
   * @returns false when there is none
   * @throws ApiError when it cannot be read, then and ever after
   */
  async more(): Promise<boolean> {
    if (this.#isWhole) {
      return false;
    }
    const page = await this.#next();
    if (page.done) {
      this.#isWhole = true;
      return false;
    }
    this.#read += 1;
    if (this.#read > MOST_PAGES) {
      throw new InputError(`a list has more than ${MOST_PAGES} pages`);
    }
    const items = readable(this.#schema, page.value);
    this.#items.push(...items);
    this.#unreadable += page.value.length - items.length;
    return true;
  }

  /** What has failed is at its end as an iterator; the list is not. */
  async #next(): Promise<IteratorResult<unknown[]>> {
    if (this.#failure) {
      throw this.#failure;
    }
    try {
      return await this.#pages.next();
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }

  get items(): readonly T[] {
    return this.#items;
  }

  #oldest(): Instant {
    const last = this.#items.at(-1);
    return last === undefined ? Infinity : Date.parse(this.#timeOf(last));
  }
}
