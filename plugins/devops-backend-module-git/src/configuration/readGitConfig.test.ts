import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readGitConfig } from './readGitConfig';
import { findWorkspaceRoot } from './workspaceRoot';

const shop = { url: 'https://github.com/org/shop', entityRef: 'shop' };

function read(git: JsonObject, rest: JsonObject = {}) {
  return readGitConfig(
    new ConfigReader({
      integrations: { github: [{ host: 'github.com' }] },
      devops: { git },
      ...rest,
    }),
    '/backend/packages/backend',
  );
}

function readOne(entry: JsonObject, git: JsonObject = {}) {
  return read({ ...git, repositories: [entry] }).repositories[0];
}

describe('readGitConfig', () => {
  it('needs nothing', () => {
    const config = readGitConfig(new ConfigReader({}), '/backend');
    expect(config).toMatchObject({
      directory: '/backend/data/git',
      repositories: [],
      schedule: { frequency: { minutes: 10 } },
    });
  });

  it('fills in what is usual', () => {
    expect(readOne(shop)).toMatchObject({
      id: 'github.com/org/shop',
      origin: { url: 'https://github.com/org/shop', protocol: 'https' },
      entityRef: 'component:default/shop',
      environment: 'production',
      prereleaseEnvironment: 'staging',
      mode: 'auto',
      branch: null,
      webUrl: 'https://github.com/org/shop',
    });
  });

  it('starts relative directories at the working directory', () => {
    const config = read({
      directory: 'mirrors',
      allowedPaths: ['../..'],
      repositories: [{ path: '../..', entityRef: 'portal' }],
    });
    expect(config).toMatchObject({
      directory: '/backend/packages/backend/mirrors',
      allowedPaths: ['/backend'],
      repositories: [{ id: 'portal', origin: { path: '/backend' } }],
    });
  });

  it.each([
    [{}, 'auto'],
    [{ branch: 'live' }, 'merges'],
    [{ tagPattern: '^v' }, 'releases'],
    [{ branch: 'live', mode: 'auto' }, 'auto'],
  ])('takes %j for mode %s', (entry, mode) => {
    expect(readOne({ ...shop, ...entry }).mode).toBe(mode);
  });

  it.each([
    ['ext::sh -c id', /must start with https/],
    ['file:///etc', /must start with https/],
    ['/etc', /must start with https/],
    ['http://github.com/org/shop', /must start with https/],
    ['git@github.com:org/shop', /must start with https/],
    ['--upload-pack=id', /must start with https/],
    ['https://user:token@github.com/org/shop', /token or password/],
    ['https://token@github.com/org/shop', /token or password/],
    ['ssh://git:secret@github.com/org/shop', /token or password/],
    ['ssh://-oProxyCommand=id@github.com/org/shop', /user name/],
    ['ssh://-oProxyCommand=id/org/shop', /no usable host|must start/],
    ['https://github.com', /path of a repository/],
    ['https://github.com/org/shop?x=1', /path of a repository/],
    ['https://github.com/org/%0ashop', /path of a repository/],
    ['https://example.org/org/shop', /devops\.git\.allowedHosts/],
    ['https://github.com:8443/org/shop', /devops\.git\.allowedHosts/],
  ])('refuses the address %s', (url, message) => {
    const entry = { ...shop, url };
    expect(() => readOne(entry)).toThrow(message);
    expect(() => readOne(entry)).toThrow(/devops\.git\.repositories\[0\]\.url/);
  });

  it('allows further hosts by name', () => {
    const repository = readOne(
      { ...shop, url: 'ssh://git@git.example.org:2222/team/shop.git' },
      { allowedHosts: ['git.example.org:2222'] },
    );
    expect(repository).toMatchObject({
      id: 'git.example.org-2222/team/shop',
      origin: { protocol: 'ssh' },
      webUrl: 'https://git.example.org/team/shop',
    });
  });

  it.each([
    [{ entityRef: 'group:team' }, 'entityRef'],
    [{ entityRef: 'a:b:c' }, 'entityRef'],
    [{ mode: 'tags' }, 'mode'],
    [{ tagPattern: '(' }, 'tagPattern'],
    [{ prereleasePattern: '[' }, 'prereleasePattern'],
    [{ branch: '--all' }, 'branch'],
    [{ branch: 'a:b' }, 'branch'],
    [{ branch: 'a..b' }, 'branch'],
    [{ webUrl: 'data:text/html,x' }, 'webUrl'],
    [{ webUrl: 'http://example.org' }, 'webUrl'],
    [{ id: 'a@b' }, 'id'],
  ])('names the key that is wrong in %j', (entry, key) => {
    expect(() => readOne({ ...shop, ...entry })).toThrow(
      `'devops.git.repositories[0].${key}'`,
    );
  });

  it('wants either an address or a path', () => {
    expect(() => readOne({ entityRef: 'shop' })).toThrow(/`url` or `path`/);
    expect(() => readOne({ ...shop, path: '.' })).toThrow(/`url` or `path`/);
  });

  it('wants different ids', () => {
    const api = { ...shop, tagPattern: '^api/' };
    expect(() => read({ repositories: [shop, api] })).toThrow(
      /repositories\[1\]\.id.*repositories\[0\]/,
    );
    const { repositories } = read({
      repositories: [shop, { ...api, id: 'shop-api' }],
    });
    expect(repositories).toHaveLength(2);
  });
});

describe('findWorkspaceRoot', () => {
  it('finds the clone, else the workspace, else the directory itself', () => {
    const root = mkdtempSync(join(tmpdir(), 'devops-root-'));
    try {
      const backend = join(root, 'packages', 'backend');
      mkdirSync(backend, { recursive: true });
      expect(findWorkspaceRoot(backend)).toBe(backend);
      writeFileSync(join(root, 'package.json'), '{"workspaces": []}');
      expect(findWorkspaceRoot(backend)).toBe(root);
      mkdirSync(join(root, 'packages', '.git'));
      expect(findWorkspaceRoot(backend)).toBe(join(root, 'packages'));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
