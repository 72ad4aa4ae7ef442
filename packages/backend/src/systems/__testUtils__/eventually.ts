import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;

/**
 * Asks again until there is something.
 *
 * @throws Error when there is nothing for too long
 */
export async function eventually<T>(ask: () => Promise<T[]>): Promise<T[]> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = await ask();
    if (found.length > 0) return found;
    await sleep(50);
  }
  throw new Error('Nothing came');
}
