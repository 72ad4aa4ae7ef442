import { isError } from '@backstage/errors';
import { spawn } from 'child_process';
import { once } from 'events';
import { createInterface } from 'readline';
import { GitError } from './GitError';
import { hardenedEnvironment, hardenedOptions } from './environment';

/** How much of git's complaint is kept for the message. */
const MAX_COMPLAINT = 2_000;

export interface GitCall {
  /** The repository's own directory; git never looks for another. */
  gitDir: string;
  /** Subcommand and its arguments. */
  args: string[];
  /** Configuration of this call alone, each `key=value`. */
  settings?: string[];
  input?: string;
  /** Protocols over which this call may fetch; default none. */
  protocols?: string[];
  onLine?: (line: string) => void;
  signal?: AbortSignal;
}

/**
 * Runs the git binary, without a shell, with an environment in which the
 * repository's own configuration starts no program.
 */
export class Git {
  readonly #binary: string;
  readonly #timeoutMs: number;

  constructor(options: { binary?: string; timeoutMs?: number } = {}) {
    this.#binary = options.binary ?? 'git';
    this.#timeoutMs = options.timeoutMs ?? 5 * 60_000;
  }

  /**
   * Ends when the process and its output have ended.
   *
   * @throws GitError when git is missing, fails, takes too long or is aborted
   */
  async run(call: GitCall): Promise<void> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = AbortSignal.any(
      call.signal ? [timeout, call.signal] : [timeout],
    );
    const command = call.args[0];
    if (signal.aborted) {
      throw new GitError('aborted', `git ${command} was interrupted`);
    }

    const child = spawn(
      this.#binary,
      [
        ...hardenedOptions(),
        ...(call.settings ?? []).flatMap(setting => ['-c', setting]),
        `--git-dir=${call.gitDir}`,
        ...call.args,
      ],
      {
        // A group of its own, so that helpers (https, ssh) end with it.
        detached: true,
        env: hardenedEnvironment(call.protocols ?? []),
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    const stop = () => endGroup(child.pid);
    signal.addEventListener('abort', stop, { once: true });

    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(0, MAX_COMPLAINT);
    });
    // The process may end without reading its input; its exit code tells why.
    child.stdin.on('error', () => {});
    child.stdin.end(call.input ?? '');

    try {
      const closed = once(child, 'close');
      const read = (async () => {
        const lines = createInterface({ input: child.stdout });
        for await (const line of lines) {
          call.onLine?.(line);
        }
      })();
      const [[code]] = await Promise.all([closed, read]);
      if (signal.aborted) {
        throw timeout.aborted
          ? new GitError(
              'timeout',
              `git ${command} took longer than ${this.#timeoutMs / 1000} s`,
            )
          : new GitError('aborted', `git ${command} was interrupted`);
      }
      if (code !== 0) {
        throw new GitError(
          'failed',
          `git ${command} failed: ${complaint.trim() || `exit code ${code}`}`,
        );
      }
    } catch (error) {
      if (isError(error) && error.code === 'ENOENT') {
        throw new GitError(
          'missing',
          'git is not installed on the machine of the backend, or not in its PATH',
        );
      }
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** The lines that a call prints. */
  async lines(call: Omit<GitCall, 'onLine'>): Promise<string[]> {
    const lines: string[] = [];
    await this.run({ ...call, onLine: line => lines.push(line) });
    return lines;
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended already.
  }
}
