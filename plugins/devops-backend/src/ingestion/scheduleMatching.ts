import { SchedulerService } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { boundedRun } from '../scheduling/boundedRun';
import { Rematcher } from './Rematcher';
import { ServiceFollower } from './ServiceFollower';

/** Keeps records and services in step with the catalog, once in a cluster. */
export async function scheduleMatching(
  tasks: { rematcher: Rematcher; follower: ServiceFollower },
  options: { scheduler: SchedulerService; frequency: HumanDuration },
): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'devops-matching',
    scope: 'global',
    frequency: options.frequency,
    initialDelay: { seconds: 5 },
    ...boundedRun(signal => tasks.rematcher.run(signal)),
  });
  await options.scheduler.scheduleTask({
    id: 'devops-services',
    scope: 'global',
    frequency: { minutes: 2 },
    initialDelay: { seconds: 20 },
    // It begins anew each time, so it has to come to its end.
    timeout: { minutes: 5 },
    fn: signal => tasks.follower.run(signal),
  });
}
