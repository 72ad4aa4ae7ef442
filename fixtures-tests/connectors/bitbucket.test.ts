import {
  createBitbucketConnector,
  readBitbucketSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-bitbucket';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GO_SCM = join(__dirname, '../../../shared/fixtures/drone-go-scm');
const FOLDER = join(GO_SCM, 'bitbucket');
const DATA_CENTER = join(GO_SCM, 'stash');
const json = (name: string, folder = FOLDER) =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'));
const connector = createBitbucketConnector({
  ...readBitbucketSettings(),
  deployStatuses: /^Pipeline/,
});
const bodiesOf = (folder: string) =>
  readdirSync(folder).filter(name => name.endsWith('.json'));
const bodies = bodiesOf(FOLDER);

it('there are 7 bodies', () => {
  expect(bodies).toHaveLength(7);
});

it.each(bodies)('%s is read, or ignored with a reason', name => {
  const reading = connector.read({
    payload: json(name),
    headers: {},
    receivedAt: 0,
    topic: null,
  });
  const said = 'ignored' in reading ? reading.ignored : 'it is read';
  expect(said).toMatch(/\w+ \w+/);
});

/** The changes that go-scm finds in a push. */
const changesOf = (name: string) => {
  const { Repo, Commits } = json(`${name}.json.golden`);
  return Commits.map(
    (commit: { Sha: string; Committer: { Date: string } }) => ({
      kind: 'change',
      externalId: `${Repo.ID}/${commit.Sha}`,
      repository: Repo.Link,
      revision: commit.Sha,
      committedAt: Date.parse(commit.Committer.Date),
    }),
  );
};

it('reads the push as go-scm does', () => {
  expect(storedAfter(connector, [json('push.json')])).toMatchObject(
    changesOf('push'),
  );
});

describe('a branch or tag that is made or goes, as go-scm names it,', () => {
  // Its name is that of a main branch, so that only what happened decides.
  const readMain = (name: string) => {
    const { Ref } = json(`${name}.json.golden`);
    const branch = String(Ref.Name ?? Ref).replace(/^refs\/\w+\//, '');
    const reader = createBitbucketConnector({
      ...readBitbucketSettings(),
      mainBranches: [branch],
    });
    return storedAfter(reader, [json(`${name}.json`)]);
  };

  it('brings the commits of the branch', () => {
    expect(readMain('push_branch_create')).toMatchObject(
      changesOf('push_branch_create'),
    );
  });

  it.each(['push_branch_delete', 'push_tag_create', 'push_tag_delete'])(
    'brings nothing with %s',
    name => {
      expect(readMain(name)).toEqual([]);
    },
  );
});

describe('Bitbucket Data Center', () => {
  const names = bodiesOf(DATA_CENTER);

  it('there are 8 bodies', () => {
    expect(names).toHaveLength(8);
  });

  it.each(names)('%s is ignored, also without headers', name => {
    const payload = json(name, DATA_CENTER);
    const event: string = payload.eventKey;
    const sent: Record<string, string>[] = [{}, { 'x-event-key': event }];
    for (const headers of sent) {
      const delivery = { payload, headers, receivedAt: 0, topic: null };
      expect(connector.read(delivery)).toEqual({
        ignored: 'Bitbucket Data Center is not read',
      });
    }
  });
});

it.each([
  ['pipeline_hook_created', 'running'],
  ['pipeline_hook_update', 'succeeded'],
])('reads %s as go-scm does', (name, status) => {
  const { Repo, Commit, Execution } = json(`${name}.json.golden`);
  expect(Execution.Status).toBe(status === 'running' ? status : 'success');
  expect(storedAfter(connector, [json(`${name}.json`)])).toMatchObject([
    {
      kind: 'deployment',
      repository: Repo.Clone,
      revision: Commit.Sha,
      status,
      startedAt: Date.parse(Execution.Created),
      url: Execution.URL,
    },
  ]);
});

it('reads the life of the status in either order', () => {
  const life = [
    json('pipeline_hook_created.json'),
    json('pipeline_hook_update.json'),
  ];
  const stored = storedAfter(connector, life);
  expect(stored).toMatchObject([{ status: 'succeeded' }]);
  expect(storedAfter(connector, life.reverse())).toEqual(stored);
});
