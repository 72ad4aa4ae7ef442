import { EventEmitter, once } from 'node:events';
import { WriteResult } from '@devops-domains/backstage-plugin-devops-common';
import { RecordWriter, WriteOptions } from '../store/contract';
import { ImportRun, MAX_BATCH_RECORDS, MAX_LINE_BYTES } from './ImportRun';

/** A writer that knows nothing but whether it saw an id before; `bad` ids are rejected. */
class CountingWriter implements RecordWriter {
  readonly batches: unknown[][] = [];
  readonly #seen = new Set<string>();

  async write(records: unknown[]): Promise<WriteResult[]> {
    this.batches.push(records);
    return records.map(record => {
      const { externalId: id } = record as { externalId: string };
      const known = this.#seen.has(id);
      this.#seen.add(id);
      const result = known ? ('unchanged' as const) : ('created' as const);
      return id === 'bad'
        ? {
            source: null,
            externalId: null,
            result: 'rejected',
            problems: [
              { path: '$.a', message: 'is wrong' },
              { path: '$.b', message: 'is wrong too' },
            ],
          }
        : { source: 's', externalId: id, result };
    });
  }
}

async function* chunksOf(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

const named = (id: string) => ({ source: 's', externalId: id });
const record = (id: string) => JSON.stringify(named(id));

describe('ImportRun', () => {
  it('keeps the good lines around a broken one and names its number', async () => {
    const writer = new CountingWriter();
    const lines = [
      record('1'),
      record('2'),
      '{"id": ',
      record('4'),
      record('5'),
    ];
    const answer = await ImportRun.run(chunksOf(lines.join('\n')), writer);
    expect(answer).toMatchObject({
      lines: 5,
      created: 4,
      rejected: 1,
      problems: [{ line: 3, path: '$' }],
    });
    expect(writer.batches.flat()).toEqual(['1', '2', '4', '5'].map(named));
  });

  it('passes over blank lines and still counts them in line numbers', async () => {
    const text = `\r\n${record('1')}\r\n \t\r\n${record('bad')}\r\n`;
    const answer = await ImportRun.run(chunksOf(text), new CountingWriter());
    expect(answer).toMatchObject({ lines: 2, created: 1, rejected: 1 });
    expect(answer.problems).toEqual([
      { line: 4, path: '$.a', message: 'is wrong' },
      { line: 4, path: '$.b', message: 'is wrong too' },
    ]);
  });

  it('writes no more records at a time than fit in a batch, in order', async () => {
    const writer = new CountingWriter();
    const lines = 2 * MAX_BATCH_RECORDS + 500;
    const ids = Array.from({ length: lines }, (_, index) => String(index));
    const text = ids.map(record).join('\n');
    expect(await ImportRun.run(chunksOf(text), writer)).toMatchObject({
      lines,
      created: lines,
    });
    expect(writer.batches.map(batch => batch.length)).toEqual([
      MAX_BATCH_RECORDS,
      MAX_BATCH_RECORDS,
      500,
    ]);
    expect(writer.batches.flat()).toEqual(ids.map(named));
  });

  it('rejects a line of more than 5 MB without the lines around it', async () => {
    const long = `{"externalId": "${'x'.repeat(MAX_LINE_BYTES)}"}`;
    const answer = await ImportRun.run(
      chunksOf(`${record('1')}\n`, long, `\n${record('3')}`),
      new CountingWriter(),
    );
    expect(answer).toMatchObject({ lines: 3, created: 2, rejected: 1 });
    expect(answer.problems).toEqual([
      { line: 2, path: '$', message: 'is longer than 5242880 bytes (5 MB)' },
    ]);
  });

  it('leaves whole batches behind when the sender breaks off, and ends in the same state when sent again', async () => {
    const writer = new CountingWriter();
    const ids = Array.from({ length: MAX_BATCH_RECORDS + 500 }, (_, index) =>
      String(index),
    );
    const text = ids.map(record).join('\n');
    async function* breakingOff() {
      yield Buffer.from(text.slice(0, text.length - 20));
      throw new Error('aborted');
    }
    await expect(ImportRun.run(breakingOff(), writer)).rejects.toThrow(
      'aborted',
    );
    expect(writer.batches.map(batch => batch.length)).toEqual([
      MAX_BATCH_RECORDS,
    ]);
    expect(await ImportRun.run(chunksOf(text), writer)).toMatchObject({
      created: 500,
      unchanged: MAX_BATCH_RECORDS,
    });
  });

  it('leaves it to the writer what an id is that is none, however deep', async () => {
    const deep = `{"source":"s","externalId":${'['.repeat(9000)}${']'.repeat(
      9000,
    )}}`;
    const lines = [record('1'), deep, record('2')].join('\n');
    const answer = await ImportRun.run(chunksOf(lines), new CountingWriter());
    expect(answer).toMatchObject({ lines: 3, created: 3 });
  });

  it('lists at most 1,000 rejected lines, and counts all', async () => {
    const text = 'no json\n'.repeat(1200);
    const answer = await ImportRun.run(chunksOf(text), new CountingWriter());
    expect(answer.rejected).toBe(1200);
    expect(answer.problems).toHaveLength(1000);
    expect(answer.problems[999].line).toBe(1000);
  });

  describe('while a batch is written', () => {
    /** Writes a batch when it is told to. */
    class SlowWriter extends CountingWriter {
      readonly #started = new EventEmitter();

      async write(records: unknown[], options: WriteOptions = {}) {
        await options.after;
        await new Promise<void>(resolve => {
          this.#started.emit('batch', resolve);
        });
        return super.write(records);
      }

      /** Resolves with what lets it be written when the next batch has come so far. */
      async next(): Promise<() => void> {
        const [release] = await once(this.#started, 'batch');
        return release;
      }
    }

    /** Time for whatever could happen by mistake. */
    const settle = () => new Promise(resolve => setTimeout(resolve, 20));

    it('reads one more and no further, and writes them one after the other', async () => {
      const writer = new SlowWriter();
      let sent = 0;
      async function* lines() {
        for (; sent < 5 * MAX_BATCH_RECORDS; sent++)
          yield Buffer.from(`${record(`${sent}`)}\n`);
      }
      let next = writer.next();
      const run = ImportRun.run(lines(), writer);
      for (let written = 0; written < 5; written++) {
        const release = await next;
        await settle();
        expect(writer.batches).toHaveLength(written);
        expect(sent).toBeLessThanOrEqual((written + 2) * MAX_BATCH_RECORDS);
        next = writer.next();
        release();
      }
      expect(await run).toMatchObject({ created: 5 * MAX_BATCH_RECORDS });
    });

    it('waits for it when the sender breaks off', async () => {
      const writer = new SlowWriter();
      async function* breakingOff() {
        yield Buffer.from(`${record('1')}\n`.repeat(MAX_BATCH_RECORDS));
        throw new Error('aborted');
      }
      let isOver = false;
      const next = writer.next();
      const run = ImportRun.run(breakingOff(), writer).finally(() => {
        isOver = true;
      });
      run.catch(() => {});
      const release = await next;
      await settle();
      expect(isOver).toBe(false);
      release();
      await expect(run).rejects.toThrow('aborted');
      expect(writer.batches).toHaveLength(1);
    });
  });

  it('lets the writer look ahead, unless the batch goes on with a record that is being written', async () => {
    const said: string[] = [];
    class LoggingWriter extends CountingWriter {
      async write(records: unknown[], { after }: WriteOptions = {}) {
        const number = said.filter(text => text.startsWith('begins')).length;
        said.push(`begins ${number}`);
        await after;
        await new Promise(resolve => setTimeout(resolve, 20));
        said.push(`ends ${number}`);
        return super.write(records);
      }
    }
    const batch = (from: number) =>
      Array.from(
        { length: MAX_BATCH_RECORDS },
        (_, i) => `${record(`${from + i}`)}\n`,
      );
    const lines = [
      batch(0),
      batch(MAX_BATCH_RECORDS),
      batch(2 * MAX_BATCH_RECORDS - 1),
    ]
      .flat()
      .join('');
    const answer = await ImportRun.run(chunksOf(lines), new LoggingWriter());
    expect(answer).toMatchObject({
      created: 3 * MAX_BATCH_RECORDS - 1,
      unchanged: 1,
    });
    expect(said.join()).toBe('begins 0,begins 1,ends 0,ends 1,begins 2,ends 2');
  });

  it('writes nothing after a batch that failed', async () => {
    const batches: unknown[][] = [];
    const writer: RecordWriter = {
      async write(records, { after } = {}) {
        await after;
        batches.push(records);
        throw new Error('the database is away');
      },
    };
    const text = `${record('1')}\n`.repeat(5 * MAX_BATCH_RECORDS);
    await expect(ImportRun.run(chunksOf(text), writer)).rejects.toThrow(
      'the database is away',
    );
    expect(batches).toHaveLength(1);
  });
});
