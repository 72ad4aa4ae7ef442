import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  completeRecord,
  DeploymentRecord,
  mergeVersions,
  parseRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  PROJECTS,
  readNdjson,
  readReleases,
  Release,
  releasesFile,
} from './realReleases';
import { runScript } from './scripts';

interface Deployment {
  externalId: string;
  environment: string;
  finishedAt: string;
  changes: { revision: string; authoredAt: string; committedAt: string }[];
}

async function convert(project: string): Promise<Deployment[]> {
  const { code, stdout, stderr } = await runScript('convert-releases.mjs', [
    releasesFile(project),
    '--entity',
    `component:default/${project}`,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return readNdjson<Deployment>(stdout);
}

const isProduction = ({ environment }: Deployment) =>
  environment.split('/')[0] === 'production';

const tagOf = ({ externalId }: Deployment) =>
  externalId.slice(externalId.indexOf('@') + 1);

describe.each(PROJECTS)('the history of $project', expected => {
  let releases: Release[];
  let deployments: Deployment[];

  beforeAll(async () => {
    releases = readReleases(expected.project);
    deployments = await convert(expected.project);
  });

  it('becomes one deployment for each tag, prereleases not in production', () => {
    expect(deployments.map(tagOf)).toEqual(releases.map(({ tag }) => tag));
    expect(deployments).toHaveLength(expected.releases);
    expect(deployments.filter(d => !isProduction(d))).toHaveLength(
      expected.prereleases,
    );
    expect(deployments.map(isProduction)).toEqual(
      releases.map(({ prerelease }) => !prerelease),
    );
  });

  it('releases every commit to production exactly once', () => {
    const released = deployments
      .filter(isProduction)
      .flatMap(({ changes }) => changes.map(({ revision }) => revision));
    const commits = releases.flatMap(r => r.commits.map(({ sha }) => sha));
    expect(commits).toHaveLength(expected.commits);
    expect(released).toHaveLength(expected.commits);
    expect(new Set(released)).toEqual(new Set(commits));
  });

  it('keeps every instant, clock skew included', () => {
    const instants = new Map(
      releases.flatMap(r => r.commits.map(commit => [commit.sha, commit])),
    );
    for (const deployment of deployments) {
      for (const { revision, authoredAt, committedAt } of deployment.changes) {
        expect({ authoredAt, committedAt }).toEqual({
          authoredAt: instants.get(revision)?.authoredAt,
          committedAt: instants.get(revision)?.committedAt,
        });
      }
    }
    expect(deployments.map(({ finishedAt }) => finishedAt)).toEqual(
      releases.map(({ releasedAt }) => releasedAt),
    );
  });

  it('is accepted as records, each whole and with an identity of its own', () => {
    const records = deployments.map(deployment => {
      const parsed = parseRecord(deployment);
      if (!parsed.ok) {
        throw new Error(JSON.stringify(parsed.problems));
      }
      const completed = completeRecord(mergeVersions([parsed.version]), null);
      if (!completed.ok) {
        throw new Error(JSON.stringify(completed.problems));
      }
      return completed.record as DeploymentRecord;
    });
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(records.map(({ finishedAt }) => finishedAt)).toEqual(
      releases.map(({ releasedAt }) => Date.parse(releasedAt)),
    );
  });
});

describe('what real histories contain', () => {
  it('says "no changes", not "unknown", for a tag without commits of its own', async () => {
    const withoutCommits = async (project: string) =>
      readReleases(project).filter(({ commits }) => commits.length === 0)
        .length;
    expect(await withoutCommits('notification-controller')).toBe(34);
    expect(await withoutCommits('alertmanager')).toBe(1);
    const byTag = new Map(
      (await convert('notification-controller')).map(d => [tagOf(d), d]),
    );
    expect(byTag.get('api/v0.22.2')?.changes).toEqual([]);
    expect(byTag.get('v1.9.3')?.changes).toEqual([]);
  });

  it('gives a final release the commits of its prereleases, newest first', async () => {
    const releases = readReleases('alertmanager');
    const commitsOf = (tag: string) =>
      releases.find(r => r.tag === tag)!.commits.map(({ sha }) => sha);
    const final = (await convert('alertmanager')).find(
      d => tagOf(d) === 'v0.22.0',
    );
    expect(final?.changes.map(({ revision }) => revision)).toEqual(
      ['v0.22.0', 'v0.22.0-rc.2', 'v0.22.0-rc.1', 'v0.22.0-rc.0'].flatMap(
        commitsOf,
      ),
    );
  });

  it('holds the commits of a prerelease back while maintenance releases go out', async () => {
    const releases = readReleases('argo-cd');
    const index = (tag: string) => releases.findIndex(r => r.tag === tag);
    const [candidate, final] = [index('v2.12.0-rc1'), index('v2.12.0')];
    const between = releases
      .slice(candidate + 1, final)
      .filter(({ prerelease }) => !prerelease);
    expect(between.length).toBeGreaterThan(0);

    const byTag = new Map((await convert('argo-cd')).map(d => [tagOf(d), d]));
    const revisions = (tag: string) =>
      byTag.get(tag)!.changes.map(({ revision }) => revision);
    const [waiting] = revisions('v2.12.0-rc1');
    expect(revisions('v2.12.0')).toContain(waiting);
    for (const { tag } of between) {
      expect(revisions(tag)).not.toContain(waiting);
    }
  });

  it('takes tags with a path for a release line of their own', async () => {
    const deployments = await convert('notification-controller');
    const environments = new Set(
      deployments
        .filter(d => tagOf(d).startsWith('api/'))
        .map(({ environment }) => environment),
    );
    expect(environments).toEqual(new Set(['production/api', 'staging/api']));
    const byTag = new Map(deployments.map(d => [tagOf(d), d]));
    const candidate = byTag.get('api/v1.0.0-rc.1')!.changes[0].revision;
    const revisions = (tag: string) =>
      byTag.get(tag)!.changes.map(({ revision }) => revision);
    expect(revisions('api/v1.0.0')).toContain(candidate);
    expect(revisions('v1.0.0')).not.toContain(candidate);
  });
});

describe('convert-releases on input of its own', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'convert-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const release = (tag: string, day: number, prerelease: boolean) =>
    JSON.stringify({
      repository: 'https://git.example/team/app.git',
      tag,
      revision: `r-${tag}`,
      releasedAt: `2026-01-0${day}T12:00:00+09:00`,
      prerelease,
      commits: [{ sha: `c-${tag}` }],
    });

  async function convertLines(lines: string[]) {
    const file = join(folder, 'releases.ndjson');
    writeFileSync(file, lines.join('\n'));
    const result = await runScript('convert-releases.mjs', [
      file,
      '--entity',
      'component:default/app',
      '--source',
      'tags',
    ]);
    return { ...result, deployments: readNdjson<Deployment>(result.stdout) };
  }

  it('keeps the commits of a prerelease waiting whose release never came', async () => {
    const { deployments } = await convertLines([
      release('v1.0.0-rc.1', 1, true),
      release('1.0.0-rc.2', 2, true),
      release('v2.0.0-beta1', 3, true),
      release('v1.0.0', 4, false),
      release('v2.1.0', 5, false),
    ]);
    const changes = Object.fromEntries(
      deployments.map(d => [tagOf(d), d.changes.map(c => c.revision)]),
    );
    expect(changes).toMatchObject({
      'v1.0.0': ['c-v1.0.0', 'c-1.0.0-rc.2', 'c-v1.0.0-rc.1'],
      'v2.1.0': ['c-v2.1.0'],
    });
  });

  it('writes a whole record', async () => {
    const { deployments } = await convertLines([release('v1.0.0', 1, false)]);
    expect(deployments).toEqual([
      {
        kind: 'deployment',
        source: 'tags',
        externalId: 'git.example/team/app@v1.0.0',
        entityRef: 'component:default/app',
        repository: 'https://git.example/team/app.git',
        environment: 'production',
        status: 'succeeded',
        finishedAt: '2026-01-01T12:00:00+09:00',
        revision: 'r-v1.0.0',
        changes: [{ revision: 'c-v1.0.0' }],
      },
    ]);
  });

  it('reports a broken line and loses no other', async () => {
    const { code, stderr, deployments } = await convertLines([
      release('v1.0.0', 1, false),
      '{"tag": ',
      '',
      '{"tag": "v1.1.0"}',
      release('v1.2.0', 2, false),
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^line 2: .*\nline 4: repository must be text\n$/);
    expect(deployments.map(tagOf)).toEqual(['v1.0.0', 'v1.2.0']);
  });

  it('says what it needs', async () => {
    const result = await runScript('convert-releases.mjs', []);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('Usage');
  });
});
