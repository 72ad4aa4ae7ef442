import { HumanDuration } from '@backstage/types';

/** For how long a run goes on before the next takes over, in milliseconds. */
const RUN_MS = 45_000;

/**
 * The part of a task that goes on where it stopped: it stops by itself before its
 * time is up, which can then be short. A process that was killed in a run keeps
 * the others from it for that time.
 */
export function boundedRun(run: (signal: AbortSignal) => Promise<void>): {
  timeout: HumanDuration;
  fn: (signal: AbortSignal) => Promise<void>;
} {
  return {
    timeout: { minutes: 1 },
    fn: signal => run(AbortSignal.any([signal, AbortSignal.timeout(RUN_MS)])),
  };
}
