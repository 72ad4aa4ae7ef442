import { DeploymentRecord } from '@devops-domains/backstage-plugin-devops-common';
import {
  createGithubConnector,
  readGithubSettings,
} from '@devops-domains/backstage-plugin-devops-backend-module-github';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(
  __dirname,
  '../../../shared/fixtures/devlake/github_graphql',
);

/** Without its data this test fails. Values may be quoted, with quotes doubled. */
function readTable(name: string): Record<string, string>[] {
  const text = readFileSync(join(FOLDER, `${name}.csv`), 'utf8').trim();
  const [columns, ...rows] = text
    .split('\n')
    .map(line =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
      ),
    );
  return rows.map(values =>
    Object.fromEntries(columns.map((column, i) => [column, values[i]])),
  );
}

interface RawDeployment {
  DatabaseId: number;
  CommitOid: string;
  Environment: string;
  Task: string;
  Payload: string;
  CreatedAt: string;
  Statuses: { nodes: { state: string; updatedAt: string }[] } | null;
}

/** The webhooks that GitHub would have sent; the history is read as if they had come. */
function webhooksOf(raw: RawDeployment): object[] {
  const deployment = {
    id: raw.DatabaseId,
    sha: raw.CommitOid,
    task: raw.Task,
    environment: raw.Environment,
    payload: raw.Payload,
    created_at: raw.CreatedAt,
  };
  const repository = {
    id: 335709078,
    full_name: 'facebook/OpenBIC',
    html_url: 'https://github.com/facebook/OpenBIC',
  };
  const states = (raw.Statuses?.nodes ?? []).map(({ state, updatedAt }) => ({
    action: 'created',
    deployment,
    repository,
    deployment_status: { state: state.toLowerCase(), created_at: updatedAt },
  }));
  return [{ action: 'created', deployment, repository }, ...states];
}

const raw = readTable('raw_tables/_raw_github_graphql_deployment').map(
  ({ data }): RawDeployment => JSON.parse(data),
);
const expected = readTable('snapshot_tables/_tool_github_deployments');
const stored = storedAfter(
  createGithubConnector(readGithubSettings()),
  raw.flatMap(webhooksOf),
).flatMap(record => (record.kind === 'deployment' ? [record] : []));

const byId = (id: string): DeploymentRecord => {
  const found = stored.find(({ externalId }) => externalId === id);
  if (!found) throw new Error(`No deployment ${id}`);
  return found;
};

it('the 7 deployments of facebook/OpenBIC are those of DevLake', () => {
  expect(expected).toHaveLength(7);
  expect(stored).toHaveLength(7);
  for (const row of expected) {
    expect(byId(row.database_id)).toMatchObject({
      revision: row.commit_oid,
      environment: row.environment,
      repository: row.repository_url,
      url: row.url,
    });
  }
});

it('those with a history of states were finished when DevLake says', () => {
  const finished = expected.filter(row => row.finished_date);
  expect(finished).toHaveLength(2);
  for (const row of finished) {
    expect(byId(row.database_id)).toMatchObject({
      status: 'succeeded',
      finishedAt: Date.parse(row.finished_date),
    });
  }
});

it('that a newer one took its place is no end of the others', () => {
  const without = expected.filter(row => !row.finished_date);
  expect(without).toHaveLength(5);
  for (const row of without) {
    expect(byId(row.database_id).finishedAt).toBeNull();
  }
});
