/**
 * Damerau-Levenshtein distance in its restricted form (optimal string
 * alignment): the least number of insertions, deletions, substitutions and
 * swaps of neighbours that turn one text into the other. Swaps count as one
 * because they are the most common slip of the keyboard.
 *
 * Counts code points, so a Korean syllable is one character.
 */
export function editDistance(from: string, to: string): number {
  const source = [...from];
  const target = [...to];
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: target.length + 1 }, (_, i) => i);

  for (let row = 1; row <= source.length; row++) {
    const current = [row];
    for (let column = 1; column <= target.length; column++) {
      const same = source[row - 1] === target[column - 1];
      let best = Math.min(
        previous[column] + 1,
        current[column - 1] + 1,
        previous[column - 1] + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        source[row - 1] === target[column - 2] &&
        source[row - 2] === target[column - 1];
      if (swapped) {
        best = Math.min(best, beforePrevious[column - 2] + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[target.length];
}
