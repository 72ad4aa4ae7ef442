import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';

const ROOT = join(__dirname, '..', '..');

/**
 * Runs the process of `npm run rebuild` on a database.
 *
 * @param killAfterMs - how long after it began to compute it is killed; null: it ends by itself
 * @returns what it said
 */
export function runRebuild(
  configFile: string,
  config: JsonObject,
  killAfterMs: number | null,
): Promise<{ code: number | null; signal: string | null; said: string }> {
  writeFileSync(configFile, JSON.stringify(config));
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(ROOT, 'scripts', 'rebuild', 'rebuild.cjs'),
      '--config',
      configFile,
    ],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', async text => {
    const hadBegun = said.includes('Rebuilding');
    said += text;
    if (killAfterMs !== null && !hadBegun && said.includes('Rebuilding')) {
      await wait(killAfterMs);
      child.kill('SIGKILL');
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, said }));
  });
}
