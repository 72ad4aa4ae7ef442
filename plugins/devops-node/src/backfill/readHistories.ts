import { Instant } from '@devops-domains/backstage-plugin-devops-common';
import pLimit from 'p-limit';
import { DeliveryContext } from '../source';
import { BackfillProgress } from './BackfillProgress';
import { History, HistoryReader } from './HistoryReader';

/** How many histories are read at once. */
const AT_ONCE = 4;

/** @see readHistories @public */
export interface ReadHistoriesOptions {
  context: DeliveryContext;
  /** How far back the past is read. */
  days: number;
  /** The present. */
  now: Instant;
  progress: BackfillProgress;
  /** Told of a history that cannot be read; it holds up no other, and is tried again next time. */
  failed(entityRef: string, error: unknown): Promise<void>;
}

/**
 * Reads histories: first what is new since the last time, in all of them, then
 * one week after the other back into the past.
 *
 * @throws the signal's reason when the backend shuts down; by then nothing is under way any more
 * @public
 */
export async function readHistories(
  histories: readonly History[],
  options: ReadHistoriesOptions,
): Promise<void> {
  const { context, days, now, progress } = options;
  const readers: HistoryReader[] = [];
  for (const history of histories) {
    readers.push(await HistoryReader.create(history, context, now));
  }
  let readable = readers;
  const showProgress = () =>
    progress.update(
      readers.map(reader => {
        const { done, total } = reader.steps(days);
        // What cannot be read is nothing that anybody waits for.
        return { done, total: readable.includes(reader) ? total : done };
      }),
    );

  await showProgress();
  readable = await readEach(readers, options, reader => reader.readNew(now));
  await showProgress();
  while (readable.length > 0) {
    const behind = readable.filter(reader => reader.isBehind(days));
    readable = await readEach(behind, options, async reader => {
      await reader.readOld(days);
      await showProgress();
    });
    await showProgress();
  }
}

/** @returns those that did not fail */
async function readEach(
  readers: readonly HistoryReader[],
  { context, failed }: ReadHistoriesOptions,
  read: (reader: HistoryReader) => Promise<void>,
): Promise<HistoryReader[]> {
  const limit = pLimit(AT_ONCE);
  const results = await Promise.allSettled(
    readers.map(reader =>
      limit(async () => {
        context.signal.throwIfAborted();
        try {
          await read(reader);
          return [reader];
        } catch (error) {
          context.signal.throwIfAborted();
          await failed(reader.entityRef, error);
          return [];
        }
      }),
    ),
  );
  return results.flatMap(result => {
    if (result.status === 'rejected') {
      throw result.reason;
    }
    return result.value;
  });
}
