const NEWLINE = 0x0a;

/** One line of a byte stream, without its end; `bytes` is null when it was too long to be kept. */
export interface Line {
  /** Counted from 1, blank lines too. */
  number: number;
  bytes: Uint8Array | null;
}

/**
 * Splits a byte stream into lines while it comes. Never holds more than one line
 * and one chunk: a line longer than the limit is counted, and its bytes dropped
 * as they arrive. Reads on only when the consumer asks for the next line.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const keep = (part: Uint8Array) => {
    size += part.length;
    if (size > maxBytes) parts = [];
    else parts.push(part);
  };
  const finish = (): Line => {
    const bytes = size > maxBytes ? null : Buffer.concat(parts, size);
    const line = { number, bytes };
    number += 1;
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    let end = chunk.indexOf(NEWLINE);
    while (end >= 0) {
      keep(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
      end = chunk.indexOf(NEWLINE, start);
    }
    keep(chunk.subarray(start));
  }
  if (size > 0) yield finish();
}
