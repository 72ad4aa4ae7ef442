// Cuts a stream of NDJSON into pieces that one request can carry.

/**
 * The lines of a text stream, without their line feeds. Only `\n` ends a line:
 * JSON texts may hold the other characters that Unicode calls line ends.
 */
export async function* readLines(stream) {
  let rest = '';
  for await (const part of stream) {
    const lines = (rest + part).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  if (rest !== '') {
    yield rest;
  }
}

/**
 * Pieces of at most `maxLines` lines, and of about `maxBytes`, whichever is
 * reached first. Blank lines are left out; `numbers` says which line of the file
 * each line of the piece is, from 1. `bytes` is how far the file has been read.
 */
export async function* readChunks(
  lines,
  { maxLines = 2000, maxBytes = 4 * 1024 * 1024, fromLine = 1 } = {},
) {
  let chunk = { body: [], numbers: [], size: 0 };
  let number = 0;
  let bytes = 0;
  for await (const line of lines) {
    number += 1;
    const size = Buffer.byteLength(line) + 1;
    bytes += size;
    const text = (number === 1 ? line.replace(/^\uFEFF/, '') : line).trim();
    if (text === '' || number < fromLine) {
      continue;
    }
    chunk.body.push(text);
    chunk.numbers.push(number);
    chunk.size += size;
    if (chunk.body.length >= maxLines || chunk.size >= maxBytes) {
      yield finish(chunk, bytes);
      chunk = { body: [], numbers: [], size: 0 };
    }
  }
  if (chunk.body.length > 0) {
    yield finish(chunk, bytes);
  }
}

function finish({ body, numbers }, bytes) {
  return { body: `${body.join('\n')}\n`, numbers, bytes };
}
