import { execFileSync } from 'child_process';
import { mkdtempSync, realpathSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const FIRST_COMMIT = Date.parse('2026-01-05T09:00:00Z');

/** A real repository in a directory of its own; every commit is an hour younger than the one before. */
export class TestRepository {
  readonly root: string;
  readonly path: string;
  #hours = 0;

  constructor() {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'devops-git-')));
    this.path = join(this.root, 'repository');
    this.git(['init', '--quiet', '--initial-branch=main', this.path], {
      cwd: this.root,
    });
  }

  /** Makes an empty commit, or a merge of `merge` into the present branch, and returns its id. */
  commit(options: { author?: string; merge?: string } = {}): string {
    const date = this.tick();
    const env = {
      GIT_AUTHOR_NAME: options.author ?? 'Someone',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    const args = options.merge
      ? ['merge', '--quiet', '--no-ff', '-m', 'merge', options.merge]
      : ['commit', '--quiet', '--allow-empty', '-m', 'secret message'];
    this.git(args, { env });
    return this.revision('HEAD');
  }

  /** A lightweight tag, or an annotated one made an hour later. */
  tag(name: string, options: { annotated?: boolean; at?: string } = {}): void {
    const annotation = options.annotated ? ['-a', '-m', 'secret message'] : [];
    const env = options.annotated ? { GIT_COMMITTER_DATE: this.tick() } : {};
    this.git(['tag', '--force', ...annotation, name, options.at ?? 'HEAD'], {
      env,
    });
  }

  revision(name: string): string {
    return this.git(['rev-parse', `${name}^{commit}`]).trim();
  }

  git(
    args: string[],
    options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {},
  ): string {
    return execFileSync('git', args, {
      cwd: options.cwd ?? this.path,
      encoding: 'utf8',
      input: options.input,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Someone',
        GIT_AUTHOR_EMAIL: 'someone@example.org',
        GIT_COMMITTER_NAME: 'Someone',
        GIT_COMMITTER_EMAIL: 'someone@example.org',
        ...options.env,
      },
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private tick(): string {
    const instant = FIRST_COMMIT + this.#hours * 3_600_000;
    this.#hours += 1;
    return new Date(instant).toISOString();
  }
}
