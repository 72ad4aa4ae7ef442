import { mockServices } from '@backstage/backend-test-utils';
import { Source } from '@devops-domains/backstage-plugin-devops-node';
import { createBackend, SERVICES } from '../facts/__testUtils__/backend';
import { createDatabases } from '../store/__testUtils__/databases';
import {
  readFailures,
  sampleSources,
  setSampleSource,
} from '../store/sourceState';
import { deliver } from './deliver';
import { SourceRegistry } from './SourceRegistry';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();
const schedule = { frequency: { minutes: 1 }, timeout: { minutes: 1 } };

function sourceOf(run: Source['deliver'], name = 'tags'): Source {
  return { name, schedule, deliver: run };
}

const release = {
  kind: 'deployment',
  source: 'tags',
  externalId: 'v1',
  entityRef: SERVICES[0],
  environment: 'production',
  status: 'succeeded',
  finishedAt: '2026-11-01T00:00:00Z',
};

describe.each(each)('deliver on %s', id => {
  const setUp = async () => {
    const knex = await migrated(id);
    const { writer, reader } = createBackend(knex);
    const logger = mockServices.logger.mock();
    const run = (source: Source, signal = new AbortController().signal) =>
      deliver(source, { knex, writer, logger }, signal);
    return { knex, reader, logger, run };
  };

  it('gives a source its state and writes its records', async () => {
    const { reader, run } = await setUp();
    const states: unknown[] = [];
    const source = sourceOf(async context => {
      states.push(await context.getState('last'));
      await context.write([release]);
      await context.setState('last', { tag: 'v1' });
    });

    await run(source);
    await run(source);

    expect(states).toEqual([undefined, { tag: 'v1' }]);
    const [status] = await reader.readSources([SERVICES[0]]);
    expect(status).toEqual({
      source: 'tags',
      kinds: ['deployment'],
      records: 1,
      lastReceivedAt: '2026-11-20T00:00:00.000Z',
      lastRecordAt: '2026-11-01T00:00:00.000Z',
      lastError: null,
      sample: false,
    });
  });

  it('shows a failure until the next success', async () => {
    const { knex, reader, logger, run } = await setUp();
    await run(sourceOf(context => context.write([release]).then(() => {})));
    const lastError = async () =>
      (await reader.readSources([SERVICES[0]]))[0].lastError;

    await run(
      sourceOf(async () => {
        throw new Error('The remote is gone');
      }),
    );
    expect(await lastError()).toMatch(/^The delivery failed/);
    // What was thrown may hold what a reader must not see.
    expect(await lastError()).not.toContain('remote');
    expect((await readFailures(knex, SERVICES))('tags', SERVICES[0])).toBe(
      true,
    );
    expect(logger.error).toHaveBeenCalledTimes(1);

    await run(sourceOf(async () => {}));
    expect(await lastError()).toBeNull();
    expect((await readFailures(knex, SERVICES))('tags', SERVICES[0])).toBe(
      false,
    );

    await run(sourceOf(context => context.reportError('A shallow clone')));
    expect(await lastError()).toBe('A shallow clone');
  });

  it('shows what one service misses to its readers only', async () => {
    const { knex, reader, run } = await setUp();
    const secret = { ...release, externalId: 'v2', entityRef: SERVICES[1] };
    const source = (complaints: string[]) =>
      sourceOf(async context => {
        await context.write([release, secret]);
        for (const complaint of complaints) {
          await context.reportError(complaint, SERVICES[1]);
        }
      });
    const errorOf = async (service: string) =>
      (await reader.readSources([service]))[0].lastError;

    await run(source(['secret: no such branch', 'secret-api: no tags']));
    expect(await errorOf(SERVICES[0])).toBeNull();
    expect(await errorOf(SERVICES[1])).toBe(
      'secret: no such branch\nsecret-api: no tags',
    );
    const isFailing = await readFailures(knex, SERVICES);
    expect(isFailing('tags', SERVICES[0])).toBe(false);
    expect(isFailing('tags', SERVICES[1])).toBe(true);

    await run(source([]));
    expect(await errorOf(SERVICES[1])).toBeNull();
  });

  it('takes no more than 1,000 records at once', async () => {
    const { logger, run } = await setUp();
    await run(
      sourceOf(async context => {
        await context.write(Array.from({ length: 1001 }, () => release));
      }),
    );
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('does not take a shutdown for a failure', async () => {
    const { logger, run } = await setUp();
    const controller = new AbortController();
    await run(
      sourceOf(async () => {
        controller.abort();
        throw new Error('Aborted');
      }),
      controller.signal,
    );
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('adds what a delivery that was cut off could not do', async () => {
    const { reader, run } = await setUp();
    const writes = sourceOf(async context => {
      const other = { ...release, externalId: 'v2', entityRef: SERVICES[1] };
      await context.write([release, other]);
      await context.reportError('no such branch', SERVICES[0]);
    });
    await run(writes);
    const controller = new AbortController();
    const cutOff = sourceOf(async context => {
      await context.reportError('no tags', SERVICES[1]);
      controller.abort();
      throw new Error('Timed out');
    });
    await run(cutOff, controller.signal);
    const errors = (
      await Promise.all(
        SERVICES.slice(0, 2).map(service => reader.readSources([service])),
      )
    ).map(([{ lastError }]) => lastError);
    expect(errors).toEqual(['no such branch', 'no tags']);
  });

  it('remembers which sources are samples', async () => {
    const { knex } = await setUp();
    await setSampleSource(knex, 'sample', true);
    await setSampleSource(knex, 'tags', false);
    expect(await sampleSources(knex)).toEqual(new Set(['sample']));
  });
});

describe('SourceRegistry', () => {
  it('refuses a name twice and names that no record can have', () => {
    const registry = new SourceRegistry();
    const source = sourceOf(async () => {});
    registry.addSource(source);

    expect(registry.list()).toEqual([source]);
    expect(() => registry.addSource(source)).toThrow("'tags' was added");
    expect(() => registry.addSource(sourceOf(async () => {}, 'a/b'))).toThrow(
      "cannot be called 'a/b'",
    );
  });
});
