import { Definitions } from '../definitions';
import { byUnit, Unit } from './oracleUnits';

const DAY_MS = 24 * 3_600_000;

/** Rule c: what ran before, and was brought back. */
export function oracleRollbacks(
  releases: Unit[],
  { rollbackLiveDays }: Definitions,
) {
  const detected = new Set<Unit>();
  const failed: { release: Unit; by: Unit }[] = [];
  /** With the first rollback that jumped over it. */
  const suspects = new Map<Unit, Unit>();
  for (const env of new Set(releases.flatMap(u => u.envs))) {
    const there = releases.filter(
      u => u.envs.includes(env) && u.version !== null,
    );
    const firstOf = (version: string | null) =>
      there.findIndex(u => u.version === version);
    there.forEach((release, i) => {
      const preceding = there[i - 1];
      const restored = there
        .slice(0, i)
        .filter(u => u.version === release.version)
        .at(-1);
      if (!preceding || !restored || preceding.version === release.version) {
        return;
      }
      // What replaced it ended its being live.
      const next = there[there.indexOf(restored) + 1];
      const wasLive =
        next.finishedAt >= release.finishedAt - rollbackLiveDays * DAY_MS;
      if (firstOf(release.version) < firstOf(preceding.version) && wasLive) {
        detected.add(release);
        failed.push({ release: next, by: release });
        for (const jumped of there.slice(there.indexOf(next) + 1, i)) {
          const by = suspects.get(jumped);
          if (!by || byUnit(release, by) < 0) {
            suspects.set(jumped, release);
          }
        }
      }
    });
  }
  return { detected, failed, suspects };
}
