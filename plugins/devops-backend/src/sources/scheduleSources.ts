import { SchedulerService } from '@backstage/backend-plugin-api';
import { Source } from '@devops-domains/backstage-plugin-devops-node';
import { setSampleSource } from '../store/sourceState';
import { deliver, DeliveryOptions } from './deliver';

/** Runs each source on its own schedule, once in a cluster. */
export async function scheduleSources(
  sources: Source[],
  options: DeliveryOptions & { scheduler: SchedulerService },
): Promise<void> {
  for (const source of sources) {
    await setSampleSource(options.knex, source.name, source.sample ?? false);
    await options.scheduler.scheduleTask({
      ...source.schedule,
      id: `devops-source-${source.name}`,
      scope: 'global',
      fn: signal => deliver(source, options, signal),
    });
  }
}
