import { editDistance } from './editDistance';

/** A valid value and the other texts by which people mean it. */
export interface Candidate {
  id: string;
  labels?: readonly string[];
}

/** Half-words, such as `monitor` for `monitoring`, count from this length on. */
const SHORTEST_PREFIX = 4;

/**
 * The valid value that was most likely meant: the one within a small edit
 * distance of its id or a label, else the only one that has all the words of
 * the value (`monitoring` means `monitoring-platform`; `platform` could mean
 * six and so means none). Null when nothing is near.
 */
export function findNearest(
  value: string,
  candidates: readonly Candidate[],
  tolerance: (length: number) => number = usualTolerance,
): string | null {
  const text = normalizeWords(value);
  if (text === '') {
    return null;
  }
  return (
    nearestByDistance(text, candidates, tolerance(text.length)) ??
    onlyOneWithWords(text, candidates)
  );
}

/** Lower case, words joined by hyphens: the form in which ids are written. */
export function normalizeWords(value: string): string {
  return value
    .normalize('NFC')
    .toLocaleLowerCase('en-US')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .join('-');
}

function usualTolerance(length: number): number {
  return Math.min(4, Math.max(1, Math.floor(length / 3)));
}

function textsOf(candidate: Candidate): string[] {
  return [candidate.id, ...(candidate.labels ?? [])].map(normalizeWords);
}

function nearestByDistance(
  text: string,
  candidates: readonly Candidate[],
  tolerance: number,
): string | null {
  let nearest: string | null = null;
  let least = tolerance + 1;
  for (const candidate of candidates) {
    for (const label of textsOf(candidate)) {
      const distance = editDistance(text, label);
      if (distance < least && distance < label.length) {
        least = distance;
        nearest = candidate.id;
      }
    }
  }
  return nearest;
}

function onlyOneWithWords(
  text: string,
  candidates: readonly Candidate[],
): string | null {
  const words = text.split('-');
  const holders = candidates.filter(candidate =>
    textsOf(candidate).some(label => {
      const labelWords = label.split('-');
      return words.every(word =>
        labelWords.some(
          labelWord =>
            labelWord === word ||
            (word.length >= SHORTEST_PREFIX && labelWord.startsWith(word)),
        ),
      );
    }),
  );
  return holders.length === 1 ? holders[0].id : null;
}
