import { CommitHistory } from './CommitHistory';
import {
  DEFAULT_PRERELEASE_PATTERN,
  DEFAULT_TAG_PATTERN,
  releaseDeliveries,
  selectReleases,
  Tag,
} from './releaseTags';

const rules = {
  tagPattern: DEFAULT_TAG_PATTERN,
  prereleasePattern: DEFAULT_PRERELEASE_PATTERN,
};

function tag(name: string, createdAt: number | null, commit = name): Tag {
  return { name, oid: commit, commit, createdAt };
}

function historyOf(...youngestFirst: string[]): CommitHistory {
  const history = new CommitHistory();
  youngestFirst.forEach(oid =>
    history.add({
      oid,
      parents: [],
      authoredAt: null,
      committedAt: null,
      automated: false,
    }),
  );
  return history;
}

describe('the default patterns', () => {
  it.each(['1.2.3', 'v1.2', 'v2026.11.1', 'v1.0.0-rc.1', '1.0.0+build.7'])(
    'take %s for a release or prerelease',
    name => expect(DEFAULT_TAG_PATTERN.test(name)).toBe(true),
  );

  it.each(['api/v1.2.3', 'v1', 'nightly', 'release-1.2', '--version=1.2'])(
    'pass over %s',
    name => expect(DEFAULT_TAG_PATTERN.test(name)).toBe(false),
  );

  it.each([
    ['v1.0.0-rc1', 'v1.0.0'],
    ['1.0rc2', '1.0'],
    ['v0.0.1-alpha.1', 'v0.0.1'],
    ['v2.0.0-beta', 'v2.0.0'],
    ['v2.0.0-pre.4', 'v2.0.0'],
    ['v2.0.0-next.4', 'v2.0.0'],
    ['v2.0.0-PREVIEW1', 'v2.0.0'],
  ])('see in %s a prerelease of %s', (name, version) => {
    expect(name.slice(0, name.search(DEFAULT_PRERELEASE_PATTERN))).toBe(
      version,
    );
  });

  it.each(['v1.0.0', 'v1.0.0-source', 'v1.0.0-prefix', 'pre-tool/v1.0.0'])(
    'see no prerelease in %s',
    name => expect(DEFAULT_PRERELEASE_PATTERN.test(name)).toBe(false),
  );
});

describe('selectReleases', () => {
  it('orders by creation, ancestors first among tags of one second', () => {
    const tags = [tag('v1.1.0', 5), tag('v1.0.0', 5), tag('v0.9.0', 4)];
    const { releases } = selectReleases(
      tags,
      rules,
      historyOf('v1.1.0', 'v1.0.0', 'v0.9.0'),
    );
    expect(releases.map(({ name }) => name)).toEqual([
      'v0.9.0',
      'v1.0.0',
      'v1.1.0',
    ]);
  });

  it('does not depend on the order in which tags are listed', () => {
    const tags = [tag('v1.1', 1, 'a'), tag('v1.0', 1, 'a'), tag('v1.2', 0)];
    const history = historyOf('a', 'v1.2');
    expect(selectReleases([...tags].reverse(), rules, history)).toEqual(
      selectReleases(tags, rules, history),
    );
  });

  it('keeps a line with a path prefix apart', () => {
    const { releases } = selectReleases(
      [tag('api/v1.0.0', 1), tag('v1.0.0', 2)],
      { ...rules, tagPattern: /^api\/v/ },
      historyOf(),
    );
    expect(releases.map(({ name }) => name)).toEqual(['api/v1.0.0']);
  });
});

describe('releaseDeliveries', () => {
  it('adds to a release what its earlier prereleases reach', () => {
    const line = {
      releases: [tag('v2.0.0', 5), tag('2.1.0', 9)],
      prereleases: [
        tag('v2.0.0-rc1', 3),
        tag('v2.1.0-beta', 6),
        tag('v2.0.0-rc2', 7),
      ],
    };
    expect(releaseDeliveries(line, DEFAULT_PRERELEASE_PATTERN)).toEqual([
      { name: 'v2.0.0', heads: ['v2.0.0', 'v2.0.0-rc1'] },
      { name: '2.1.0', heads: ['2.1.0', 'v2.1.0-beta'] },
    ]);
  });
});
