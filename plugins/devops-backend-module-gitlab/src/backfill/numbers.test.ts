import {
  ChangeRecord,
  completeRecord,
  computeFacts,
  DEFAULT_DEFINITIONS,
  DeploymentRecord,
  IncidentRecord,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { FakeGitlab, FakeProject } from '../__testUtils__/FakeGitlab';
import {
  addShop,
  commit,
  component,
  daysAgo,
  sha,
  sourceOf,
} from '../__testUtils__/history';
import { KeepingContext } from '../__testUtils__/KeepingContext';

const SERVICE = 'component:default/checkout';

let gitlab: FakeGitlab;
let shop: FakeProject;

beforeEach(async () => {
  gitlab = new FakeGitlab();
  await gitlab.start();
  shop = addShop(gitlab);
});

afterEach(() => gitlab.stop());

/** What the numbers are computed from, once the history was read. */
async function facts(): Promise<ServiceFacts> {
  const context = new KeepingContext();
  const annotations = {
    'gitlab.com/project-id': '7',
    'gitlab.com/instance': gitlab.host,
  };
  await sourceOf(gitlab, [component('checkout', annotations)]).deliver(context);
  const records = [...context.merged().values()].map(merged => {
    const completed = completeRecord(merged, SERVICE);
    if (!completed.ok) {
      throw new Error(JSON.stringify(completed.problems));
    }
    return completed.record;
  });
  return computeFacts(
    {
      service: SERVICE,
      productionEnvironments: null,
      deployments: records.filter(
        (one): one is DeploymentRecord => one.kind === 'deployment',
      ),
      changes: records.filter(
        (one): one is ChangeRecord => one.kind === 'change',
      ),
      incidents: records.filter(
        (one): one is IncidentRecord => one.kind === 'incident',
      ),
      artifacts: [],
      foreignDeployments: [],
    },
    DEFAULT_DEFINITIONS,
  );
}

const releaseOf = ({ deployments }: ServiceFacts, job: number) =>
  deployments.find(({ id }) => id.endsWith(`/jobs/${job}`));

const changesOf = ({ changes }: ServiceFacts, job: number) =>
  changes.filter(({ releaseId }) => releaseId.endsWith(`/jobs/${job}`));

describe('what the history of a GitLab project says', () => {
  it('gives each change its lead time, at its first release', async () => {
    const known = await facts();
    const leadTimes = [1002, 1003, 1004, 1005].map(job =>
      changesOf(known, job).map(({ revision, startAt }) => [revision, startAt]),
    );
    const at = (name: string, days: number) => [
      sha(name),
      Date.parse(daysAgo(days)),
    ];
    expect(leadTimes).toEqual([
      [at('b', 63), at('c', 62)],
      [at('d', 32), at('e', 31.5)],
      [],
      [at('f', 3)],
    ]);
  });

  it('finds the rollback and the incident', async () => {
    const known = await facts();
    expect(releaseOf(known, 1004)?.rework).toContain('detected-rollback');
    expect(
      releaseOf(known, 1003)
        ?.failures.map(({ reason }) => reason)
        .sort(),
    ).toEqual(['inferred', 'rolled-back']);
  });

  it('flags what is only known by its dates', async () => {
    shop.commits = [
      commit('x', 40, []),
      commit('e', 30.5, ['x']),
      ...shop.commits.slice(5),
    ];
    const known = await facts();
    expect(releaseOf(known, 1003)?.findings).toContain('commit-dates-fallback');
    expect(changesOf(known, 1003).map(({ revision }) => revision)).toEqual([
      sha('e'),
      sha('x'),
    ]);
  });
});
