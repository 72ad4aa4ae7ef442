import {
  createBitbucketConnector,
  readBitbucketSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-bitbucket';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(
  __dirname,
  '../../../shared/fixtures/drone-go-scm/bitbucket',
);
const json = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const connector = createBitbucketConnector({
  ...readBitbucketSettings(),
  deployStatuses: /^Pipeline/,
});
const bodies = readdirSync(FOLDER).filter(name => name.endsWith('.json'));

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

it('reads the push as go-scm does', () => {
  const { Repo, Commits } = json('push.json.golden');
  expect(storedAfter(connector, [json('push.json')])).toMatchObject(
    Commits.map((commit: { Sha: string; Committer: { Date: string } }) => ({
      kind: 'change',
      externalId: `${Repo.ID}/${commit.Sha}`,
      repository: Repo.Link,
      revision: commit.Sha,
      committedAt: Date.parse(commit.Committer.Date),
    })),
  );
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
