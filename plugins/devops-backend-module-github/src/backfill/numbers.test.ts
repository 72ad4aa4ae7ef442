import {
  ChangeRecord,
  completeRecord,
  computeFacts,
  DEFAULT_DEFINITIONS,
  DeploymentRecord,
  IncidentRecord,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { FakeGithub, FakeRepository } from '../__testUtils__/FakeGithub';
import {
  addShop,
  commit,
  daysAgo,
  inGithub,
  sha,
  sourceOf,
} from '../__testUtils__/history';
import { KeepingContext } from '../__testUtils__/KeepingContext';

const SERVICE = 'component:default/checkout';

let github: FakeGithub;
let shop: FakeRepository;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
  shop = addShop(github);
});

afterEach(() => github.stop());

/** What the numbers are computed from, once the history was read. */
async function facts(): Promise<ServiceFacts> {
  const context = new KeepingContext();
  await sourceOf(github, [inGithub(github, 'checkout')]).deliver(context);
  const records = [...context.merged().values()].map(merged => {
    const completed = completeRecord(merged, SERVICE);
    if (!completed.ok) throw new Error(JSON.stringify(completed.problems));
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

const releaseOf = ({ deployments }: ServiceFacts, id: number) =>
  deployments.find(one => one.id.endsWith(`/${id}`));

const changesOf = ({ changes }: ServiceFacts, id: number) =>
  changes.filter(({ releaseId }) => releaseId.endsWith(`/${id}`));

describe('what the history of a GitHub repository says', () => {
  it('gives each change its lead time, at its first release', async () => {
    const known = await facts();
    const starts = [2, 3, 4, 5].map(id =>
      changesOf(known, id).map(({ revision, startAt }) => [revision, startAt]),
    );
    const at = (name: string, days: number) => [
      sha(name),
      Date.parse(daysAgo(days)),
    ];
    expect(starts).toEqual([
      [at('b', 63), at('c', 62)],
      [at('d', 32), at('e', 31.5)],
      [],
      // Work on a squash began with the first of the commits that it replaced.
      [at('f', 7), at('g', 3.5)],
    ]);
  });

  it('gives the stages of a pull request', async () => {
    const [, merge] = changesOf(await facts(), 3);
    const days = (from: number, to: number) => (from - to) * 86_400_000;
    expect(merge).toMatchObject({
      codingMs: days(32, 31.5),
      pickupMs: expect.closeTo(days(31.5, 31.2), -4),
      reviewMs: expect.closeTo(days(31.2, 30.5), -4),
      deliveryMs: days(30.5, 30),
    });
  });

  it('finds the rollback and the incident that names a commit', async () => {
    const known = await facts();
    expect(releaseOf(known, 4)?.rework).toContain('detected-rollback');
    expect(
      releaseOf(known, 3)
        ?.failures.map(({ reason }) => reason)
        .sort(),
    ).toEqual(['explicit', 'rolled-back']);
  });

  it('flags what is only known by its dates', async () => {
    shop.commits = [
      commit('x', 31, []),
      commit('e', 30.5, ['x']),
      ...shop.commits.slice(5),
    ];
    const known = await facts();
    expect(releaseOf(known, 3)?.findings).toContain('commit-dates-fallback');
    expect(
      changesOf(known, 3)
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([sha('e'), sha('x')].sort());
  });
});
