import { SchedulerService } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { deleteExpired, Retention } from './deleteExpired';
import { settleDeliveries } from './settleDeliveries';

/** Keeps the delivery log in step with the records, and small; once in a cluster. */
export async function scheduleInbox(
  knex: Knex,
  options: {
    scheduler: SchedulerService;
    /** How often waiting records are matched again. */
    frequency: HumanDuration;
    retention: Retention;
    /** Told when deliveries are to be processed again. */
    onWaiting: () => void;
  },
): Promise<void> {
  const { scheduler } = options;
  await scheduler.scheduleTask({
    id: 'devops-deliveries-settle',
    scope: 'global',
    frequency: options.frequency,
    initialDelay: { seconds: 6 },
    timeout: { minutes: 1 },
    fn: async () => {
      if (await settleDeliveries(knex, Date.now())) options.onWaiting();
    },
  });
  await scheduler.scheduleTask({
    id: 'devops-deliveries-retention',
    scope: 'global',
    frequency: { hours: 1 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 15 },
    fn: signal => deleteExpired(knex, options.retention, Date.now(), signal),
  });
}
