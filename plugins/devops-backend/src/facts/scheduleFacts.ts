import { SchedulerService } from '@backstage/backend-plugin-api';
import { FactsUpdater } from './FactsUpdater';

/** For how long a run goes on before the next takes over, in milliseconds. */
const RUN_MS = 45_000;

/** Computes, once in a cluster, what a killed process left, and everything after a change of the definitions. */
export async function scheduleFacts(
  facts: FactsUpdater,
  scheduler: SchedulerService,
): Promise<void> {
  await scheduler.scheduleTask({
    id: 'devops-facts',
    scope: 'global',
    frequency: { seconds: 30 },
    initialDelay: { seconds: 5 },
    // A process that was killed in a run keeps the others from it for so long.
    timeout: { minutes: 1 },
    fn: signal =>
      facts.updateStale(AbortSignal.any([signal, AbortSignal.timeout(RUN_MS)])),
  });
}
