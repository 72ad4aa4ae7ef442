import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { InboxWorker } from './InboxWorker';

function setUp(process: () => Promise<number>) {
  const logger = mockServices.logger.mock();
  return { worker: new InboxWorker({ process, logger }), logger };
}

describe('the worker of the inbox', () => {
  it('goes on while there is something, and then waits to be told', async () => {
    const answers = [100, 100, 3];
    const steps: number[] = [];
    const { worker } = setUp(async () => {
      const processed = answers.shift() ?? 0;
      steps.push(processed);
      return processed;
    });
    worker.start();
    while (steps.length < 3) await sleep(5);
    expect(steps).toEqual([100, 100, 3]);
    worker.notify();
    while (steps.length < 4) await sleep(5);
    expect(steps).toEqual([100, 100, 3, 0]);
    await worker.stop();
    worker.notify();
    await sleep(20);
    expect(steps).toHaveLength(4);
  });

  it('misses nothing that is kept while it works', async () => {
    let steps = 0;
    const { worker } = setUp(async () => {
      steps += 1;
      if (steps === 1) worker.notify();
      return 1;
    });
    worker.start();
    while (steps < 2) await sleep(5);
    await sleep(50);
    expect(steps).toBe(2);
    await worker.stop();
  });

  it('rests while deliveries pour in, so that keeping them comes first', async () => {
    /** How often it works while so many arrive again and again. */
    const stepsWith = async (together: number) => {
      let steps = 0;
      const { worker } = setUp(async () => {
        await sleep(20);
        steps += 1;
        return 100;
      });
      worker.start();
      for (let i = 0; i < 60; i++) {
        worker.notify(together);
        await sleep(10);
      }
      await worker.stop();
      return steps;
    };
    expect(await stepsWith(100)).toBeLessThan((await stepsWith(1)) / 2);
  });

  it('says once that the database is away, and goes on when it is back', async () => {
    let isAway = true;
    let attempts = 0;
    let steps = 0;
    const { worker, logger } = setUp(async () => {
      attempts += 1;
      if (isAway) throw new Error('gone');
      steps += 1;
      return 0;
    });
    worker.start();
    while (attempts < 2) await sleep(20);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    isAway = false;
    while (steps < 1) await sleep(20);
    await worker.stop();
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('ends at once, even asleep', async () => {
    const { worker } = setUp(async () => 0);
    worker.start();
    await sleep(10);
    const startedAt = performance.now();
    await worker.stop();
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
