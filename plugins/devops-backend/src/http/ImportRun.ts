import { setImmediate as turn } from 'node:timers/promises';
import {
  ImportAnswer,
  MAX_BODY_BYTES,
} from '@devops-domains/backstage-plugin-devops-common';
import { RecordWriter } from '../store/contract';
import { refOfRecord } from '../store/recordRef';
import { parseJson } from '../json/parseJson';
import { Line, readLines } from './readLines';

/** How many rejected lines an answer lists. */
const MAX_LISTED = 1000;

/** Longest line, in bytes: a record may be as large as a whole body elsewhere. */
export const MAX_LINE_BYTES = MAX_BODY_BYTES;

/** How many records are written in one transaction: what it costs by itself is then little. */
export const MAX_BATCH_RECORDS = 2_000;

/** A batch is written before it has more than one line beyond this. */
const MAX_BATCH_BYTES = MAX_BODY_BYTES;

/** How many lines are read before the answers of the database get a turn. */
const LINES_IN_TURN = 100;

interface Waiting {
  line: number;
  record: unknown;
}

/**
 * One import: lines in, whole batches to the writer, a summary out. While a batch
 * is written the next one is read, and no more than that: a fast sender cannot
 * fill the memory, and one that breaks off leaves whole batches behind, in order.
 */
export class ImportRun {
  readonly #writer: RecordWriter;
  readonly #answer: ImportAnswer = {
    lines: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    unmatched: 0,
    rejected: 0,
    problems: [],
  };
  #batch: Waiting[] = [];
  #batchBytes = 0;
  /** Settles when the last batch was written and counted. */
  #written: Promise<void> = Promise.resolve();
  /** The refs of the records of that batch. */
  #beingWritten: ReadonlySet<string> = new Set();

  private constructor(writer: RecordWriter) {
    this.#writer = writer;
  }

  static async run(
    chunks: AsyncIterable<Uint8Array>,
    writer: RecordWriter,
  ): Promise<ImportAnswer> {
    const run = new ImportRun(writer);
    try {
      for await (const line of readLines(chunks, MAX_LINE_BYTES)) {
        if (run.#take(line)) await run.#flush();
        else if (line.number % LINES_IN_TURN === 0) await turn();
      }
      await run.#flush();
    } finally {
      await run.#written;
    }
    // Lines that are no JSON are known before the batch around them is written.
    run.#answer.problems.sort((a, b) => a.line - b.line);
    return run.#answer;
  }

  /** @returns whether the batch is full */
  #take({ number, bytes }: Line): boolean {
    if (bytes && isBlank(bytes)) return false;
    this.#answer.lines += 1;
    if (!bytes) {
      const message = `is longer than ${MAX_LINE_BYTES} bytes (5 MB)`;
      this.#reject(number, [{ path: '$', message }]);
      return false;
    }
    const parsed = parseJson(bytes);
    if (!parsed.ok) {
      this.#reject(number, [{ path: '$', message: parsed.message }]);
      return false;
    }
    this.#batch.push({ line: number, record: parsed.value });
    this.#batchBytes += bytes.length;
    return (
      this.#batch.length === MAX_BATCH_RECORDS ||
      this.#batchBytes >= MAX_BATCH_BYTES
    );
  }

  /** Gives the batch to the writer; resolves when the one before it was written. */
  async #flush(): Promise<void> {
    const before = this.#written;
    const batch = this.#batch;
    this.#batch = [];
    this.#batchBytes = 0;
    if (batch.length > 0) {
      this.#written = this.#write(batch, before);
      // A failure is told where it is waited for, which may be a good while later.
      this.#written.catch(() => {});
    }
    await before;
  }

  async #write(batch: Waiting[], after: Promise<void>): Promise<void> {
    const records = batch.map(({ record }) => record);
    // What has no ref is no record, and none is gone on with.
    const refs = records.map(refOfRecord).filter(ref => ref !== '');
    const isContinued = refs.some(ref => this.#beingWritten.has(ref));
    this.#beingWritten = new Set(refs);
    if (isContinued) await after;
    const results = await this.#writer.write(records, { after });
    results.forEach(({ result, problems = [] }, index) => {
      if (result === 'rejected') this.#reject(batch[index].line, problems);
      else this.#answer[result] += 1;
    });
  }

  #reject(line: number, problems: { path: string; message: string }[]): void {
    this.#answer.rejected += 1;
    if (this.#answer.rejected > MAX_LISTED) return;
    this.#answer.problems.push(
      ...problems.map(problem => ({ line, ...problem })),
    );
  }
}

/** Spaces, tabs and carriage returns only. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
