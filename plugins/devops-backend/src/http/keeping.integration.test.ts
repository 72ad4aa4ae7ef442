import request from 'supertest';
import { TestHistory } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  resultsOf,
  startDevops,
} from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';
import { MAX_BATCH_RECORDS } from './ImportRun';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const own = new TestHistory('checkout');
const { entityRef } = own;
const entities = [component('checkout')];

/** Everything that an answer says about the records, without what says when it was asked. */
async function numbersOf(devops: Devops, to: string) {
  const { body } = await devops.metrics({ entityRef, to });
  const { asOf, snapshot, sources, ...rest } = body;
  const kept = sources.map(
    ({ lastReceivedAt, ...source }: Record<string, unknown>) => source,
  );
  return JSON.parse(
    JSON.stringify({ ...rest, sources: kept }, (key, value) =>
      // The age of what is open goes on growing.
      key === 'oldestSeconds' ? null : value,
    ),
  );
}

describe.each(databases.each)('records, on %p', id => {
  it('are all there after a restart', async () => {
    const database = await databases.create(id);
    const to = new Date().toISOString();
    const first = await startDevops({ database, entities });
    await first.import(own.long());
    const before = await numbersOf(first, to);
    expect(before.metrics[0].n).toBeGreaterThan(10);
    await first.stop();

    const second = await startDevops({ database, entities });
    expect(await numbersOf(second, to)).toEqual(before);
    await second.stop();
  });

  it('change nothing when they are imported again, in any order', async () => {
    const devops = await startDevops({
      database: await databases.create(id),
      entities,
    });
    const to = new Date().toISOString();
    const history = own.long();
    const first = await devops.import(history);
    expect(first.body).toMatchObject({
      lines: history.length,
      created: history.length,
    });
    const before = await devops.metrics({ entityRef, to });
    const numbers = await numbersOf(devops, to);

    const again = await devops.import([...history].reverse());
    expect(again.body).toMatchObject({
      lines: history.length,
      created: 0,
      updated: 0,
      unchanged: history.length,
    });
    expect(await numbersOf(devops, to)).toEqual(numbers);
    // Not even the evidence asked for before has become another.
    const evidence = await devops.get(
      'getEvidence',
      '/v1/metrics/lead-time/evidence',
      {
        entityRef,
        snapshot: before.body.snapshot,
      },
    );
    expect(evidence.status).toBe(200);
    await devops.stop();
  });

  it('leave the numbers when they are deleted, and come back never by an older version', async () => {
    const devops = await startDevops({
      database: await databases.create(id),
      entities,
    });
    const second = own.deployment('a/2?x');
    await devops.send('deployments', [own.deployment('1'), second]);
    const remove = (externalId: string) =>
      request(devops.server)
        .delete(
          `/api/devops/v1/records/${own.ci}/${encodeURIComponent(externalId)}`,
        )
        .set(devops.asService);

    const removed = devops.documented('deleteRecord', await remove('a/2?x'));
    expect(resultsOf(removed)).toEqual(['updated']);
    const { body } = await devops.metrics({ entityRef });
    expect(body.metrics[0].n).toBe(1);

    const again = devops.documented('deleteRecord', await remove('a/2?x'));
    expect(resultsOf(again)).toEqual(['unchanged']);
    expect(resultsOf(await devops.send('deployments', second))).toEqual([
      'unchanged',
    ]);
    const after = await devops.metrics({ entityRef });
    expect(after.body.metrics[0].n).toBe(1);

    const restored = { ...second, deleted: false };
    await devops.send('deployments', restored);
    expect((await devops.metrics({ entityRef })).body.metrics[0].n).toBe(2);
    expect(resultsOf(await remove('a/2?x'))).toEqual(['updated']);
    expect((await devops.metrics({ entityRef })).body.metrics[0].n).toBe(1);

    const unknown = devops.documented('deleteRecord', await remove('99'));
    expect(unknown.status).toBe(404);
    expect((await remove('\0')).status).toBe(400);
    await devops.stop();
  });

  it('of an import that broke off are whole batches, and the rest comes with the next', async () => {
    const devops = await startDevops({
      database: await databases.create(id),
      entities,
    });
    const history = Array.from(
      { length: MAX_BATCH_RECORDS + 500 },
      (_, index) => own.incident(`Q${index}`),
    );
    const lines = history.map(record => `${JSON.stringify(record)}\n`);
    const aborted = request(devops.server)
      .post('/api/devops/v1/import')
      .set(devops.asService)
      .set('content-type', 'application/x-ndjson')
      .set('content-length', String(lines.join('').length))
      .buffer(false);
    aborted.write(lines.slice(0, MAX_BATCH_RECORDS + 400).join(''));
    // The request never ends: the first batch is written while it waits.
    aborted.on('error', () => {});
    let stored = 0;
    while (stored === 0) {
      await new Promise(resolve => setTimeout(resolve, 50));
      const { body } = await devops.get('getSources', '/v1/sources', {
        entityRef,
      });
      stored = body.sources[0]?.records ?? 0;
    }
    aborted.abort();
    expect(stored).toBe(MAX_BATCH_RECORDS);
    const second = await devops.import(history);
    expect(second.body).toMatchObject({
      created: 500,
      unchanged: MAX_BATCH_RECORDS,
    });
    await devops.stop();
  });
});
