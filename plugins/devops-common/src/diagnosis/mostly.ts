import { SMALLEST_SAMPLE } from '../metrics/verdicts';
import { wilsonInterval } from '../statistics/wilson';

/**
 * Whether more than half of what happens reaches a limit, and likely not by
 * chance: the 95 % interval of the share lies above a half. Where it is one half
 * exactly, that is so of up to 4 % of the samples.
 *
 * @param reached - how many of the `n` independent cases, such as releases, reach it
 */
export function isMostly(reached: number, n: number): boolean {
  return (
    n >= SMALLEST_SAMPLE &&
    2 * reached > n &&
    (wilsonInterval(reached, n)?.low ?? 0) > 0.5
  );
}
