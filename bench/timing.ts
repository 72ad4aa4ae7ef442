/** Milliseconds of many runs of the same. */
export interface Timing {
  median: number;
  p95: number;
  runs: number;
}

/**
 * Runs until there are enough runs or the time is over, after some that do not
 * count: what runs the code compiles it better step by step, for some hundred runs.
 */
export async function time(
  work: () => Promise<unknown>,
  { warmUps = 400, runs = 400, patienceMs = 30_000 } = {},
): Promise<Timing> {
  const warm = performance.now() + patienceMs / 3;
  for (let i = 0; i < warmUps && (i < 5 || performance.now() < warm); i++) {
    await work();
  }
  const taken: number[] = [];
  const end = performance.now() + patienceMs;
  while (taken.length < runs && (taken.length < 5 || performance.now() < end)) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) =>
    taken[Math.min(taken.length - 1, Math.floor(share * taken.length))];
  return { median: at(0.5), p95: at(0.95), runs: taken.length };
}
