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
    await sleep(50);
    expect(steps).toEqual([100, 100, 3]);
    worker.notify();
    await sleep(50);
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
    await sleep(50);
    expect(steps).toBe(2);
    await worker.stop();
  });

  it.each([
    [
      'rests while deliveries pour in, so that keeping them comes first',
      100,
      0,
      0.25,
    ],
    ['goes on while they come one by one', 1, 0.5, 1.1],
  ])('%s', async (_, together, least, most) => {
    let worked = 0;
    const { worker } = setUp(async () => {
      await sleep(20);
      worked += 20;
      return 100;
    });
    worker.start();
    worker.notify(together);
    const startedAt = performance.now();
    while (performance.now() - startedAt < 600) {
      worker.notify(together);
      await sleep(10);
    }
    await worker.stop();
    expect(worked / 600).toBeGreaterThan(least);
    expect(worked / 600).toBeLessThan(most);
  });

  it('says once that the database is away, and goes on when it is back', async () => {
    let isAway = true;
    let steps = 0;
    const { worker, logger } = setUp(async () => {
      if (isAway) throw new Error('gone');
      steps += 1;
      return 0;
    });
    worker.start();
    await sleep(1_300);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    isAway = false;
    await sleep(2_200);
    expect(steps).toBe(1);
    await worker.stop();
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
