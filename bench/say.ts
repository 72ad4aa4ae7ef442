/** A line of progress. */
export function say(text: string) {
  process.stdout.write(`${text}\n`);
}
