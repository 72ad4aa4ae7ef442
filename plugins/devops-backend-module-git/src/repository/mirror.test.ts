import { once } from 'events';
import { existsSync, readdirSync, writeFileSync } from 'fs';
import { createServer } from 'http';
import { AddressInfo } from 'net';
import { join } from 'path';
import { TestRepository } from '../__testUtils__/TestRepository';
import { Git } from './Git';
import { readCommits } from './commits';
import { findBranch } from './mainBranch';
import { Remote, updateMirror } from './mirror';
import { readReferences } from './references';

// Machines that do more than this test are slow.
jest.setTimeout(60_000);

describe('updateMirror', () => {
  const git = new Git();
  let source: TestRepository;
  let directory: string;
  let remote: Remote;

  beforeEach(() => {
    source = new TestRepository();
    source.git(['config', 'uploadpack.allowFilter', 'true']);
    directory = join(source.root, 'mirrors');
    // Only tests fetch over `file`; the configuration lets https and ssh through.
    remote = { url: `file://${source.path}`, protocol: 'file', branch: null };
  });

  afterEach(() => source.remove());

  it('brings tags and the default branch, and follows them', async () => {
    source.commit();
    source.tag('v1.0.0');
    source.tag('v1.0.1');
    const { gitDir } = await updateMirror(git, directory, remote);

    const b = source.commit();
    source.tag('v1.0.0');
    source.git(['tag', '--delete', 'v1.0.1']);
    await updateMirror(git, directory, remote);
    const references = await readReferences(git, gitDir);
    expect(references.tags).toMatchObject([{ name: 'v1.0.0', commit: b }]);
    expect(findBranch(references, null)).toBe(b);
    const history = await readCommits(git, gitDir, {
      heads: [b],
      boundaries: [],
    });
    expect(history.size).toBe(2);
  });

  it('brings a named branch', async () => {
    const a = source.commit();
    source.git(['branch', 'live']);
    source.commit();
    const { gitDir } = await updateMirror(git, directory, {
      ...remote,
      branch: 'live',
    });
    expect(findBranch(await readReferences(git, gitDir), 'live')).toBe(a);
  });

  it('brings no files', async () => {
    writeFileSync(join(source.path, 'file'), 'content');
    source.git(['add', 'file']);
    source.commit();
    const { gitDir } = await updateMirror(git, directory, remote);
    const objects = await git.lines({
      gitDir,
      args: ['cat-file', '--batch-all-objects', '--batch-check=%(objecttype)'],
    });
    expect(objects).toEqual(['commit']);
  });

  it('starts over after a lock that a killed backend left', async () => {
    source.commit();
    source.tag('v1.0.0');
    const { gitDir } = await updateMirror(git, directory, remote);
    source.tag('v1.0.1');
    writeFileSync(join(gitDir, 'refs', 'tags', 'v1.0.1.lock'), '');
    await expect(updateMirror(git, directory, remote)).rejects.toThrow(/lock/);
    expect(existsSync(gitDir)).toBe(false);
    await updateMirror(git, directory, remote);
    expect((await readReferences(git, gitDir)).tags).toHaveLength(2);
  });

  it('refuses a protocol that was not checked', async () => {
    source.commit();
    await expect(
      updateMirror(git, directory, { ...remote, protocol: 'https' }),
    ).rejects.toThrow(/^git fetch failed: .*transport 'file' not allowed/);
    await expect(
      updateMirror(git, directory, {
        ...remote,
        url: `ext::touch ${join(source.root, 'started')}`,
        protocol: 'https',
      }),
    ).rejects.toThrow(/transport 'ext' not allowed/);
    expect(readdirSync(source.root)).not.toContain('started');
  });

  it('follows no redirect, and says what to do', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(301, { Location: '/elsewhere' }).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      await expect(
        updateMirror(git, directory, {
          url: `http://127.0.0.1:${port}/shop`,
          protocol: 'http',
          branch: null,
        }),
      ).rejects.toThrow(/Redirects are not followed/);
      expect(asked).toEqual(['/shop/info/refs?service=git-upload-pack']);
    } finally {
      server.close();
    }
  });

  it('keeps mirrors of different addresses apart', async () => {
    source.commit();
    const first = await updateMirror(git, directory, remote);
    const second = await updateMirror(git, directory, {
      ...remote,
      url: `file://${source.path}/.git`,
    });
    expect(first.gitDir).not.toBe(second.gitDir);
  });
});
