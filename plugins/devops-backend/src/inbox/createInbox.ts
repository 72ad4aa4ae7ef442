import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryLog } from './DeliveryLog';
import { DeliveryProcessor, ProcessorOptions } from './DeliveryProcessor';
import { Inbox } from './Inbox';
import { InboxWorker } from './InboxWorker';
import { makeWait } from './insertDeliveries';

/** Everything between a delivery and its records. */
export interface InboxParts {
  inbox: Inbox;
  worker: InboxWorker;
  processor: DeliveryProcessor;
  log: DeliveryLog;
  /** Processes a delivery once more, whatever became of it. */
  replay(id: number, now: Instant): Promise<void>;
}

/** Puts the way of a delivery from its sender to its records together; the worker is not started yet. */
export function createInbox(options: ProcessorOptions): InboxParts {
  const { knex, logger } = options;
  const processor = new DeliveryProcessor(options);
  const worker = new InboxWorker({
    process: wanted => processor.process(wanted),
    logger,
  });
  const inbox = new Inbox({
    knex,
    onKept: together => worker.notify(together),
  });
  return {
    inbox,
    worker,
    processor,
    log: new DeliveryLog(knex),
    replay: async (id, now) => {
      await makeWait(knex, [id], now);
      await processor.process({ id });
    },
  };
}
