import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PACKAGE = resolve(__dirname, '../..');
const PATIENCE_MS = 90_000;

/** A database as `backend.database` of the configuration names it. */
export interface DatabaseConfig {
  client: string;
  connection: Record<string, unknown>;
  prefix?: string;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || !address) throw new Error('No free port');
  return address.port;
}

/** A Component of the catalog that does nothing but exist. */
const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:test' },
});

/** The real backend in a process of its own, which can be killed as the kernel kills one. */
export class PortalProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'devops-domains-process-'));
  readonly #config: (port: number) => object;
  #child: ChildProcess | undefined;
  #log = '';
  #url = '';

  constructor(options: { database: DatabaseConfig; components: string[] }) {
    const catalog = join(this.#folder, 'catalog.yaml');
    const entities = options.components.map(component);
    // JSON is YAML, too.
    writeFileSync(
      catalog,
      entities.map(one => JSON.stringify(one)).join('\n---\n'),
    );
    this.#config = port => ({
      app: { baseUrl: `http://127.0.0.1:${port}` },
      backend: {
        baseUrl: `http://127.0.0.1:${port}`,
        listen: { host: '127.0.0.1', port },
        database: options.database,
      },
      catalog: { locations: [{ type: 'file', target: catalog }] },
      devops: { sample: { enabled: false }, git: { repositories: [] } },
    });
  }

  get url(): string {
    return this.#url;
  }

  /** Resolves when the backend says that it is ready. */
  async start(): Promise<void> {
    const port = await freePort();
    this.#url = `http://127.0.0.1:${port}`;
    const config = join(this.#folder, 'app-config.yaml');
    writeFileSync(config, JSON.stringify(this.#config(port)));
    const transform = require.resolve(
      '@backstage/cli/config/nodeTransform.cjs',
    );
    const files = [join(PACKAGE, '../../app-config.yaml'), config];
    const child = spawn(
      process.execPath,
      [
        ...['--require', transform, join(PACKAGE, 'src/index.ts')],
        ...files.flatMap(file => ['--config', file]),
      ],
      {
        cwd: PACKAGE,
        env: { ...process.env, NODE_ENV: 'development' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', text => {
        this.#log = `${this.#log}${text}`.slice(-5_000);
      });
    }
    this.#child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    await this.#ready(child);
  }

  /** Ends it at once, with nothing finished and nothing closed. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ready(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline && child.exitCode === null) {
      const path = '/.backstage/health/v1/readiness';
      const answer = await fetch(`${this.#url}${path}`).catch(() => null);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error(`The backend does not start:\n${this.#log}`);
  }
}
