import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import {
  createGitlabConnector,
  GitlabSettings,
  readGitlabSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-gitlab';
import { ConnectorRecord } from '@devops-domains/backstage-plugin-devops-node';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SHARED = join(__dirname, '..', '..', '..', 'shared', 'fixtures');
const FOLDERS = [
  join(SHARED, 'gitlab4j'),
  join(SHARED, 'drone-go-scm', 'gitlab'),
];

/** Without their data these tests fail: nothing here looks whether it is there. */
const files = FOLDERS.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => join(folder, name)),
);

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** As GitLab is configured by default, and with the fallbacks on. */
const SETTINGS: [string, Partial<GitlabSettings>][] = [
  ['deployments', {}],
  ['pipelines', { deploymentsFrom: 'pipelines', alerts: true }],
  [
    'jobs',
    {
      deploymentsFrom: 'jobs',
      deployJobs: /./,
      deployEnvironment: 'production',
      incidentLabels: ['critical', 'API'],
    },
  ],
];

function read(payload: unknown, settings: Partial<GitlabSettings> = {}) {
  const connector = createGitlabConnector({
    ...readGitlabSettings(),
    ...settings,
  });
  return connector.read({
    payload,
    headers: {},
    receivedAt: Date.parse('2026-11-01T00:00:00Z'),
    topic: null,
  });
}

/** The one record of a body; a test that finds another number of them fails. */
function only(payload: unknown, settings?: Partial<GitlabSettings>) {
  const reading = read(payload, settings);
  const records: ConnectorRecord[] =
    'records' in reading ? reading.records : [];
  expect(records).toHaveLength(1);
  return records[0];
}

const goScm = (name: string) => json(join(FOLDERS[1], name));
const gitlab4j = (name: string) => json(join(FOLDERS[0], name));

it('there are 7 bodies of gitlab4j and 9 of go-scm', () => {
  expect(files).toHaveLength(16);
});

describe.each(SETTINGS)('with deployments from %s', (_, settings) => {
  it.each(files.map(file => [basename(file), file]))(
    '%s is read, or ignored with a reason',
    (_name, file) => {
      const reading = read(json(file), settings);
      const reason = 'ignored' in reading ? reading.ignored : 'not ignored';
      expect(reason).toMatch(/\w+ \w+/);
      const problems = ('records' in reading ? reading.records : [])
        .map(record => parseRecord({ ...record, source: 'gitlab' }))
        .filter(({ ok }) => !ok);
      expect(problems).toEqual([]);
    },
  );
});

it('the deployment of gitlab4j', () => {
  expect(only(gitlab4j('deployment-event.json'))).toMatchObject({
    externalId: '10.126.0.2:3000/projects/30/jobs/796',
    repository: 'http://10.126.0.2:3000/root/test-deployment-webhooks',
    environment: 'staging',
    status: 'succeeded',
    finishedAt: '2021-04-28T19:50:00.000Z',
    revision: '279484c09fbe69ededfced8c1bb6e6d24616b468',
  });
});

it('the job of gitlab4j', () => {
  const settings = { deploymentsFrom: 'jobs' as const };
  expect(only(gitlab4j('build-event.json'), settings)).toMatchObject({
    environment: 'Test Env',
    environmentTier: 'testing',
    status: 'running',
    startedAt: '2019-05-17T18:09:21.000Z',
    revision: 'a890bee24574603c522c756b9346649fbec4c812',
  });
});

describe('what go-scm reads too', () => {
  it.each(['push', 'push_subgroup'])('%s', name => {
    const golden = goScm(`${name}.json.golden`);
    expect(only(goScm(`${name}.json`))).toMatchObject({
      kind: 'change',
      repository: golden.Repo.Link,
      revision: golden.After,
      committedAt: new Date(golden.Commits[0].Committer.Date).toISOString(),
      url: golden.Commit.Link,
    });
  });

  it('pull_request_merge', () => {
    const golden = goScm('pull_request_merge.json.golden');
    expect(golden.PullRequest.Merged).toBe(true);
    expect(only(goScm('pull_request_merge.json'))).toMatchObject({
      kind: 'change',
      repository: golden.Repo.Link,
      revision: '78a76ee6b4992a6baf64c59fc4c44c7323d60438',
      pullRequest: {
        number: golden.PullRequest.Number,
        openedAt: '2017-12-10T17:01:11.000Z',
        mergedAt: '2017-12-10T17:08:07.000Z',
      },
      url: golden.PullRequest.Link,
    });
  });

  it('pipeline_hook, had its only job run', () => {
    const golden = goScm('pipeline_hook.json.golden');
    const body = goScm('pipeline_hook.json');
    const settings = { deploymentsFrom: 'pipelines' as const };
    expect(read(body, settings)).toEqual({
      ignored: expect.stringMatching(/none of its jobs deployed/),
    });
    body.builds[0].status = 'success';
    const record = only(body, settings);
    expect(golden.Execution.status).toBe('success');
    expect(record).toMatchObject({
      externalId: expect.stringMatching(
        new RegExp(
          `/projects/${golden.repo.id}/pipelines/${golden.Execution.Number}$`,
        ),
      ),
      repository: golden.repo.link,
      revision: golden.commit.sha,
      environment: 'production',
      status: 'succeeded',
      url: golden.Execution.URL,
      finishedAt: '2016-08-12T15:26:29.000Z',
    });
  });

  it.each([
    ['issue_labeled', { severity: 'critical', resolvedAt: null }],
    ['issue_closed', { resolvedAt: '2017-12-10T16:41:28.000Z' }],
    ['issue_reopen', { resolvedAt: null }],
  ])('%s, where the label critical makes an incident', (name, expected) => {
    const settings = { incidentLabels: ['critical'] };
    expect(only(goScm(`${name}.json`), settings)).toMatchObject({
      kind: 'incident',
      openedAt: '2017-12-10T16:37:38.000Z',
      ...expected,
    });
  });

  it('issue_create, which has no label yet', () => {
    expect(read(goScm('issue_create.json'))).toEqual({
      ignored: expect.stringMatching(/no incident/),
    });
  });
});
