import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { freePort } from '../scripts/postgres.mjs';

/** What every source and the tools themselves prove themselves with. */
export const SECRET = 'resilience-secret';
export const TOKEN = 'resilience-token';

/** A topic of Backstage's own ingress, to compare with. */
export const INGRESS_TOPIC = 'compared';

/** A topic of that ingress which feeds a source of ours. */
export const BUS_TOPIC = 'github-by-bus';

const SOURCES = [
  'alertmanager',
  'argocd',
  'aws-ecs',
  'azure-devops',
  'bitbucket',
  'flux',
  'github',
  'gitlab',
  'grafana',
  'jira',
  'pagerduty',
  'sentry',
];

/** How to reach the PostgreSQL that all replicas share. */
export type Connection = {
  host: string;
  port: number;
  user: string;
  password: string;
};

function configOf(connection: Connection, prefix: string, port: number) {
  return {
    app: { baseUrl: `http://127.0.0.1:${port}` },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'pg',
        prefix,
        connection,
        knexConfig: { pool: { min: 0, max: 12 } },
      },
      auth: {
        keys: [
          { secret: Buffer.from('shared by the replicas').toString('base64') },
        ],
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'resilience' } },
        ],
      },
    },
    permission: { enabled: false },
    events: {
      useEventBus: 'never',
      http: { topics: [INGRESS_TOPIC, BUS_TOPIC] },
    },
    devops: {
      sources: Object.fromEntries(
        SOURCES.map(name => [
          name,
          {
            webhook: { secret: SECRET },
            ...(name === 'github' && { events: { topics: [BUS_TOPIC] } }),
          },
        ]),
      ),
    },
  } satisfies JsonObject;
}

/** A replica that can be killed and started again on the same port. */
export class Backend {
  readonly url: string;
  readonly #config: string;
  readonly #directory: string;
  readonly #shows: boolean;
  #child: ChildProcess | undefined;

  private constructor(
    directory: string,
    config: string,
    port: number,
    shows: boolean,
  ) {
    this.#shows = shows;
    this.#directory = directory;
    this.#config = config;
    this.url = `http://127.0.0.1:${port}`;
  }

  /**
   * @param prefix - of the names of the databases, shared by the replicas of one run
   * @param options.shows - whether what it logs is seen
   */
  static async create(
    connection: Connection,
    prefix: string,
    { shows = false } = {},
  ) {
    const port = await freePort();
    const directory = mkdtempSync(join(tmpdir(), 'devops-replica-'));
    const config = join(directory, 'app-config.json');
    writeFileSync(config, JSON.stringify(configOf(connection, prefix, port)));
    return new Backend(directory, config, port, shows);
  }

  start() {
    this.#child = fork(
      join(__dirname, 'replica.ts'),
      ['--config', this.#config],
      {
        execArgv: [...process.execArgv, '--expose-gc'],
        stdio: ['ignore', this.#shows ? 'inherit' : 'ignore', 'inherit', 'ipc'],
      },
    );
  }

  async kill() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async remove() {
    await this.kill();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** How the process ended; null while it runs. */
  get ending(): string | null {
    const { exitCode = null, signalCode = null } = this.#child ?? {};
    return exitCode === null && signalCode === null
      ? null
      : `code ${exitCode}, signal ${signalCode}`;
  }

  get hasEnded(): boolean {
    return this.ending !== null;
  }

  async isHealthy(): Promise<boolean> {
    try {
      const { status } = await fetch(`${this.url}/api/devops/v1/health`, {
        headers: { authorization: `Bearer ${TOKEN}` },
        signal: AbortSignal.timeout(5_000),
      });
      return status === 200;
    } catch {
      return false;
    }
  }

  async untilHealthy(patienceMs = 180_000) {
    const end = Date.now() + patienceMs;
    while (!(await this.isHealthy())) {
      if (this.hasEnded) throw new Error('A replica ended by itself');
      if (Date.now() > end) throw new Error('A replica does not get healthy');
      await sleep(200);
    }
  }

  async get<Answer>(path: string): Promise<Answer> {
    const response = await fetch(`${this.url}/api/devops${path}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  /** Resident memory in bytes. */
  async memory(): Promise<number> {
    this.#child?.send('memory');
    for (;;) {
      // Backstage itself sends messages to the process that started it, too.
      const [message] = await once(this.#child as ChildProcess, 'message');
      if (typeof message.rss === 'number') return message.rss;
    }
  }
}
