import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../bench/random';
import { Webhook } from './deliveries';

/** What senders have seen. */
export interface SenderCounts {
  acknowledged: number;
  refused: number;
  retries: number;
  /** Answers other than those that the delivery calls for, as text. */
  wrong: string[];
}

const LONGEST_WAIT_MS = 2_000;

/**
 * Sends deliveries to replicas in turn, some at a time, each again until it is
 * answered: after an answer of 5xx, and where the connection breaks.
 *
 * @param paceMs - the run is spread over this time, so that kills find work
 */
export async function sendAll(
  deliveries: readonly Webhook[],
  options: {
    urls: readonly string[];
    random: Random;
    concurrency: number;
    paceMs: number;
    onProgress: (sent: number) => void;
  },
): Promise<SenderCounts> {
  const { urls, random, concurrency, paceMs, onProgress } = options;
  const counts: SenderCounts = {
    acknowledged: 0,
    refused: 0,
    retries: 0,
    wrong: [],
  };
  const start = Date.now();
  let next = 0;
  const work = async () => {
    while (next < deliveries.length) {
      const index = next;
      next += 1;
      const due = start + (index / deliveries.length) * paceMs;
      if (due > Date.now()) await sleep(due - Date.now());
      await sendOne(deliveries[index], urls, random, counts);
      if (index % 1_000 === 0) onProgress(index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return counts;
}

async function sendOne(
  webhook: Webhook,
  urls: readonly string[],
  random: Random,
  counts: SenderCounts,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const url = urls[Math.floor(random() * urls.length)];
    const status = await post(url, webhook);
    if (status !== null && status < 500) {
      if (status !== webhook.expected) {
        counts.wrong.push(`${webhook.key}: ${status}, not ${webhook.expected}`);
      }
      counts[status === 202 ? 'acknowledged' : 'refused'] += 1;
      return;
    }
    counts.retries += 1;
    await sleep(
      Math.min(LONGEST_WAIT_MS, 50 * 2 ** attempt) * (0.5 + random()),
    );
  }
}

/** The status of the answer; null where there was none. */
async function post(url: string, webhook: Webhook): Promise<number | null> {
  try {
    const response = await fetch(
      `${url}/api/devops/v1/webhooks/${webhook.source}`,
      {
        method: 'POST',
        headers: webhook.headers,
        body: webhook.body,
        signal: AbortSignal.timeout(10_000),
      },
    );
    const answer = await response.text();
    // Backstage listens before its plugins are there, and says nothing but 404
    // until then; a load balancer asks whether a replica is ready.
    const isStarting = response.status === 404 && answer === '';
    return isStarting ? null : response.status;
  } catch {
    return null;
  }
}
