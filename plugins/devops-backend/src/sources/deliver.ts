import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, InputError } from '@backstage/errors';
import {
  DeliveryContext,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { RecordWriter } from '../store/contract';
import { setSourceProgress } from '../store/sourceProgress';
import {
  addSourceErrors,
  getSourceState,
  setSourceErrors,
  setSourceState,
} from '../store/sourceState';

const MAX_RECORDS = 1_000;

/** What a delivery stands on. */
export interface DeliveryOptions {
  knex: Knex;
  writer: RecordWriter;
  logger: LoggerService;
  clock?: () => number;
}

/**
 * Lets a source deliver once. A source that fails is logged and shown as failed,
 * and is run again by its schedule; nothing else fails with it.
 */
export async function deliver(
  source: Source,
  options: DeliveryOptions,
  signal: AbortSignal,
): Promise<void> {
  const { knex, writer, logger, clock = Date.now } = options;
  let general: string | null = null;
  const byEntity = new Map<string, string>();
  const keepErrors = async () => {
    const errors = { general, byEntity };
    if (!signal.aborted) {
      await setSourceErrors(knex, source.name, errors, clock());
    } else if (general !== null || byEntity.size > 0) {
      // Of what a delivery that was cut off has not come to, the earlier errors stand.
      await addSourceErrors(knex, source.name, errors, clock());
    }
  };
  const context: DeliveryContext = {
    signal,
    write: async records => {
      if (records.length > MAX_RECORDS) {
        throw new InputError(
          `${records.length} records at once; write at most ${MAX_RECORDS}`,
        );
      }
      return writer.write(records);
    },
    getState: key => getSourceState(knex, source.name, key),
    setState: (key, value) => setSourceState(knex, source.name, key, value),
    reportError: async (message, entityRef) => {
      if (entityRef === undefined) {
        general = message;
      } else if (message !== null) {
        const before = byEntity.get(entityRef);
        byEntity.set(entityRef, before ? `${before}\n${message}` : message);
      }
    },
    reportProgress: progress =>
      setSourceProgress(knex, source.name, progress, clock()),
  };
  try {
    await source.deliver(context);
  } catch (error) {
    // A delivery that the shutdown or its time-out cut off has not failed.
    if (!signal.aborted) {
      logger.error(
        `The source '${source.name}' could not deliver; it is run again`,
        new ForwardedError('Delivery failed', error),
      );
      // Its message may hold records or addresses that not every reader may see.
      general = 'The delivery failed; the log of the backend says why';
    }
  }
  await keepErrors();
}
