/**
 * Puts the k-th smallest value in its place, no smaller one behind it and no
 * greater one before it (Hoare's quickselect): what a median needs of sorting, in
 * a time that grows with the number of values only.
 *
 * @param values - are moved; none is NaN
 * @param k - counted from 0
 */
export function select(values: Float64Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = middleOf(
      values[low],
      values[(low + high) >>> 1],
      values[high],
    );
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left] < pivot) left++;
      while (values[right] > pivot) right--;
      if (left <= right) {
        const swapped = values[left];
        values[left++] = values[right];
        values[right--] = swapped;
      }
    }
    if (k <= right) {
      high = right;
    } else if (k >= left) {
      low = left;
    } else {
      break;
    }
  }
  return values[k];
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Below it, there is nothing to be gained. */
const SMALLEST_NARROWED = 4096;
const BUCKETS = 4096;

/**
 * Copies the values among which the one of a rank and the next greater one are:
 * of many values only the few that fall into the same part of their range.
 *
 * @param values - none is NaN
 * @param rank - counted from 0 in ascending order
 * @returns `index` is the rank among `near`
 */
export function neighboursOf(
  values: Float64Array,
  rank: number,
): { near: Float64Array; index: number } {
  const [min, max] = values.length < SMALLEST_NARROWED ? [0, 0] : range(values);
  const scale = (BUCKETS - 1) / (max - min);
  if (!(scale > 0 && scale < Infinity)) {
    return { near: Float64Array.from(values), index: rank };
  }
  // A greater value never falls into a lower bucket, however this rounds.
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < values.length; i++) {
    counts[((values[i] - min) * scale) | 0] += 1;
  }
  const first = bucketOf(counts, rank);
  const last = bucketOf(counts, Math.min(rank + 1, values.length - 1));
  const size = last.end - first.start;
  const near = new Float64Array(size);
  let length = 0;
  for (let i = 0; length < size; i++) {
    const bucket = ((values[i] - min) * scale) | 0;
    if (bucket >= first.bucket && bucket <= last.bucket) {
      near[length++] = values[i];
    }
  }
  return { near, index: rank - first.start };
}

function range(values: Float64Array): [number, number] {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    min = value < min ? value : min;
    max = value > max ? value : max;
  }
  return [min, max];
}

/** The bucket of the value of a rank, and the ranks of all in it. */
function bucketOf(counts: Uint32Array, rank: number) {
  let bucket = 0;
  let start = 0;
  while (start + counts[bucket] <= rank) {
    start += counts[bucket++];
  }
  return { bucket, start, end: start + counts[bucket] };
}
