import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const SNIPPETS = resolve(__dirname, '../../../../../docs/snippets');

export const readSnippet = (file: string) =>
  readFileSync(join(SNIPPETS, file), 'utf8');

type Environment = Record<string, string>;

/** Only what the tool would set, so that nothing of this machine helps. */
function environment(variables: Environment): NodeJS.ProcessEnv {
  return { NODE_ENV: 'test', PATH: process.env.PATH, ...variables };
}

/** A machine without a program that a snippet needs cannot show that it works. */
export function requirePrograms(...names: string[]): void {
  const missing = names.filter(
    name => spawnSync(name, ['--version']).error !== undefined,
  );
  if (missing.length > 0) {
    throw new Error(`Install ${missing.join(', ')}: the snippets run with it`);
  }
}

/** Starts a program with nothing but the given variables. */
export function start(
  command: string,
  args: string[],
  variables: Environment,
): ChildProcess {
  return spawn(command, args, { env: environment(variables) });
}

/** @throws Error with what the program said, when it does not end with 0 */
export async function run(
  command: string,
  args: string[],
  variables: Environment,
): Promise<void> {
  const child = start(command, args, variables);
  const said: string[] = [];
  const listen = (chunk: Buffer) => said.push(chunk.toString('utf8'));
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  const [code] = await once(child, 'close');
  const text = said.join('');
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${text}`);
}

/** Runs a script as the shell of a container or an agent does. */
export const runShell = (
  shell: 'sh' | 'bash',
  script: string,
  variables: Environment,
) => run(shell, ['-e', '-c', script], variables);
