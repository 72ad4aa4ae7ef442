import { Instant } from '../records/instant';
import { Finding } from './answer';
import { perDay } from './deploymentFrequency';
import { FactPool } from './factPool';
import { countFlagged, FLAGS, partOf } from './factTable';
import { finding } from './findings';
import { PreparedQuery, windowOf } from './query';

const DAY_MS = 86_400_000;

/**
 * That the frequency of a window divides by days of which nothing is known, because
 * a first stored production deployment lies inside it, and how often there are
 * releases since the last of these first deployments.
 *
 * @returns nothing where the deployments of the whole window are known
 */
export function knownSince(pool: FactPool, query: PreparedQuery): Finding[] {
  const window = windowOf(query);
  const late = firstDeployments(pool).filter(
    at => at > window.from && at < window.to,
  );
  if (late.length === 0) {
    return [];
  }
  const of = firstDeployments(pool).length;
  return [
    ...(query.scope
      ? [finding('services-known-since', { services: late.length, of })]
      : []),
    ...frequencySince(pool, query, Math.max(...late)),
  ];
}

function firstDeployments({ services }: FactPool): Instant[] {
  return services.flatMap(({ summary }) => summary.firstDeploymentAt ?? []);
}

function frequencySince(
  pool: FactPool,
  query: PreparedQuery,
  from: Instant,
): Finding[] {
  const window = windowOf(query);
  const known = { from, to: window.to };
  const days = (known.to - known.from) / DAY_MS;
  // One release a minute ago is not a thousand a day.
  if (days < 1) {
    return query.scope ? [] : [finding('hardly-known')];
  }
  const releases = countFlagged(partOf(pool.deployments, known), FLAGS.release);
  return [
    finding('known-since', {
      days,
      windowDays: (window.to - window.from) / DAY_MS,
      perWeek: (perDay(releases, known) ?? 0) * 7,
    }),
  ];
}
