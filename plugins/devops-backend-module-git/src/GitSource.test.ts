import { existsSync, mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Git } from './repository/Git';
import { RecordingContext } from './__testUtils__/RecordingContext';
import { sourceFor } from './__testUtils__/sourceFor';
import { TestRepository } from './__testUtils__/TestRepository';

// Machines that do more than this test are slow.
jest.setTimeout(60_000);

describe('GitSource', () => {
  let repository: TestRepository;
  let context: RecordingContext;

  beforeEach(() => {
    repository = new TestRepository();
    context = new RecordingContext();
  });

  afterEach(() => repository.remove());

  function clone(...options: string[]): string {
    const path = join(repository.root, 'clone');
    const from = `file://${repository.path}`;
    repository.git(['clone', '--quiet', ...options, from, path]);
    return path;
  }

  describe('reading release tags', () => {
    it('lists each commit with the first release that contains it', async () => {
      const a = repository.commit();
      repository.tag('v1.0.0');
      const b = repository.commit({ author: 'dependabot[bot]' });
      const c = repository.commit();
      repository.tag('v1.1.0', { annotated: true });
      await sourceFor(repository).deliver(context);

      expect(context.error).toBeNull();
      expect(context.written).toEqual([
        {
          kind: 'deployment',
          source: 'git',
          externalId: 'shop@v1.0.0',
          entityRef: 'component:default/shop',
          environment: 'production',
          status: 'succeeded',
          finishedAt: '2026-01-05T09:00:00.000Z',
          revision: a,
          changes: [
            {
              revision: a,
              parents: [],
              authoredAt: '2026-01-05T09:00:00.000Z',
              committedAt: '2026-01-05T09:00:00.000Z',
            },
          ],
        },
        expect.objectContaining({
          externalId: 'shop@v1.1.0',
          revision: c,
          finishedAt: '2026-01-05T12:00:00.000Z',
          changes: [
            expect.objectContaining({ revision: c, parents: [b] }),
            expect.objectContaining({ revision: b, automated: true }),
          ],
        }),
      ]);
      expect(JSON.stringify(context.written)).not.toMatch(
        /dependabot|Someone|example\.org|secret/,
      );
    });

    it('delivers prereleases to staging and their commits with the release', async () => {
      const a = repository.commit();
      repository.tag('v1.0.0-rc1');
      const b = repository.commit();
      repository.tag('v1.0.0');
      await sourceFor(repository).deliver(context);

      expect(context.last('shop@v1.0.0-rc1')).toMatchObject({
        environment: 'staging',
        revision: a,
      });
      expect(context.changesOf('shop@v1.0.0-rc1')).toBeUndefined();
      expect(context.changesOf('shop@v1.0.0')).toEqual([b, a]);
    });

    it('follows a maintenance branch beside the main one', async () => {
      const a = repository.commit();
      repository.tag('v1.0.0');
      const b = repository.commit();
      repository.tag('v2.0.0');
      repository.git(['checkout', '--quiet', '-b', 'v1', 'v1.0.0']);
      const fix = repository.commit();
      repository.tag('v1.0.1');
      repository.git(['checkout', '--quiet', 'main']);
      const merge = repository.commit({ merge: 'v1' });
      repository.tag('v2.0.1');
      await sourceFor(repository).deliver(context);

      expect(context.changesOf('shop@v1.0.0')).toEqual([a]);
      expect(context.changesOf('shop@v2.0.0')).toEqual([b]);
      expect(context.changesOf('shop@v1.0.1')).toEqual([fix]);
      expect(context.changesOf('shop@v2.0.1')).toEqual([merge]);
    });

    it('links to pages of known hosts', async () => {
      repository.commit();
      repository.tag('api/v1.0.0');
      const source = sourceFor(repository, {
        tagPattern: '^api/v',
        webUrl: 'https://gitlab.com/group/shop',
      });
      await source.deliver(context);
      expect(context.last('shop@api/v1.0.0')).toMatchObject({
        repository: 'https://gitlab.com/group/shop',
        url: 'https://gitlab.com/group/shop/-/tags/api/v1.0.0',
      });
    });

    it('sends moved tags again and takes deleted ones back', async () => {
      const a = repository.commit();
      const b = repository.commit();
      repository.tag('v1.0.0');
      const c = repository.commit();
      repository.tag('v1.1.0');
      const source = sourceFor(repository);
      await source.deliver(context);
      expect(context.changesOf('shop@v1.0.0')).toEqual([b, a]);

      repository.tag('v1.0.0', { at: a });
      repository.git(['tag', '--delete', 'v1.1.0']);
      await source.deliver(context);
      expect(context.written).toHaveLength(4);
      expect(context.last('shop@v1.0.0')).toMatchObject({
        revision: a,
        finishedAt: '2026-01-05T09:00:00.000Z',
        deleted: false,
        updatedAt: expect.any(String),
        changes: [expect.objectContaining({ revision: a })],
      });
      expect(context.last('shop@v1.1.0')).toEqual({
        kind: 'deployment',
        source: 'git',
        externalId: 'shop@v1.1.0',
        deleted: true,
        updatedAt: expect.any(String),
      });

      repository.tag('v1.1.0');
      await source.deliver(context);
      expect(context.written).toHaveLength(5);
      expect(context.last('shop@v1.1.0').deleted).toBe(false);
      expect(context.changesOf('shop@v1.1.0')).toEqual([c, b]);
    });

    it('says so when no tag matches', async () => {
      repository.commit();
      await sourceFor(repository, { mode: 'releases' }).deliver(context);
      expect(context.written).toEqual([]);
      expect(context.error).toMatch(/^shop: no tag matches/);
      expect([...context.reportedTo]).toEqual(['component:default/shop']);
    });
  });

  describe('reading merges', () => {
    it('takes each step of the main branch for a deployment', async () => {
      const a = repository.commit();
      repository.git(['checkout', '--quiet', '-b', 'feature']);
      const b = repository.commit();
      const c = repository.commit();
      repository.git(['checkout', '--quiet', 'main']);
      const merge = repository.commit({ merge: 'feature' });
      await sourceFor(repository).deliver(context);

      expect(context.written.map(({ revision }) => revision)).toEqual([
        a,
        merge,
      ]);
      expect(context.changesOf(`shop@${a}`)).toEqual([a]);
      expect(context.changesOf(`shop@${merge}`)).toEqual([merge, c, b]);
    });

    it('goes over to releases with the first tag', async () => {
      const a = repository.commit();
      const source = sourceFor(repository);
      await source.deliver(context);
      repository.tag('v1.0.0');
      await source.deliver(context);
      expect(context.last(`shop@${a}`).deleted).toBe(true);
      expect(context.changesOf('shop@v1.0.0')).toEqual([a]);
    });

    it('reads the branch that is named, whatever its name looks like', async () => {
      repository.commit();
      repository.git(['checkout', '--quiet', '-b', 'live']);
      const b = repository.commit();
      await sourceFor(repository, { branch: 'live' }).deliver(context);
      expect(context.changesOf(`shop@${b}`)).toEqual([b]);
    });

    it('names a branch that does not exist', async () => {
      repository.commit();
      await sourceFor(repository, { branch: 'live' }).deliver(context);
      expect(context.error).toBe('shop: there is no branch "live"');
      expect(context.batches).toEqual([]);
    });
  });

  describe('delivering', () => {
    it('writes nothing the second time', async () => {
      repository.commit();
      repository.tag('v1.0.0');
      const source = sourceFor(repository);
      await source.deliver(context);
      const state = new Map(context.state);
      await source.deliver(context);
      expect(context.batches).toHaveLength(1);
      expect(context.state).toEqual(state);
    });

    it('sends only what is new', async () => {
      repository.commit();
      repository.tag('v1.0.0');
      const source = sourceFor(repository);
      await source.deliver(context);
      repository.commit();
      repository.tag('v1.0.1');
      await source.deliver(context);
      expect(context.batches[1].map(({ externalId }) => externalId)).toEqual([
        'shop@v1.0.1',
      ]);
    });

    it('goes on after the last batch that was stored', async () => {
      importCommits(repository, 2_500);
      const source = sourceFor(repository);
      context.beforeWrite = batch => {
        if (batch === 1) {
          context.beforeWrite = () => {};
          throw new Error('killed');
        }
      };
      await expect(source.deliver(context)).rejects.toThrow('killed');
      await source.deliver(context);

      expect(context.batches.map(batch => batch.length)).toEqual([
        1_000, 1_000, 500,
      ]);
      const ids = context.written.map(({ externalId }) => externalId);
      expect(new Set(ids).size).toBe(2_500);
    });

    it('stops between batches when the backend shuts down', async () => {
      importCommits(repository, 1_500);
      context.beforeWrite = () => context.controller.abort();
      await sourceFor(repository).deliver(context);
      expect(context.batches).toHaveLength(1);
      expect(context.error).toBeNull();
    });

    it('reads 20,000 commits in seconds', async () => {
      importCommits(repository, 20_000);
      repository.tag('v1.0.0', { at: 'main~10000' });
      repository.tag('v1.1.0', { at: 'main~5000' });
      repository.tag('v1.2.0', { at: 'main' });
      const start = Date.now();
      await sourceFor(repository).deliver(context);
      expect(context.changesOf('shop@v1.0.0')).toHaveLength(10_000);
      expect(context.changesOf('shop@v1.2.0')).toHaveLength(5_000);
      expect(Date.now() - start).toBeLessThan(30_000);
    });

    it('reports what the store rejects and sends it again', async () => {
      repository.commit();
      repository.tag('v1.0.0');
      const source = sourceFor(repository, { environment: 'x'.repeat(300) });
      await source.deliver(context);
      expect(context.error).toMatch(
        /^shop: 1 deployments were rejected, the first is shop@v1.0.0: \$\.environment/,
      );
      await source.deliver(context);
      expect(context.batches).toHaveLength(2);
    });
  });

  describe('where the history is not whole', () => {
    it('sends a cut release of a shallow clone without changes', async () => {
      repository.commit();
      repository.tag('v1.0.0');
      repository.commit();
      repository.tag('v1.1.0');
      const c = repository.commit();
      repository.tag('v1.2.0');
      const path = clone('--depth=2');
      await sourceFor(repository, { path }).deliver(context);

      expect(context.changesOf('shop@v1.1.0')).toBeUndefined();
      expect(context.changesOf('shop@v1.2.0')).toEqual([c]);
      expect(context.error).toMatch(
        /1 of 2 deployments are sent without their changes.*git fetch --unshallow/,
      );
      const finding = context.error;
      await sourceFor(repository, { path }).deliver(context);
      expect(context.error).toBe(finding);

      repository.git(['fetch', '--quiet', '--unshallow', '--tags'], {
        cwd: path,
      });
      await sourceFor(repository, { path }).deliver(context);
      expect(context.changesOf('shop@v1.1.0')).toHaveLength(1);
      expect(context.changesOf('shop@v1.0.0')).toHaveLength(1);
      expect(context.error).toBeNull();
    });

    it('finds no repository in an archive, not even inside another clone', async () => {
      repository.commit();
      const path = join(repository.path, 'unpacked');
      mkdirSync(path);
      await sourceFor(repository, { path }).deliver(context);
      expect(context.error).toMatch(/unpacked is no git repository/);
      expect(context.batches).toEqual([]);
    });

    it('says that a repository is empty', async () => {
      await sourceFor(repository).deliver(context);
      expect(context.error).toBe('shop: the repository has no commits yet');
    });

    it('says that git is missing', async () => {
      repository.commit();
      const git = new Git({ binary: 'no-such-git' });
      await sourceFor(repository, {}, { git }).deliver(context);
      expect(context.error).toMatch(/git is not installed/);
    });

    it('reads the other repositories although one fails', async () => {
      const a = repository.commit();
      const entityRef = 'component:shop';
      const source = sourceFor(
        repository,
        {},
        {
          settings: {
            repositories: [
              { path: join(repository.root, 'gone'), entityRef, id: 'gone' },
              { path: repository.path, entityRef },
            ],
          },
        },
      );
      await source.deliver(context);
      expect(context.error).toMatch(/^gone: .*gone does not exist$/);
      expect(context.changesOf(`shop@${a}`)).toEqual([a]);
    });

    it('gives up on a git that does not end', async () => {
      repository.commit();
      const binary = join(repository.root, 'slow-git');
      writeFileSync(binary, '#!/bin/sh\nsleep 60\n', { mode: 0o755 });
      const git = new Git({ binary, timeoutMs: 200 });
      await sourceFor(repository, {}, { git }).deliver(context);
      expect(context.error).toMatch(/took longer than 0.2 s/);
    });
  });

  describe('a repository that means harm', () => {
    it('starts nothing that its configuration or hooks name', async () => {
      const a = repository.commit();
      repository.commit();
      repository.tag('v1.0.0', { annotated: true });
      const marker = join(repository.root, 'started');
      const program = join(repository.root, 'program');
      writeFileSync(program, `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
      const hooks = join(repository.path, '.git', 'hooks');
      rmSync(hooks, { recursive: true, force: true });
      mkdirSync(hooks);
      for (const hook of ['post-index-change', 'reference-transaction']) {
        writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch ${marker}\n`, {
          mode: 0o755,
        });
      }
      for (const [key, value] of [
        ['core.fsmonitor', program],
        ['core.sshCommand', program],
        ['core.pager', program],
        ['core.gitProxy', program],
        ['log.showSignature', 'true'],
        ['gpg.program', program],
        ['diff.external', program],
        ['credential.helper', program],
        ['alias.rev-list', `!${program}`],
        ['extensions.partialClone', 'origin'],
        ['remote.origin.promisor', 'true'],
        ['remote.origin.url', `ext::${program}`],
        ['protocol.ext.allow', 'always'],
        ['protocol.allow', 'always'],
      ]) {
        repository.git(['config', key, value]);
      }
      // A missing commit makes git fetch it from the promised remote.
      rmSync(
        join(repository.path, '.git', 'objects', a.slice(0, 2), a.slice(2)),
      );
      await sourceFor(repository).deliver(context);

      expect(existsSync(marker)).toBe(false);
      expect(context.error).toMatch(/^shop: git rev-list failed/);

      // The trap is a real one: git as it comes walks into it.
      expect(() => repository.git(['rev-list', '--all'])).toThrow();
      expect(existsSync(marker)).toBe(true);
    });

    it('takes no name for an option', async () => {
      const a = repository.commit();
      repository.git(['update-ref', 'refs/tags/--all', a]);
      repository.git(['update-ref', 'refs/heads/--output=owned', a]);
      const source = sourceFor(repository, { tagPattern: '.' });
      await source.deliver(context);
      expect(context.error).toBeNull();
      expect(context.changesOf('shop@--all')).toEqual([a]);
    });

    it('does not follow a .git file out of the allowed directories', async () => {
      const outside = new TestRepository();
      try {
        outside.commit();
        const path = join(repository.root, 'decoy');
        mkdirSync(path);
        writeFileSync(
          join(path, '.git'),
          `gitdir: ${join(outside.path, '.git')}\n`,
        );
        await sourceFor(repository, { path }).deliver(context);
        expect(context.error).toMatch(/devops\.git\.allowedPaths/);

        await sourceFor(repository, { path: outside.path }).deliver(context);
        expect(context.error).toMatch(/devops\.git\.allowedPaths/);
        expect(context.batches).toEqual([]);
      } finally {
        outside.remove();
      }
    });

    it('reads a linked work tree of an allowed repository', async () => {
      const a = repository.commit();
      const path = join(repository.root, 'linked');
      repository.git(['worktree', 'add', '--quiet', '-b', 'other', path]);
      await sourceFor(repository, { path }).deliver(context);
      expect(context.changesOf(`shop@${a}`)).toEqual([a]);
    });
  });
});

/** A straight line of commits on main, made in one process. */
function importCommits(repository: TestRepository, count: number): void {
  const lines: string[] = [];
  for (let number = 0; number < count; number++) {
    lines.push(
      'commit refs/heads/main',
      `committer Someone <someone@example.org> ${1_767_600_000 + number} +0900`,
      'data 0',
    );
  }
  repository.git(['fast-import', '--quiet'], {
    input: `${lines.join('\n')}\n`,
  });
}
