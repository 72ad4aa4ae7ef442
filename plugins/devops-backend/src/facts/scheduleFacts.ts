import { SchedulerService } from '@backstage/backend-plugin-api';
import { boundedRun } from '../scheduling/boundedRun';
import { FactsUpdater } from './FactsUpdater';

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
    ...boundedRun(signal => facts.updateStale(signal)),
  });
}
