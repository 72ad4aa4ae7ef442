import { ServiceUnavailableError } from '@backstage/errors';

/** What a {@link GroupCommit} is made of. */
export interface GroupCommitOptions<Item, Result> {
  /** Commits all items or none, and answers in their order. */
  commit(items: Item[]): Promise<Result[]>;
  /** Whether an error may be the fault of a single item, so that the others can be committed without it. */
  isOfOne(error: unknown): boolean;
  sizeOf(item: Item): number;
  /** How many commits run at once: while the database works on one, the next is put together. */
  lanes: number;
  /** What one commit takes. */
  group: { items: number; bytes: number };
  /** What may wait. */
  queue: { items: number; bytes: number };
  /** How long an item waits for its commit at most, in milliseconds. */
  patienceMs: number;
}

/** An item whose caller waits for it. */
class Waiting<Item, Result> {
  readonly item: Item;
  readonly result: Promise<Result>;
  resolve: (result: Result) => void = () => {};
  reject: (error: unknown) => void = () => {};

  constructor(item: Item) {
    this.item = item;
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/**
 * Lets items that arrive while others are being committed share the next
 * commit, which costs the database hardly more than one of them alone. Each
 * caller learns of its own item, after the commit. What waits is bounded: beyond
 * that a caller is sent away, and nothing is kept that was not confirmed or can
 * be sent again.
 */
export class GroupCommit<Item, Result> {
  readonly #options: GroupCommitOptions<Item, Result>;
  /** In the order in which they came. */
  readonly #queue = new Set<Waiting<Item, Result>>();
  #items = 0;
  #bytes = 0;
  #running = 0;

  constructor(options: GroupCommitOptions<Item, Result>) {
    this.#options = options;
  }

  /** Whether no more can wait. */
  get isFull(): boolean {
    const { items, bytes } = this.#options.queue;
    return this.#items >= items || this.#bytes >= bytes;
  }

  /** @throws ServiceUnavailableError when too much waits or the commit takes too long; whatever the commit throws */
  async add(item: Item): Promise<Result> {
    if (this.isFull) {
      throw new ServiceUnavailableError(
        'Too many deliveries wait to be kept; try again soon',
      );
    }
    const size = this.#options.sizeOf(item);
    this.#items += 1;
    this.#bytes += size;
    const entry = new Waiting<Item, Result>(item);
    const timer = setTimeout(
      () => entry.reject(tooSlow()),
      this.#options.patienceMs,
    );
    this.#queue.add(entry);
    if (this.#running < this.#options.lanes) void this.#run();
    try {
      return await entry.result;
    } finally {
      clearTimeout(timer);
      // While the database hangs nobody else takes out what was given up.
      this.#queue.delete(entry);
      this.#items -= 1;
      this.#bytes -= size;
    }
  }

  async #run(): Promise<void> {
    this.#running += 1;
    for (let group = this.#take(); group.length > 0; group = this.#take()) {
      await this.#commit(group);
    }
    this.#running -= 1;
  }

  /** The oldest that fit into one commit, at least one. */
  #take(): Waiting<Item, Result>[] {
    const { group: limit, sizeOf } = this.#options;
    const group: Waiting<Item, Result>[] = [];
    let bytes = 0;
    for (const entry of this.#queue) {
      bytes += sizeOf(entry.item);
      const isFull = group.length === limit.items || bytes > limit.bytes;
      if (group.length > 0 && isFull) break;
      this.#queue.delete(entry);
      group.push(entry);
    }
    return group;
  }

  /** When one item spoils the commit of a group, the halves are committed each by itself, down to it. */
  async #commit(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const items = group.map(({ item }) => item);
      const results = await this.#options.commit(items);
      group.forEach((entry, index) => entry.resolve(results[index]));
    } catch (error) {
      if (group.length > 1 && this.#options.isOfOne(error)) {
        const middle = Math.ceil(group.length / 2);
        await this.#commit(group.slice(0, middle));
        await this.#commit(group.slice(middle));
      } else {
        group.forEach(entry => entry.reject(error));
      }
    }
  }
}

function tooSlow(): ServiceUnavailableError {
  return new ServiceUnavailableError(
    'The delivery could not be kept in time; send it again soon',
  );
}
