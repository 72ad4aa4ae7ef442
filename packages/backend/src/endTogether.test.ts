import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = resolve(__dirname, '../../../scripts/endTogether.mjs');

/** A command like `npm start`, whose child says its process id and then waits for long. */
const COMMAND = `
  import { spawn } from 'node:child_process';
  import { endTogether } from ${JSON.stringify(pathToFileURL(MODULE))};
  const wait = 'console.log(process.pid); setTimeout(() => {}, 60_000)';
  const child = spawn(process.execPath, ['-e', wait], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  endTogether(child);
  child.on('exit', () => process.exit());
`;

/** Runs it as npm does, through a shell that stays. */
function startLikeNpm(): ChildProcess {
  const script = '"$NODE" --input-type=module --eval "$COMMAND"; true';
  return spawn('sh', ['-c', script], {
    env: {
      ...process.env,
      NODE: process.execPath,
      COMMAND,
      npm_lifecycle_event: 'start',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

describe('what a command has started', () => {
  it('ends when the shell around the command is killed', async () => {
    const shell = startLikeNpm();
    const [pid] = await once(shell.stdout!, 'data');
    expect(Number(String(pid))).toBeGreaterThan(0);
    shell.kill('SIGKILL');
    // The output stays open as long as anybody could write to it.
    await once(shell, 'close');
    expect(() => process.kill(Number(String(pid)), 0)).toThrow('ESRCH');
  }, 30_000);
});
