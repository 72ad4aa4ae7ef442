import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a command-line script of the repository said. */
export interface ScriptResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a script of `scripts/` the way a person does. */
export function runScript(
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<ScriptResult> {
  const script = join(__dirname, '..', 'scripts', name);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { PATH: process.env.PATH, ...env },
    });
    const result: ScriptResult = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', text => {
      result.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      result.stderr += text;
    });
    child.on('error', reject);
    child.on('close', code => resolve({ ...result, code }));
  });
}
