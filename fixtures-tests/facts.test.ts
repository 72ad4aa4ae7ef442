import {
  computeFacts,
  DEFAULT_DEFINITIONS,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { convertedHistory } from './history';
import { PROJECTS, readReleases } from './realReleases';
import { recompute } from './recomputation';
import { WHOLE_LIFE, WINDOWS } from './windows';

describe.each(PROJECTS)('the facts of $project', ({ project, ...counts }) => {
  let facts: ServiceFacts;

  beforeAll(async () => {
    facts = computeFacts(await convertedHistory(project), DEFAULT_DEFINITIONS);
  });

  it('hold one release for each tag that is no prerelease', () => {
    expect(facts.deployments).toHaveLength(
      counts.releases - counts.prereleases,
    );
    expect(facts.summary.unknownEnvironments).toEqual({});
  });

  it('hold every commit once', () => {
    expect(facts.changes).toHaveLength(counts.commits);
    expect(new Set(facts.changes.map(({ revision }) => revision)).size).toBe(
      counts.commits,
    );
  });

  it('see neither a failure nor a rollback in interleaved maintenance releases', () => {
    const judged = facts.deployments.filter(
      ({ failures, rework, suspect }) =>
        failures.length > 0 || rework.length > 0 || suspect,
    );
    expect(judged).toEqual([]);
  });

  it.each([...WINDOWS, WHOLE_LIFE])(
    'agree with the files on the samples of $name',
    window => {
      const from = Date.parse(window.from);
      const to = Date.parse(window.to);
      const expected = recompute(readReleases(project), window);
      const changes = facts.changes.filter(
        ({ releasedAt }) => releasedAt >= from && releasedAt < to,
      );
      const samples = changes.filter(({ leadTimeMs }) => leadTimeMs !== null);
      expect(samples).toHaveLength(expected.leadTime.n);
      expect(changes.length - samples.length).toBe(expected.negative);
    },
  );
});

it('lists a change that is dated after its release, and takes no sample of it', async () => {
  const negative = await Promise.all(
    PROJECTS.map(async ({ project }) => {
      const { changes } = computeFacts(
        await convertedHistory(project),
        DEFAULT_DEFINITIONS,
      );
      return changes.filter(({ findings }) =>
        findings.includes('negative-lead-time'),
      ).length;
    }),
  );
  expect(negative).toEqual(
    PROJECTS.map(
      ({ project }) => recompute(readReleases(project), WHOLE_LIFE).negative,
    ),
  );
});
