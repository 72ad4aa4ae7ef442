import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import {
  createGithubConnector,
  GithubSettings,
  readGithubSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-github';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(
  __dirname,
  '..',
  '..',
  '..',
  'shared',
  'fixtures',
  'drone-go-scm',
  'github',
);

/** Without their data these tests fail: nothing here looks whether it is there. */
const names = readdirSync(FOLDER)
  .filter(name => name.endsWith('.json'))
  .map(name => name.replace(/\.json$/, ''));

const json = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const golden = (name: string) => json(`${name}.json.golden`);

function read(name: string, settings: Partial<GithubSettings> = {}) {
  const connector = createGithubConnector({
    ...readGithubSettings(),
    ...settings,
  });
  return connector.read({
    payload: json(`${name}.json`),
    headers: {},
    receivedAt: Date.parse('2026-11-01T00:00:00Z'),
    topic: null,
  });
}

function only(name: string, settings?: Partial<GithubSettings>) {
  const reading = read(name, settings);
  const records = 'records' in reading ? reading.records : [];
  expect(records).toHaveLength(1);
  return records[0];
}

it('there are 10 bodies of go-scm', () => {
  expect(names).toHaveLength(10);
});

it.each(names)('%s is read, or ignored with a reason', name => {
  const reading = read(name, {
    releaseEnvironment: 'production',
    workflows: [{ name: /^/, environment: 'production', branch: null }],
  });
  const reason = 'ignored' in reading ? reading.ignored : 'not ignored';
  expect(reason).toMatch(/\w+ \w+/);
  const problems = ('records' in reading ? reading.records : [])
    .map(record => parseRecord({ ...record, source: 'github' }))
    .filter(({ ok }) => !ok);
  expect(problems).toEqual([]);
});

it.each(['deployment', 'deployment_commit'])('%s', name => {
  const { Number: id, Ref, Repo, Target } = golden(name);
  expect(only(name)).toMatchObject({
    kind: 'deployment',
    externalId: String(id),
    repository: Repo.Link,
    revision: Ref.Sha,
    environment: Target,
    status: 'queued',
  });
});

it('push', () => {
  const { After, Before, Commits, Repo } = golden('push');
  expect(only('push')).toMatchObject({
    kind: 'change',
    repository: Repo.Link,
    revision: After,
    parents: [Before],
    committedAt: Commits[0].Committer.Date,
  });
});

it('release_published', () => {
  const { Release } = golden('release_published');
  const record = only('release_published', {
    releaseEnvironment: 'production',
  });
  expect(record).toMatchObject({
    externalId: `release/${Release.ID}`,
    finishedAt: Release.Published,
    url: Release.Link,
  });
  expect(record).toHaveProperty(
    'artifact',
    expect.stringMatching(new RegExp(`@${Release.Tag}$`)),
  );
});

it.each([
  ['pr_closed', 'closed without being merged'],
  ['push_branch_create', 'a push'],
  ['push_branch_delete', 'default branch'],
  ['push_tag', 'default branch'],
  ['push_tag_delete', 'default branch'],
  ['pipeline_hook', 'no workflow is configured'],
])('%s is no deployment and no change', (name, reason) => {
  expect(read(name)).toEqual({ ignored: expect.stringContaining(reason) });
});
