import {
  completeRecord,
  DEFAULT_DEFINITIONS,
  DeploymentRecord,
  mergeVersions,
  parseRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { selectProduction } from '../../plugins/devops-common/src/metrics/productionEnvironments';
import {
  previousReleases,
  ReleasedHistory,
  rememberRelease,
} from '../../plugins/devops-common/src/metrics/releasedHistory';
import { artifactMap } from '../../plugins/devops-common/src/metrics/versions';
import { productionDeployments } from '../../plugins/devops-common/src/metrics/waves';
import { readTable, Row } from './tables';

const FOLDER = 'prev_success_deployment_commit';

/** A row as a sender would post it. */
function parse(row: Row) {
  return parseRecord({
    kind: 'deployment',
    source: 'devlake',
    externalId: row.id,
    entityRef: `component:default/${row.cicd_scope_id}`,
    repository: `https://host.example/${row.repo_url}`,
    environment: row.environment,
    status: row.result === 'SUCCESS' ? 'succeeded' : 'failed',
    startedAt: row.started_date,
    finishedAt: row.finished_date,
    revision: row.commit_sha,
  });
}

function recordsOf(rows: Row[]): DeploymentRecord[] {
  return rows.flatMap(row => {
    const parsed = parse(row);
    if (!parsed.ok) {
      return [];
    }
    const merged = mergeVersions([parsed.version]);
    const completed = completeRecord(merged, merged.fields.entityRef ?? null);
    if (!completed.ok) {
      throw new Error(JSON.stringify(completed.problems));
    }
    return completed.record as DeploymentRecord;
  });
}

const emptyHistory = (): ReleasedHistory => ({
  known: {
    byRevision: new Map(),
    isNamed: () => false,
    isExcluded: () => false,
    isSquash: () => false,
  },
  released: new Set(),
  counted: new Set(),
  bases: new Map(),
});

/** What each release of one service is compared with: by revision, '' for none. */
function previousOf(records: DeploymentRecord[]): [string, string][] {
  const { production } = selectProduction(records, null, {
    ...DEFAULT_DEFINITIONS,
    // Our comparison is one of production environments; DevLake has it in all.
    productionEnvironments: ['PRODUCTION', 'STAGING'],
  });
  const { deployments } = productionDeployments(production, artifactMap([]));
  const history = emptyHistory();
  return deployments
    .filter(({ outcome }) => outcome === 'succeeded')
    .map(release => {
      const [base] = previousReleases(release, history);
      rememberRelease(release, history);
      return [release.externalId, base?.revision ?? ''];
    });
}

describe('the previous successful deployment', () => {
  const before = readTable(`${FOLDER}/cicd_deployment_commits_before`);
  const after = readTable(`${FOLDER}/cicd_deployment_commits_after`);

  it('is that of DevLake, by service, repository and environment', () => {
    expect([before.length, after.length]).toEqual([16, 16]);
    const records = recordsOf(before);
    const services = [...new Set(records.map(({ service }) => service))];
    const found = new Map(
      services.flatMap(service =>
        previousOf(records.filter(record => record.service === service)),
      ),
    );
    expect(
      Object.fromEntries(after.map(({ id }) => [id, found.get(id) ?? ''])),
    ).toEqual(
      Object.fromEntries(
        after.map(row => [row.id, row.prev_success_deployment_commit_id]),
      ),
    );
  });

  it('is not asked for where the environment is blank: such a deployment is refused', () => {
    const blank = before.filter(({ environment }) => environment === '');
    expect(blank.map(({ id }) => id)).toEqual(['16']);
    expect(parse(blank[0])).toMatchObject({
      ok: false,
      problems: [{ path: '$.environment' }],
    });
  });
});
