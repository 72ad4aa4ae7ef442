import {
  createAzureDevopsConnector,
  readAzureDevopsSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-azure-devops';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../shared/fixtures/drone-go-scm/azure');
const json = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const connector = createAzureDevopsConnector(readAzureDevopsSettings());

it('reads the merged pull request as go-scm does', () => {
  const { Repo, PullRequest } = json('pr_merged.json.golden');
  expect(PullRequest.Merged).toBe(true);
  const payload = json('pr_merged.json');
  expect(storedAfter(connector, [payload])).toMatchObject([
    {
      kind: 'change',
      externalId: `${Repo.ID}/pull-request/${PullRequest.Number}`,
      repository: Repo.Link,
      // The golden file has the head of the branch only, not what it became.
      revision: payload.resource.lastMergeCommit.commitId,
      pullRequest: {
        number: PullRequest.Number,
        openedAt: Date.parse(PullRequest.Created),
        mergedAt: Date.parse('2014-06-30T18:59:12.366Z'),
      },
    },
  ]);
});

it('reads the push as go-scm does', () => {
  const { Repo, Commits, After, Ref } = json('push.json.golden');
  expect(Ref).toBe(`refs/heads/${Repo.Branch}`);
  const stored = storedAfter(connector, [json('push.json')]);
  expect(stored).toMatchObject(
    Commits.map(
      (commit: {
        Sha: string;
        Author: { Date: string };
        Committer: { Date: string };
      }) => ({
        kind: 'change',
        repository: Repo.Link,
        revision: commit.Sha,
        authoredAt: Date.parse(commit.Author.Date),
        committedAt: Date.parse(commit.Committer.Date),
      }),
    ),
  );
  expect(stored).toMatchObject([{ revision: After }]);
});
