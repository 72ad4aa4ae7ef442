import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import devopsModuleGitlab from '@devops-domains/backstage-plugin-devops-backend-module-gitlab';
import {
  devopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readTable, Row } from '../devlake/tables';

const RAW = join(
  __dirname,
  '../../../shared/fixtures/devlake/gitlab/raw_tables/_raw_gitlab_api_deployments.csv',
);
const PROJECT = 12345678;

interface RawDeployment {
  id: number;
  updated_at: string;
  deployable: { id: number };
}

/** The answers that DevLake recorded: JSON in the third, quoted column. */
function rawDeployments(): RawDeployment[] {
  const [, ...lines] = readFileSync(RAW, 'utf8').trim().split(/\r?\n/);
  return lines.map(line => {
    const [, data] = [...line.matchAll(/"((?:[^"]|"")*)"/g)];
    return JSON.parse(data[1].replace(/""/g, '"'));
  });
}

/** What DevLake makes of a status, but for those that have no result in its tables. */
const STATUSES: Record<string, string> = {
  success: 'succeeded',
  completed: 'succeeded',
  failed: 'failed',
  // DevLake calls it a failure; here whoever cancels a deployment has not failed.
  canceled: 'cancelled',
  created: 'queued',
  blocked: 'queued',
  running: 'running',
};

function expected(row: Row, raw: RawDeployment) {
  const status = STATUSES[row.original_status];
  const isFinished = status !== 'queued' && status !== 'running';
  return {
    externalId: `gitlab.com/projects/${PROJECT}/jobs/${raw.deployable.id}`,
    revision: row.commit_sha,
    environment: row.environment || row.original_environment,
    repository: row.repo_url,
    status,
    startedAt: parseInstant(row.started_date),
    // A deployment whose job was skipped has no other time of its end.
    finishedAt: isFinished
      ? parseInstant(row.finished_date || raw.updated_at)
      : null,
  };
}

it('the 8 deployments of DevLake are read from the API as DevLake reads them', async () => {
  const raw = rawDeployments();
  const rows = readTable('gitlab/snapshot_tables/cicd_deployment_commits');
  expect([raw.length, rows.length]).toEqual([8, 8]);

  const written = await readFromApi(raw);

  const byId = new Map(raw.map(one => [String(one.id), one]));
  expect(written).toEqual(
    rows
      // It says nothing about the deployment itself.
      .filter(row => row.original_status !== 'undeployed')
      .map(row => expected(row, byId.get(row.id.split(':')[4])!))
      .sort((a, b) => (a.externalId < b.externalId ? -1 : 1)),
  );
});

/** The deployments that the module's source writes when the API gives these. */
async function readFromApi(deployments: RawDeployment[]) {
  const server = createServer(({ url = '' }, response) => {
    const project = {
      id: PROJECT,
      web_url: 'https://gitlab.com/gitlab-data/snowflake_spend',
      default_branch: 'master',
    };
    const isProject = /\/projects\/[^/]+$/.test(url);
    const list = url.includes('/deployments?') ? deployments : [];
    response.end(JSON.stringify(isProject ? project : list));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  try {
    return await deliveredBy(await sourceFor(`127.0.0.1:${port}`));
  } finally {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  }
}

async function sourceFor(host: string): Promise<Source> {
  const sources: Source[] = [];
  const data = {
    integrations: {
      gitlab: [
        {
          host,
          apiBaseUrl: `http://${host}/api/v4`,
          baseUrl: `http://${host}`,
          token: 'glpat-secret',
        },
      ],
    },
    devops: { sources: { gitlab: { backfill: { days: 1 } } } },
  };
  const annotations = {
    'gitlab.com/project-id': String(PROJECT),
    'gitlab.com/instance': host,
  };
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'snowflake-spend', namespace: 'default', annotations },
  };
  const backend = await startTestBackend({
    extensionPoints: [
      [
        devopsSourcesExtensionPoint,
        { addSource: one => sources.push(one), addConnector: () => {} },
      ],
    ],
    features: [
      devopsModuleGitlab,
      catalogServiceMock.factory({ entities: [entity] }),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  await backend.stop();
  return sources[0];
}

async function deliveredBy(source: Source) {
  const records: Record<string, string>[] = [];
  const errors: unknown[] = [];
  await source.deliver({
    signal: new AbortController().signal,
    write: async written => {
      records.push(...JSON.parse(JSON.stringify(written)));
      return [];
    },
    getState: async () => undefined,
    setState: async () => {},
    reportError: async message => void errors.push(message),
    reportProgress: async () => {},
  });
  expect(errors).toEqual([]);
  return records
    .map(record => ({
      externalId: record.externalId,
      revision: record.revision,
      environment: record.environment,
      repository: record.repository,
      status: record.status,
      startedAt: parseInstant(record.startedAt ?? ''),
      finishedAt: parseInstant(record.finishedAt ?? ''),
    }))
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}
