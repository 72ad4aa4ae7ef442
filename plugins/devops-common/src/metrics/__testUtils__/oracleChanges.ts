import { Change, PullRequest } from '../../records/record';
import { Definitions } from '../definitions';
import { ServiceHistory } from '../facts';
import { oracleChoice } from './oracleChoice';
import { OracleRevisions } from './oracleRevisions';
import { Unit } from './oracleUnits';

/** What a release carried, and what is to be said of that. */
interface Carried {
  revisions: string[] | null;
  finding: string | null;
}

/** "Which changes a deployment carries" and their lead times, from the text alone. */
export function oracleChanges(
  history: ServiceHistory,
  releases: Unit[],
  isRollback: (u: Unit) => boolean,
  definitions: Definitions,
) {
  const all = new OracleRevisions(history);
  const listed = (u: Unit) =>
    u.waves.some(o => o.changes !== null)
      ? u.waves.flatMap(o => o.changes ?? []).map(c => c.revision)
      : null;
  // What a rollback lists is not used up; what lies below the first release never waited.
  const usesUp = (u: Unit) => !isRollback(u) || u === releases[0];

  const isSameStream = (a: Unit, b: Unit, env: string) =>
    a.revision !== null &&
    a.envs.includes(env) &&
    b.envs.includes(env) &&
    all.repository(a.repository) === all.repository(b.repository);
  /** The release before, of each environment, in order. */
  const basesOf = (release: Unit) => {
    const before = releases.slice(0, releases.indexOf(release));
    return before.filter((u, at) =>
      u.envs.some(
        env =>
          isSameStream(u, release, env) &&
          !before.slice(at + 1).some(o => isSameStream(o, release, env)),
      ),
    );
  };

  const carriedBy = (release: Unit): Carried => {
    const i = releases.indexOf(release);
    const list = listed(release);
    if (isRollback(release)) return { revisions: [], finding: null };
    if (list !== null) return { revisions: list, finding: null };
    if (i === 0) return { revisions: null, finding: 'first-release' };
    const live = releases.slice(0, i).filter(usesUp);
    const below = all.below(release.revision);
    const reached = live.flatMap(u => [
      ...all.below(u.revision),
      u.version ?? [],
    ]);
    // A redeploy adds none.
    if (release.version !== null && reached.includes(release.version)) {
      return { revisions: [], finding: null };
    }
    const fresh = below.filter(r => all.find(r) && !reached.includes(r));
    const bases = basesOf(release);
    const isDeleted =
      bases.length > 0 && bases.every(u => !all.isNamed(u.revision!));
    if (below.some(r => reached.includes(r)) && !isDeleted) {
      return { revisions: fresh, finding: null };
    }
    // Nothing leads on from a revision whose parents nobody sent.
    if (bases.length === 0 || !all.find(release.revision!)?.parents) {
      return { revisions: null, finding: 'changes-unknown' };
    }
    const since = bases.at(-1)!.finishedAt;
    const between = (at: number | null) =>
      at !== null && at > since && at <= release.finishedAt;
    return {
      revisions: fresh.filter(r => {
        const { committedAt, authoredAt } = all.find(r)!;
        return between(committedAt ?? authoredAt);
      }),
      finding: 'commit-dates-fallback',
    };
  };

  const taken = new Set<string>();
  const excluded = history.excludedChanges ?? [];
  const carried = new Map(
    releases.map(release => {
      const { revisions, finding } = carriedBy(release);
      const first = revisions?.filter(
        (r, at) => !taken.has(r) && revisions.indexOf(r) === at,
      );
      first?.forEach(r => taken.add(r));
      const counted = first?.filter(r => !excluded.includes(r)) ?? null;
      const last = basesOf(release).at(-1);
      const isLate =
        counted !== null &&
        counted.length > 0 &&
        last !== undefined &&
        release.finishedAt - last.finishedAt > 60 * 24 * 3_600_000;
      const findings = [finding ?? [], isLate ? 'long-gap' : []].flat();
      return [release, { first: counted, findings }] as const;
    }),
  );
  return {
    carried,
    /** The first release that had a revision in it, counted or not. */
    carrierOf: (revision: string) =>
      releases.find(
        u =>
          u.version === revision ||
          u.waves.some(o => o.revision === revision) ||
          (usesUp(u) && all.below(u.revision).includes(revision)) ||
          (!isRollback(u) && (listed(u) ?? []).includes(revision)),
      ),
    lines: [...carried].flatMap(([release, { first }]) =>
      (first ?? []).map(r => {
        const start = oracleChoice(
          'leadTimeStart',
          release.source,
          history,
          definitions,
        );
        return lineOf(all.find(r)!, release, start, all.isSquash(r));
      }),
    ),
  };
}

/** `revision release lead time stages findings`. */
function lineOf(
  { revision, authoredAt, committedAt, pullRequest }: Change,
  { id, finishedAt }: Unit,
  choice: string,
  isSquash: boolean,
): string {
  const findings: string[] = [];
  let start: number | null;
  if (choice === 'authoredAt') {
    start = authoredAt ?? committedAt;
    const first = isSquash ? pullRequest!.firstCommitAt : null;
    if (start !== null && authoredAt === null) {
      findings.push('start-from-commit-date');
    }
    if (start !== null && first !== null && first < start) {
      start = first;
    }
  } else {
    start =
      choice === 'committedAt'
        ? committedAt
        : pullRequest && pullRequest[choice as 'openedAt' | 'mergedAt'];
  }
  if (start === null) {
    findings.push('no-start');
  } else if (start > finishedAt) {
    findings.push('negative-lead-time');
  }
  const leadTime =
    start === null || start > finishedAt ? null : finishedAt - start;
  const stages = pullRequest
    ? stagesOf(pullRequest, finishedAt)
    : ['', '', '', ''];
  return `${revision} ${id} ${leadTime} ${stages.join()} ${findings.join()}`;
}

function stagesOf(pullRequest: PullRequest, releasedAt: number): string[] {
  const { firstCommitAt, openedAt, firstReviewAt, mergedAt } = pullRequest;
  const stage = (from: number | null, to: number | null) =>
    from === null || to === null || to < from ? '' : `${to - from}`;
  return [
    stage(firstCommitAt, openedAt),
    stage(openedAt, firstReviewAt),
    stage(firstReviewAt, mergedAt),
    stage(mergedAt, releasedAt),
  ];
}
