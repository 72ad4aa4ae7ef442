import { parseCommit } from './commits';
import { parseReferences } from './references';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

describe('parseReferences', () => {
  it('peels annotated tags and passes over what is no commit', () => {
    const { tags, branches } = parseReferences([
      `${A}\tcommit\t\t\t1767603600\trefs/tags/v1.0.0`,
      `${B}\ttag\t${A}\tcommit\t1767603601\trefs/tags/v1.0.1`,
      `${B}\ttag\t${A}\ttree\t1767603601\trefs/tags/v1.0.2`,
      `${A}\tblob\t\t\t\trefs/tags/v1.0.3`,
      `${A}\ttag\t${B}\tcommit\t\trefs/tags/v1.0.4`,
      `${A}\tcommit\t\t\t1767603600\trefs/heads/main`,
      'nonsense',
    ]);
    expect(tags).toEqual([
      { name: 'v1.0.0', oid: A, commit: A, createdAt: 1_767_603_600_000 },
      { name: 'v1.0.1', oid: B, commit: A, createdAt: 1_767_603_601_000 },
      { name: 'v1.0.4', oid: A, commit: B, createdAt: null },
    ]);
    expect([...branches]).toEqual([['refs/heads/main', A]]);
  });
});

describe('parseCommit', () => {
  it('keeps ids and dates, not names', () => {
    expect(parseCommit(`${A}\t${B} ${A}\t1767603600\t1767603601\tKim`)).toEqual(
      {
        oid: A,
        parents: [B, A],
        authoredAt: 1_767_603_600_000,
        committedAt: 1_767_603_601_000,
        automated: false,
      },
    );
  });

  it('passes over the headings of rev-list', () => {
    expect(parseCommit(`commit ${A}`)).toBeNull();
  });

  it.each(['', '-1', '253402300800', '99999999999999', 'x'])(
    'takes the date "%s" for unknown',
    date => {
      expect(parseCommit(`${A}\t\t${date}\t${date}\t`)).toMatchObject({
        parents: [],
        authoredAt: null,
        committedAt: null,
      });
    },
  );

  it.each([
    ['dependabot[bot]', true],
    ['Renovate Bot', true],
    ['github-actions', true],
    ['some\tname[bot]', true],
    ['Abbott', false],
    ['Robot Fan', false],
    ['', false],
  ])('sees in the author "%s" a bot: %s', (author, automated) => {
    expect(parseCommit(`${A}\t\t1\t1\t${author}`)?.automated).toBe(automated);
  });
});
