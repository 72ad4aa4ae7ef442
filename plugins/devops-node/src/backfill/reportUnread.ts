import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ForwardedError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { DeliveryContext } from '../source';
import { ApiError } from './ApiError';

/** @see reportUnread @public */
export interface ReportUnreadOptions {
  context: Pick<DeliveryContext, 'reportError' | 'signal'>;
  logger: LoggerService;
  /** Whose history it is. */
  entityRefs: readonly string[];
  /** What the other system is called. */
  title: string;
  /** What to do, by the status of its answer. */
  advice: ReadonlyMap<number, string>;
}

/**
 * Tells the readers of entities that their history could not be read and what to
 * do, and the log why.
 *
 * @throws the signal's reason when the backend shuts down: then nothing failed
 * @public
 */
export async function reportUnread(
  error: unknown,
  options: ReportUnreadOptions,
): Promise<void> {
  const { context, logger, entityRefs, title, advice } = options;
  context.signal.throwIfAborted();
  logger.warn(
    `The history of ${entityRefs.join(', ')} could not be read`,
    new ForwardedError(title, error),
  );
  for (const entityRef of entityRefs) {
    await context.reportError(failureWords(error, advice), entityRef);
  }
}

/** For people; nothing that only the log may hold. */
function failureWords(
  error: unknown,
  advice: ReadonlyMap<number, string>,
): string {
  if (error instanceof ApiError) {
    const known = advice.get(error.status ?? 0);
    return known ? `${error.message}: ${known}` : error.message;
  }
  const isOwn = [InputError, NotFoundError, ServiceUnavailableError].some(
    type => error instanceof type,
  );
  return isOwn && error instanceof Error
    ? error.message
    : 'reading the history failed; the log of the backend says why';
}
