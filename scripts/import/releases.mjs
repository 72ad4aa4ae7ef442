// Turns the release tags of a repository into deployment records. Pure.
//
// - Each tag that is no prerelease is a production deployment that succeeded.
// - A prerelease is a deployment to `staging`, with its own commits. These belong to
//   the release of the same version without the suffix (`v1.2.0-rc.1` → `v1.2.0`, a
//   leading `v` makes no difference), which therefore lists them too. A prerelease
//   whose release has not come keeps its commits: they reached no production.
// - Tags with a path prefix (`api/v1.2.0`) are a release line of their own, deployed
//   to `production/api` and `staging/api`: both lines count, but a tag is compared
//   only with earlier tags of its line. Whoever wants the main line alone sets the
//   annotation `devops-domains.io/production-environments: production`.

const PRERELEASE_SUFFIX = /[-._+]?(alpha|beta|rc|pre|next).*$/i;

/**
 * Reads one line of the input.
 *
 * @throws Error that says what is wrong with it
 */
export function parseRelease(line) {
  const release = JSON.parse(line);
  const expect = (isRight, what) => {
    if (!isRight) {
      throw new Error(what);
    }
  };
  const isText = value => typeof value === 'string' && value !== '';
  expect(
    typeof release === 'object' && release !== null,
    'a release is a JSON object',
  );
  for (const key of ['repository', 'tag', 'revision', 'releasedAt']) {
    expect(isText(release[key]), `${key} must be text`);
  }
  expect(URL.canParse(release.repository), 'repository must be an address');
  expect(
    !Number.isNaN(Date.parse(release.releasedAt)),
    'releasedAt must be an instant',
  );
  expect(
    typeof release.prerelease === 'boolean',
    'prerelease must be true or false',
  );
  expect(
    Array.isArray(release.commits) &&
      release.commits.every(commit => isText(commit?.sha)),
    'commits must be a list of {sha, committedAt, authoredAt}',
  );
  return release;
}

/** Release line and version of a tag; a prerelease has the version it leads to. */
export function versionOf({ tag, prerelease }) {
  const slash = tag.lastIndexOf('/');
  const name = tag.slice(slash + 1).replace(/^v(?=\d)/i, '');
  return {
    line: tag.slice(0, Math.max(slash, 0)),
    version: prerelease ? name.replace(PRERELEASE_SUFFIX, '') : name,
  };
}

/**
 * @param releases - of one or more repositories, in any order
 * @param options - `entityRef` that all of them belong to, and the name of the `source`
 * @returns records of the HTTP contract, oldest first
 */
export function convertReleases(releases, { entityRef, source = 'releases' }) {
  /** Commits of prereleases, by the version that they wait for, newest first. */
  const waiting = new Map();
  return [...releases]
    .sort((a, b) => Date.parse(a.releasedAt) - Date.parse(b.releasedAt))
    .map(release => {
      const { line, version } = versionOf(release);
      const key = JSON.stringify([release.repository, line, version]);
      const before = waiting.get(key) ?? [];
      const commits = release.prerelease
        ? release.commits
        : distinct([...release.commits, ...before]);
      if (release.prerelease) {
        waiting.set(key, [...release.commits, ...before]);
      } else {
        waiting.delete(key);
      }
      return toDeployment(release, { entityRef, source, line, commits });
    });
}

function distinct(commits) {
  return [...new Map(commits.map(commit => [commit.sha, commit])).values()];
}

function toDeployment(release, { entityRef, source, line, commits }) {
  const { repository, tag, revision, releasedAt, prerelease } = release;
  const environment = prerelease ? 'staging' : 'production';
  const { host, pathname } = new URL(repository);
  const isGitHub = host === 'github.com';
  return {
    kind: 'deployment',
    source,
    // Several repositories may be imported under one source, and have equal tags.
    externalId: `${host}${pathname.replace(/(\.git)?\/?$/, '')}@${tag}`,
    entityRef,
    repository,
    environment: line === '' ? environment : `${environment}/${line}`,
    status: 'succeeded',
    finishedAt: releasedAt,
    revision,
    changes: commits.map(({ sha, committedAt, authoredAt }) => ({
      revision: sha,
      authoredAt,
      committedAt,
    })),
    ...(isGitHub && {
      url: `${repository}/releases/tag/${encodeURIComponent(tag)}`,
    }),
  };
}
