import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseConfig, PortalProcess } from './__testUtils__/PortalProcess';

const TOKEN = 'devops-local';
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5);

/** A release every six hours, some rolled back, some mended, some with an incident. */
function history(service: string, releases: number): object[] {
  const at = (index: number, hours = 0) =>
    new Date(START + (index * DAY_MS) / 4 + hours * 3_600_000).toISOString();
  const base = { source: service, entityRef: `component:default/${service}` };
  return Array.from({ length: releases }, (_, i) => [
    {
      ...base,
      kind: 'deployment',
      externalId: `d${i}`,
      environment: 'production',
      status: 'succeeded',
      finishedAt: at(i),
      revision: `v${i % 7 === 6 ? i - 2 : i}`,
      changes: [{ revision: `c${i}`, authoredAt: at(i, -5 - (i % 9)) }],
      ...(i % 11 === 10 ? { fixes: [`deployment:${service}/d${i - 3}`] } : {}),
    },
    {
      ...base,
      kind: 'incident',
      externalId: `i${i}`,
      openedAt: at(i, 1),
      resolvedAt: i % 5 === 4 ? null : at(i, 1 + (i % 4)),
      causedBy: `deployment:${service}/d${i - (i % 3)}`,
    },
  ]).flatMap(([deployment, incident], i) =>
    i % 4 === 3 ? [deployment, incident] : [deployment],
  );
}

const toLines = (records: object[]) =>
  records.map(record => `${JSON.stringify(record)}\n`).join('');

function importLines(url: string, body: BodyInit) {
  return fetch(`${url}/api/devops/v1/import`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/x-ndjson',
    },
    body,
    // A body that is still being made while it is sent.
    ...({ duplex: 'half' } as RequestInit),
  });
}

/** Sends forever, with pauses, so that a kill always comes in the middle. */
function slowly(records: object[]): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream({
    async pull(controller) {
      const text = toLines(records.slice(start, start + 300)) || '\n';
      controller.enqueue(new TextEncoder().encode(text));
      start += 300;
      await sleep(20);
    },
  });
}

async function asGuest(url: string, path: string): Promise<Response> {
  const guest = await fetch(`${url}/api/auth/guest/refresh`);
  const { backstageIdentity } = await guest.json();
  const headers = { authorization: `Bearer ${backstageIdentity.token}` };
  return fetch(`${url}${path}`, { headers });
}

/** What is not in the catalog yet would wait, and be matched at some later time. */
async function waitForComponents(url: string, names: string[]): Promise<void> {
  for (const name of names) {
    const path = `/api/catalog/entities/by-name/component/default/${name}`;
    while (!(await asGuest(url, path)).ok) await sleep(100);
  }
}

interface Numbers {
  n: number;
}

/** Every number of a service, without what names the service or the moment of the question. */
async function numbersOf(url: string, service: string): Promise<Numbers[]> {
  const query = new URLSearchParams({
    entityRef: `component:default/${service}`,
    from: new Date(START).toISOString(),
    to: new Date(START + 200 * DAY_MS).toISOString(),
  });
  for (;;) {
    const answer = await asGuest(url, `/api/devops/v1/metrics?${query}`);
    expect(answer.status).toBe(200);
    const { stale, metrics } = await answer.json();
    if (!stale) {
      return metrics.map(
        (metric: Numbers & { open: { n: number } | null }) => ({
          ...metric,
          open: metric.open?.n ?? null,
        }),
      );
    }
    await sleep(50);
  }
}

function postgresOfTheRun(): DatabaseConfig {
  const name = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';
  const text = process.env[name];
  if (!text) throw new Error(`Set ${name}, or run \`npm test\``);
  const { hostname, port, username, password } = new URL(text);
  return {
    client: 'pg',
    prefix: `killed_${process.pid}_`,
    connection: {
      host: hostname,
      port: Number(port),
      user: username,
      password: decodeURIComponent(password),
    },
  };
}

describe('a backend that is killed in the middle of an import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'devops-domains-killed-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sqlite = (): DatabaseConfig => ({
    client: 'better-sqlite3',
    connection: { directory: folder },
  });

  it.each([
    ['SQLite', sqlite],
    ['PostgreSQL', postgresOfTheRun],
  ])(
    'has lost nothing that it acknowledged, on %s',
    async (_, database) => {
      const components = ['whole', 'broken'];
      const portal = new PortalProcess({ database: database(), components });
      try {
        await portal.start();
        await waitForComponents(portal.url, components);
        const whole = await importLines(
          portal.url,
          toLines(history('whole', 800)),
        );
        expect(await whole.json()).toMatchObject({ unmatched: 0, rejected: 0 });

        const records = history('broken', 800);
        const cut = importLines(portal.url, slowly(records.slice(200))).catch(
          error => error,
        );
        const acknowledged: object[] = [];
        for (let start = 0; start < 200; start += 20) {
          const batch = records.slice(start, start + 20);
          const answer = await importLines(portal.url, toLines(batch));
          expect(await answer.json()).toMatchObject({ created: batch.length });
          acknowledged.push(...batch);
        }
        await portal.kill();
        expect(await cut).toMatchObject({ message: 'fetch failed' });

        await portal.start();
        const again = await importLines(portal.url, toLines(acknowledged));
        expect(await again.json()).toMatchObject({
          unchanged: acknowledged.length,
        });
        const rest = await importLines(portal.url, toLines(records));
        expect(await rest.json()).toMatchObject({ unmatched: 0, rejected: 0 });
        const numbers = await numbersOf(portal.url, 'whole');
        expect(numbers).toHaveLength(6);
        expect(numbers.filter(({ n }) => n === 0)).toEqual([]);
        expect(await numbersOf(portal.url, 'broken')).toEqual(numbers);
      } finally {
        await portal.remove();
      }
    },
    400_000,
  );
});
