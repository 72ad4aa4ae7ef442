import { Knex } from 'knex';

const PAGE = 500;

/** What {@link Rematcher} needs of the writer. */
interface RematchingWriter {
  rematch(refs: string[]): Promise<void>;
}

/** Matches records that wait, once the catalog may have what they wait for. */
export class Rematcher {
  readonly #knex: Knex;
  readonly #writer: RematchingWriter;

  constructor(options: { knex: Knex; writer: RematchingWriter }) {
    this.#knex = options.knex;
    this.#writer = options.writer;
  }

  /** May be interrupted at any moment; the next run goes through all again. */
  async run(signal?: AbortSignal): Promise<void> {
    let page = await this.#waitingAfter(0);
    while (page.length > 0 && !signal?.aborted) {
      await this.#writer.rematch(page.map(({ ref }) => ref));
      page = await this.#waitingAfter(page[page.length - 1].id);
    }
  }

  async #waitingAfter(
    id: number | string,
  ): Promise<{ id: number | string; ref: string }[]> {
    return this.#knex('records')
      .whereNotNull('waiting_reason')
      .where('id', '>', id)
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'ref');
  }
}
