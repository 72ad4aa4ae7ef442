import { Instant } from '../records/instant';
import { Finding } from './answer';
import { perDay } from './deploymentFrequency';
import { FactPool } from './factPool';
import { countFlagged, FLAGS, partOf } from './factTable';
import { finding } from './findings';
import { PreparedQuery, windowOf } from './query';
import { SMALLEST_SAMPLE } from './verdicts';

const DAY_MS = 86_400_000;

/**
 * That the frequency of a window divides by days of which nothing is known, because
 * a first stored production deployment lies inside it, and how often there are
 * releases after the last of these first deployments, if there are enough to say so.
 *
 * @returns nothing where the deployments of the whole window are known
 */
export function knownSince(pool: FactPool, query: PreparedQuery): Finding[] {
  const window = windowOf(query);
  const first = firstDeployments(pool);
  const late = first.filter(at => at > window.from && at < window.to);
  if (late.length === 0) {
    return [];
  }
  return [
    ...(query.scope
      ? [
          finding('services-known-since', {
            services: late.length,
            of: first.length,
          }),
        ]
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
  const params = { days, windowDays: (window.to - window.from) / DAY_MS };
  // What the time begins with is no sample of how often there is one.
  const after = partOf(pool.deployments, { from: from + 1, to: window.to });
  const releases = countFlagged(after, FLAGS.release);
  return [
    releases < SMALLEST_SAMPLE
      ? finding('known-days', params)
      : finding('known-since', {
          ...params,
          releases,
          perWeek: (perDay(releases, known) ?? 0) * 7,
        }),
  ];
}
