import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';

/** A backend that runs in a process of its own. */
export interface BackendProcess {
  url: string;
  /** Ends it at once, as a power cut would: nothing of it can tidy up. */
  kill(): Promise<void>;
}

/** Starts a backend on a database that outlives it. */
export async function startBackendProcess(options: {
  config: JsonObject;
  entities: JsonObject[];
}): Promise<BackendProcess> {
  const child = fork(join(__dirname, 'backend.cjs'), {
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      BACKEND_OPTIONS: JSON.stringify(options),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await portOf(child);
  return {
    url: `http://localhost:${port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) {
        return;
      }
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('exit', code => reject(new Error(`The backend ended: ${code}`)));
    // The transform of TypeScript sends messages of its own.
    child.on('message', (message: { port?: number; error?: string }) => {
      if (message.error !== undefined) {
        reject(new Error(message.error));
      } else if (message.port !== undefined) {
        resolve(message.port);
      }
    });
  });
}
