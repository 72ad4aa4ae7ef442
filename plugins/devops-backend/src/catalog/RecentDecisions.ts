import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { LRUCache } from 'lru-cache';

/** Bounds the memory: with twenty scopes of a whole company of 5,000 services it is full. */
const MAX_SIZE = 100_000;

/**
 * What a user was shown or allowed a few seconds ago, so that the requests of
 * one page do not ask the same of catalog and permissions again and again. Who
 * loses the right to see something sees it no longer than that; refusals are not
 * kept, and nothing is that changes data.
 */
export class RecentDecisions<T extends object> {
  readonly #decisions: LRUCache<string, T> | null;

  /**
   * @param milliseconds - how long; with 0 everything is asked each time
   * @param sizeOf - of {@link MAX_SIZE} in all
   */
  constructor(milliseconds: number, sizeOf: (decision: T) => number) {
    this.#decisions =
      milliseconds > 0
        ? new LRUCache({
            ttl: milliseconds,
            ttlAutopurge: true,
            maxSize: MAX_SIZE,
            sizeCalculation: sizeOf,
          })
        : null;
  }

  /** @param subject - what is asked; rejections of `decide` are passed on and not kept */
  async find(
    credentials: BackstageCredentials,
    subject: string,
    decide: () => Promise<T>,
  ): Promise<T> {
    const user = userOf(credentials);
    if (!this.#decisions || user === null) return decide();
    const key = `${user} ${subject}`;
    const known = this.#decisions.get(key);
    if (known) return known;
    const decision = await decide();
    this.#decisions.set(key, decision);
    return decision;
  }
}

/** Everything that is known of the user who asks; services have no name that can be relied on. */
function userOf({ principal }: BackstageCredentials): string | null {
  const isUser =
    typeof principal === 'object' &&
    principal !== null &&
    'type' in principal &&
    principal.type === 'user';
  return isUser ? JSON.stringify(principal) : null;
}
