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

const SAMPLE = 2048;
/** Ranks in the sample on either side: more than three standard deviations of where a rank can lie. */
const MARGIN = 80;

/**
 * Copies the values among which the one of a rank and the next greater one are:
 * of many values only those between two bounds, which a sample of them suggests.
 * Where the sample misleads it is all of them.
 *
 * @param values - none is NaN
 * @param rank - counted from 0 in ascending order
 * @returns `index` is the rank among `near`
 */
export function neighboursOf(
  values: Float64Array,
  rank: number,
): { near: Float64Array; index: number } {
  const bounds =
    values.length < SMALLEST_NARROWED ? null : boundsOf(values, rank);
  const between = bounds && valuesBetween(values, bounds);
  const index = between ? rank - between.below : -1;
  // The next greater one must be there, too, if there is one.
  const last = Math.min(rank + 1, values.length - 1) - rank + index;
  return between && index >= 0 && last < between.near.length
    ? { near: between.near, index }
    : { near: values.slice(), index: rank };
}

function boundsOf(values: Float64Array, rank: number): [number, number] {
  const step = Math.floor(values.length / SAMPLE);
  const sample = new Float64Array(SAMPLE);
  for (let i = 0; i < SAMPLE; i++) {
    sample[i] = values[i * step];
  }
  sample.sort();
  const middle = Math.floor((rank / values.length) * SAMPLE);
  return [
    middle < MARGIN ? -Infinity : sample[middle - MARGIN],
    middle + MARGIN >= SAMPLE ? Infinity : sample[middle + MARGIN],
  ];
}

/** @returns how many values lie below the bounds; null where too many lie between them */
function valuesBetween(
  values: Float64Array,
  [low, high]: [number, number],
): { near: Float64Array; below: number } | null {
  const near = new Float64Array(values.length >>> 2);
  let length = 0;
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < low) {
      below += 1;
    } else if (value <= high) {
      if (length === near.length) {
        return null;
      }
      near[length++] = value;
    }
  }
  return { near: near.subarray(0, length), below };
}
