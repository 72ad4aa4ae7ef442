import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { SERVICES } from './company';
import { freePort } from '../scripts/postgres.mjs';
import { Connection } from './database';

/** Memory of the backend's process, in bytes. */
export interface Memory {
  rss: number;
  maxRss: number;
}

/** What the backend keeps from one request to the next, as `devops.cache` says it. */
export interface Keeping {
  megabytes?: number;
  visibility?: { seconds: number };
}

const baseOf = (port: number) => `http://127.0.0.1:${port}`;

/** The running backend and a signed-in caller. */
export class Portal {
  readonly #process: ChildProcess;
  readonly #directory: string;
  readonly #base: string;
  #token = '';

  private constructor(child: ChildProcess, directory: string, base: string) {
    this.#process = child;
    this.#base = base;
    this.#directory = directory;
  }

  static async start(
    connection: Connection,
    keeping: Keeping = {},
  ): Promise<Portal> {
    const port = await freePort();
    const directory = mkdtempSync(join(tmpdir(), 'devops-bench-'));
    const config = join(directory, 'app-config.json');
    writeFileSync(config, JSON.stringify(configOf(connection, port, keeping)));
    const child = fork(join(__dirname, 'portal.ts'), ['--config', config], {
      execArgv: process.execArgv,
    });
    const portal = new Portal(child, directory, baseOf(port));
    try {
      await portal.#untilReady();
    } catch (error) {
      await portal.stop();
      throw error;
    }
    return portal;
  }

  async stop() {
    if (!this.#hasEnded()) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await ended;
    }
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** Tokens live an hour; a long run takes a new one for each part. */
  async signIn() {
    const response = await fetch(`${this.#base}/api/auth/guest/refresh`);
    const guest = await response.json();
    this.#token = guest.backstageIdentity.token;
  }

  async get(path: string, query: Record<string, string>) {
    const response = await fetch(
      `${this.#base}${path}?${new URLSearchParams(query)}`,
      { headers: { authorization: `Bearer ${this.#token}` } },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path} answers ${response.status}: ${text}`);
    }
    return text;
  }

  async import(lines: AsyncIterable<string>) {
    const response = await fetch(`${this.#base}/api/devops/v1/import`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer bench-import',
        'content-type': 'application/x-ndjson',
      },
      body: Readable.toWeb(Readable.from(encode(lines))),
      duplex: 'half',
    } as RequestInit);
    if (!response.ok) {
      throw new Error(`The import answers ${await response.text()}`);
    }
    return response.json();
  }

  async memory(): Promise<Memory> {
    this.#process.send('memory');
    for (;;) {
      // Backstage itself sends messages to the process that started it, too.
      const [message] = await once(this.#process, 'message');
      if (typeof message.rss === 'number') {
        return message;
      }
    }
  }

  #hasEnded() {
    const { exitCode, signalCode } = this.#process;
    return exitCode !== null || signalCode !== null;
  }

  async #untilReady() {
    let count = 0;
    while (count < SERVICES) {
      if (this.#hasEnded()) {
        throw new Error('The backend ended');
      }
      await new Promise(resolve => setTimeout(resolve, 2_000));
      try {
        await this.signIn();
        const answer = await this.get('/api/catalog/entities/by-query', {
          limit: '1',
          fields: 'kind',
          filter: 'kind=component,relations.partOf',
        });
        count = JSON.parse(answer).totalItems;
      } catch {
        count = 0;
      }
    }
  }
}

async function* encode(lines: AsyncIterable<string>) {
  const encoder = new TextEncoder();
  for await (const line of lines) {
    yield encoder.encode(line);
  }
}

function configOf(connection: Connection, port: number, keeping: Keeping) {
  return {
    app: { baseUrl: baseOf(port) },
    backend: {
      baseUrl: baseOf(port),
      listen: { host: '127.0.0.1', port },
      database: { client: 'pg', connection },
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: 'bench-import', subject: 'pipelines' },
          },
        ],
      },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    permission: { enabled: true },
    devops: { cache: keeping },
    catalog: {
      // The entities do not change; nothing is to run beside what is measured.
      processingInterval: { hours: 24 },
      rules: [{ allow: ['Component', 'System', 'Domain', 'Group'] }],
    },
  };
}
