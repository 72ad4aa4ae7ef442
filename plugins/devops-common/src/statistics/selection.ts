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
