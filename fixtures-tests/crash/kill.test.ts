import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { importLines, readNumbers } from './api';
import { BackendProcess, startBackendProcess } from './backendProcess';
import { ENTITIES, historyLines } from './company';
import { runRebuild } from './rebuild';

// Each backend starts in a process of its own.
jest.setTimeout(180_000);

const databases = TestDatabases.create({
  ids: ['POSTGRES_18'],
  disableDocker: true,
});

const lines = historyLines();
const folder = mkdtempSync(join(tmpdir(), 'killed-'));
const running: BackendProcess[] = [];

async function databaseOf(kind: string, name: string): Promise<JsonObject> {
  if (kind === 'SQLite') {
    return {
      client: 'better-sqlite3',
      connection: { directory: join(folder, name) },
    };
  }
  const knex = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } =
    knex.client.config.connection;
  return {
    client: 'pg',
    pluginDivisionMode: 'schema',
    connection: { host, port, user, password, database },
  };
}

const configOf = (database: JsonObject, metrics: JsonObject) => ({
  // The process of the rebuild wants an address, and serves nothing there.
  backend: { database, baseUrl: 'http://localhost:7007' },
  devops: { metrics },
});

async function start(database: JsonObject, metrics: JsonObject = {}) {
  const backend = await startBackendProcess({
    config: configOf(database, metrics),
    entities: ENTITIES,
  });
  running.push(backend);
  return backend;
}

/** Other definitions, which make all facts stale. */
const CHANGED = { attributionHours: 1 };

describe('a killed process that is started again', () => {
  let expected: { numbers: object[]; changed: object[] };

  beforeAll(async () => {
    const database = await databaseOf('SQLite', 'uninterrupted');
    const first = await start(database);
    const answer = await importLines(first.url, lines.join('\n'));
    if (answer.created !== lines.length) {
      throw new Error(`Not all was imported: ${JSON.stringify(answer)}`);
    }
    const numbers = await readNumbers(first.url);
    await first.kill();
    const second = await start(database, CHANGED);
    expected = { numbers, changed: await readNumbers(second.url) };
    await second.kill();
  });

  it('is compared by numbers that the definitions change', () => {
    expect(expected.changed).not.toEqual(expected.numbers);
  });

  afterAll(async () => {
    await Promise.all(running.map(backend => backend.kill()));
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(['SQLite', 'PostgreSQL'])('on %s', kind => {
    let database: JsonObject;

    beforeAll(async () => {
      database = await databaseOf(kind, 'interrupted');
    });

    it('ends in the same numbers after half of an import', async () => {
      const backend = await start(database);
      const half = Math.floor(lines.length / 2);
      const halfSent = new ReadableStream<Uint8Array>({
        start: controller =>
          controller.enqueue(
            new TextEncoder().encode(`${lines.slice(0, half).join('\n')}\n`),
          ),
      });
      const sending = importLines(backend.url, halfSent).then(
        () => 'answered',
        () => 'cut off',
      );
      await wait(1_500);
      await backend.kill();
      expect(await sending).toBe('cut off');

      const again = await start(database);
      const answer = await importLines(again.url, lines.join('\n'));
      expect(answer).toMatchObject({ lines: lines.length, rejected: 0 });
      expect(answer.unchanged).toBeGreaterThan(0);
      expect(answer.created).toBeGreaterThanOrEqual(lines.length - half);
      expect(answer.created + answer.unchanged).toBe(lines.length);
      expect(await readNumbers(again.url)).toEqual(expected.numbers);
      await again.kill();
    });

    it('ends in the same numbers after a part of a rebuild', async () => {
      const file = join(folder, `${kind}.json`);
      const config = configOf(database, CHANGED);
      const killed = await runRebuild(file, config, 40);
      expect(killed.signal).toBe('SIGKILL');
      expect(killed.said).not.toContain('Rebuilt');

      const whole = await runRebuild(file, config, null);
      expect(whole).toMatchObject({ code: 0, signal: null });
      expect(whole.said).toMatch(
        /Rebuilt the facts of 12 service\(s\) in \d+ s/,
      );
      const backend = await start(database, CHANGED);
      expect(await readNumbers(backend.url)).toEqual(expected.changed);
      await backend.kill();
    });

    it('ends in the same numbers after a part of what a new configuration asks for', async () => {
      const config = configOf(database, {});
      const file = join(folder, `${kind}.json`);
      const killed = await runRebuild(file, config, 40);
      expect(killed.signal).toBe('SIGKILL');

      const backend = await start(database);
      expect(await readNumbers(backend.url)).toEqual(expected.numbers);
      await backend.kill();
    });
  });
});
