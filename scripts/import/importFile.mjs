// Sends a whole file, piece by piece, and adds up what became of its lines.
import { createReadStream, statSync } from 'node:fs';
import { readChunks, readLines } from './lines.mjs';
import { sendChunk } from './send.mjs';

const COUNTS = ['created', 'updated', 'unchanged', 'unmatched', 'rejected'];

/** A summary of nothing yet. `doneTo` is the last line that the backend has answered for. */
export function emptySummary() {
  const counts = Object.fromEntries(COUNTS.map(name => [name, 0]));
  return { lines: 0, ...counts, problems: [], doneTo: 0 };
}

/**
 * Adds to `summary` as it goes, so that the caller knows how far it came when it
 * is interrupted. Problems carry the line of the file.
 */
export async function importFile(file, options, summary, progress) {
  const { size } = statSync(file);
  const stream = createReadStream(file, { encoding: 'utf8' });
  progress.update(0, 0);
  for await (const chunk of readChunks(readLines(stream), options)) {
    const answer = await sendChunk(chunk.body, {
      ...options,
      onRetry: (reason, pause) =>
        progress.note(`${reason}; again in ${Math.ceil(pause / 1000)} s`),
    });
    for (const name of COUNTS) {
      summary[name] += answer[name] ?? 0;
    }
    summary.lines += chunk.numbers.length;
    summary.doneTo = chunk.numbers.at(-1);
    summary.problems.push(
      ...answer.problems.map(problem => ({
        ...problem,
        line: chunk.numbers[problem.line - 1] ?? problem.line,
      })),
    );
    progress.update(Math.min(chunk.bytes / size, 1), summary.lines);
  }
}
