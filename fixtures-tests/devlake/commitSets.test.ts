import {
  Change,
  computeFacts,
  DEFAULT_DEFINITIONS,
  DeploymentRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { attributeCommits } from '../../plugins/devops-backend-module-git/src/history/attribution';
import { CommitHistory } from '../../plugins/devops-backend-module-git/src/history/CommitHistory';
import {
  change,
  changeRecord,
  deployment,
} from '../../plugins/devops-common/src/metrics/__testUtils__/history';
import { readTable, Row, scopesOf } from './tables';

const FOLDER = 'deployment_commit_diff';
const scopes = scopesOf(FOLDER, 'project1');

const deployments = readTable(`${FOLDER}/cicd_deployment_commits`).filter(row =>
  scopes.has(row.cicd_scope_id),
);
const parents = readTable(`${FOLDER}/commit_parents`);
const commits = [
  ...new Set(
    readTable(`${FOLDER}/repo_commits`)
      .filter(row => scopes.has(row.repo_id))
      .map(row => row.commit_sha),
  ),
];
const expected = readTable(`${FOLDER}/commits_diffs`);

const parentsOf = (revision: string) =>
  parents
    .filter(row => row.commit_sha === revision)
    .map(row => row.parent_commit_sha);

const setsOf = (pairs: (readonly [string, string])[]) =>
  pairs.map(([revision, one]) => `${revision} ${one}`).sort();

const expectedSets = setsOf(
  expected.map(row => [row.new_commit_sha, row.commit_sha]),
);

describe('the commits of a deployment', () => {
  it('are read from the tables', () => {
    expect([deployments.length, commits.length, expected.length]).toEqual([
      3, 8, 5,
    ]);
    const pairs = new Set(
      expected.map(row => `${row.new_commit_sha},${row.old_commit_sha}`),
    );
    const computed = readTable(
      `${FOLDER}/_tool_refdiff_finished_commits_diffs`,
    ).map(row => `${row.new_commit_sha},${row.old_commit_sha}`);
    expect([...pairs]).toEqual(computed);
  });

  it('are those of DevLake where a source compares: reachable now, and not before', () => {
    const history = new CommitHistory();
    for (const oid of commits) {
      history.add({
        oid,
        parents: parentsOf(oid),
        authoredAt: null,
        committedAt: null,
        automated: false,
      });
    }
    const found = attributeCommits(
      history,
      deployments.map(row => ({
        name: row.commit_sha,
        heads: [row.commit_sha],
      })),
    );
    expect(
      setsOf(
        [...found].flatMap(([revision, carried]) =>
          (carried ?? []).map(({ oid }) => [revision, oid] as const),
        ),
      ),
    ).toEqual(expectedSets);
  });

  /** The deployments in their order, and all commits with dates just before each of them. */
  function factsOf(changesOf: (revision: string) => Change[] | null) {
    const at = (row: Row) => Date.parse(row.started_date);
    const dated = (revision: string) => {
      const row = deployments.find(({ commit_sha: head }) =>
        [head, ...parentsOf(head)].includes(revision),
      );
      return row ? at(row) - 60_000 : null;
    };
    const records: DeploymentRecord[] = deployments.map(row =>
      deployment(row.id, 0, {
        revision: row.commit_sha,
        finishedAt: at(row),
        changes: changesOf(row.commit_sha),
      }),
    );
    return computeFacts(
      {
        service: records[0].service ?? '',
        productionEnvironments: null,
        deployments: records,
        changes: commits.map(revision =>
          changeRecord(revision, null, {
            parents: parentsOf(revision),
            committedAt: dated(revision),
          }),
        ),
        incidents: [],
        artifacts: [],
        foreignDeployments: [],
      },
      DEFAULT_DEFINITIONS,
    );
  }

  const revisionOfRelease = (id: string) =>
    deployments.find(row => `ci/${row.id}` === id)?.commit_sha ?? '';

  it('are those of DevLake by their parents, but for the first release', () => {
    const { changes, deployments: facts } = factsOf(() => null);
    // On purpose: nobody listed what the first release brought, so nothing of the
    // whole history before it counts.
    const first = deployments[0].commit_sha;
    expect(
      setsOf(
        changes.map(one => [revisionOfRelease(one.releaseId), one.revision]),
      ),
    ).toEqual(expectedSets.filter(pair => !pair.startsWith(first)));
    // On purpose: a history that shares nothing with the one before is taken by
    // the dates of its commits, and says so.
    expect(facts.map(({ findings }) => findings)).toEqual([
      ['first-release'],
      [],
      ['commit-dates-fallback'],
    ]);
  });

  it('are those of DevLake where the sender lists what the first release brought', () => {
    const first = deployments[0].commit_sha;
    const { changes } = factsOf(revision =>
      revision === first
        ? [first, ...parentsOf(first)].map(one => change(one, null))
        : null,
    );
    expect(
      setsOf(
        changes.map(one => [revisionOfRelease(one.releaseId), one.revision]),
      ),
    ).toEqual(expectedSets);
  });
});
