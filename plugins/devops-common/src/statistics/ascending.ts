/** Below it, comparing is as fast. */
const SMALLEST_RADIX_SORT = 1024;

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Three digits hold the upper half of a number. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS];

/** Which of the two words of a floating point number is the upper one. */
const UPPER = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;

/**
 * The values in ascending order; those given stay as they are.
 *
 * Many durations are sorted by their digits, which is several times as fast as
 * comparing them: numbers that are not negative have the order of their bits.
 */
export function ascending(values: ArrayLike<number>): Float64Array {
  const copy =
    values instanceof Float64Array ? values.slice() : Float64Array.from(values);
  return copy.length < SMALLEST_RADIX_SORT || !areNonNegative(copy)
    ? copy.sort()
    : sortEqualUppers(sortByUpper(copy));
}

function areNonNegative(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] >= 0)) {
      return false;
    }
    // -0 has the bits of a negative number.
    values[i] += 0;
  }
  return true;
}

/** @param values - are overwritten */
function sortByUpper(values: Float64Array): Float64Array {
  const counts = countDigits(values);
  let [from, to] = [values, new Float64Array(values.length)];
  SHIFTS.forEach((shift, digit) => {
    // Where all have the same digit, they are in order of it.
    if (!counts[digit].includes(values.length)) {
      moveByDigit(from, to, shift, counts[digit]);
      [from, to] = [to, from];
    }
  });
  return from;
}

/** How many values have each value of each digit. */
function countDigits(values: Float64Array): Uint32Array[] {
  const words = wordsOf(values);
  const [low, middle, high] = SHIFTS.map(() => new Uint32Array(DIGITS));
  for (let i = UPPER; i < words.length; i += 2) {
    const word = words[i];
    low[word & (DIGITS - 1)] += 1;
    middle[(word >>> DIGIT_BITS) & (DIGITS - 1)] += 1;
    high[word >>> (2 * DIGIT_BITS)] += 1;
  }
  return [low, middle, high];
}

function moveByDigit(
  from: Float64Array,
  to: Float64Array,
  shift: number,
  counts: Uint32Array,
) {
  const places = new Uint32Array(DIGITS);
  for (let digit = 1; digit < DIGITS; digit++) {
    places[digit] = places[digit - 1] + counts[digit - 1];
  }
  const words = wordsOf(from);
  for (let i = 0; i < from.length; i++) {
    const digit = (words[2 * i + UPPER] >>> shift) & (DIGITS - 1);
    to[places[digit]++] = from[i];
  }
}

/** Compares what has the same upper half, which are few. */
function sortEqualUppers(values: Float64Array): Float64Array {
  const words = wordsOf(values);
  let start = 0;
  for (let i = 1; i <= values.length; i++) {
    if (words[2 * i + UPPER] !== words[2 * start + UPPER]) {
      if (i - start > 1) {
        values.subarray(start, i).sort();
      }
      start = i;
    }
  }
  return values;
}

function wordsOf(values: Float64Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
}
