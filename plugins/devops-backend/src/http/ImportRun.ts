import {
  ImportAnswer,
  MAX_BODY_BYTES,
  MAX_RECORDS,
} from '@devops-domains/backstage-plugin-devops-common';
import { RecordWriter } from '../store/contract';
import { parseJson } from './parseJson';
import { Line, readLines } from './readLines';

/** How many rejected lines an answer lists. */
const MAX_LISTED = 1000;

/** Longest line, in bytes: a record may be as large as a whole body elsewhere. */
export const MAX_LINE_BYTES = MAX_BODY_BYTES;

interface Waiting {
  line: number;
  record: unknown;
}

/**
 * One import: lines in, whole batches to the writer, a summary out. A batch is
 * written before the next line is read, so a fast sender cannot fill the memory,
 * and one that breaks off leaves whole batches behind.
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

  private constructor(writer: RecordWriter) {
    this.#writer = writer;
  }

  static async run(
    chunks: AsyncIterable<Uint8Array>,
    writer: RecordWriter,
  ): Promise<ImportAnswer> {
    const run = new ImportRun(writer);
    for await (const line of readLines(chunks, MAX_LINE_BYTES)) {
      await run.#take(line);
    }
    await run.#flush();
    // Lines that are no JSON are known before the batch around them is written.
    run.#answer.problems.sort((a, b) => a.line - b.line);
    return run.#answer;
  }

  async #take({ number, bytes }: Line): Promise<void> {
    if (bytes && isBlank(bytes)) return;
    this.#answer.lines += 1;
    if (!bytes) {
      const message = `is longer than ${MAX_LINE_BYTES} bytes (5 MB)`;
      this.#reject(number, [{ path: '$', message }]);
      return;
    }
    const parsed = parseJson(bytes);
    if (!parsed.ok) {
      this.#reject(number, [{ path: '$', message: parsed.message }]);
      return;
    }
    if (this.#batchBytes + bytes.length > MAX_BODY_BYTES) await this.#flush();
    this.#batch.push({ line: number, record: parsed.value });
    this.#batchBytes += bytes.length;
    if (this.#batch.length === MAX_RECORDS) await this.#flush();
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.#batchBytes = 0;
    const results = await this.#writer.write(batch.map(({ record }) => record));
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
