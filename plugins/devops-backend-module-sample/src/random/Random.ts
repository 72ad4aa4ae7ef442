/**
 * A small seeded generator (mulberry32): the same seed gives the same history on
 * every machine. It is not meant for anything secret.
 */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = hash(seed);
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  integer(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)];
  }

  /** Spread around a median as durations of work are: half to double mostly, now and then far more. */
  around(median: number): number {
    const normal =
      this.next() + this.next() + this.next() + this.next() + this.next() - 2.5;
    return median * Math.exp(normal * 1.1);
  }

  /** A count with this mean. */
  count(mean: number): number {
    const whole = Math.floor(mean);
    const spread = this.pick([-1, 0, 0, 1]);
    return Math.max(
      0,
      whole + (this.chance(mean - whole) ? 1 : 0) + (whole > 0 ? spread : 0),
    );
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value | 0;
}
