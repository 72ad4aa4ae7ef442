import fc from 'fast-check';
import { readLines } from './readLines';

async function* inChunks(bytes: Uint8Array, sizes: number[]) {
  let start = 0;
  let turn = 0;
  while (start < bytes.length) {
    const size = sizes[turn % sizes.length];
    yield bytes.subarray(start, start + size);
    start += size;
    turn += 1;
  }
}

async function linesOf(text: string, sizes: number[], maxBytes = 1000) {
  const lines = [];
  for await (const { number, bytes } of readLines(
    inChunks(Buffer.from(text), sizes),
    maxBytes,
  )) {
    lines.push([number, bytes && Buffer.from(bytes).toString()]);
  }
  return lines;
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

describe('readLines', () => {
  it('finds the same lines however the bytes are cut, also inside a character', async () => {
    const line = fc.string({
      unit: fc.constantFrom('a', '가', '😀', ' ', '\r'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line), chunkSizes, async (texts, sizes) => {
        const text = texts.map(one => `${one}\n`).join('');
        expect(await linesOf(text, sizes)).toEqual(
          texts.map((one, index) => [index + 1, one]),
        );
      }),
    );
  });

  it('needs no line end after the last line', async () => {
    expect(await linesOf('a\n\nb', [2])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'b'],
    ]);
    expect(await linesOf('', [1])).toEqual([]);
  });

  it('drops what is too long, counts it, and goes on after it', async () => {
    const text = `ok\n${'x'.repeat(11)}\n${'y'.repeat(10)}\n${'z'.repeat(99)}`;
    expect(await linesOf(text, [4], 10)).toEqual([
      [1, 'ok'],
      [2, null],
      [3, 'y'.repeat(10)],
      [4, null],
    ]);
  });

  it('does not read ahead of its consumer', async () => {
    let read = 0;
    async function* chunks() {
      for (const chunk of ['a\n', 'b\n', 'c\n']) {
        read += 1;
        yield Buffer.from(chunk);
      }
    }
    const lines = readLines(chunks(), 10);
    await lines.next();
    expect(read).toBe(1);
  });
});
