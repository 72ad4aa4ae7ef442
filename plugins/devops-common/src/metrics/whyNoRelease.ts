import { compareCodePoints } from '../records/canonicalJson';
import { Finding } from './answer';
import { FactPool } from './factPool';
import { finding } from './findings';
import { MeasureQuery, windowOf } from './query';

/** Why no release of a window is known. */
export function whyNoRelease(pool: FactPool, query: MeasureQuery): Finding {
  const window = windowOf(query);
  if (window.to === window.from) {
    return finding('window-not-begun');
  }
  const first = pool.firstDeploymentAt;
  if (first === null) {
    return whyNoDeployment(pool, query);
  }
  return finding(
    first >= window.to ? 'before-first-deployment' : 'no-release-in-window',
  );
}

/** Why no production deployment of any of the services is known. */
export function whyNoDeployment(
  pool: FactPool,
  { waiting = 0 }: MeasureQuery,
): Finding {
  const unknown = unknownEnvironments(pool);
  if (unknown.count > 0) {
    return finding('no-production-environment', unknown);
  }
  if (waiting > 0) {
    return finding('records-waiting', { count: waiting });
  }
  return finding(
    pool.firstRecordAt === null
      ? 'no-deployment-source'
      : 'no-production-deployment',
  );
}

/**
 * Why something is missing, and that it may be because facts are still to be computed.
 * What the facts of before say stays told, for a computation may fail for long; but
 * where there are none yet, nobody knows what was received.
 */
export function whileComputed(
  findings: Finding[],
  pool: FactPool,
  { stale = false }: MeasureQuery,
): Finding[] {
  if (!stale) {
    return findings;
  }
  const isKnown = pool.firstRecordAt !== null;
  return [finding('being-computed'), ...(isKnown ? findings : [])];
}

/** Deployments to environments that nobody classified, of all the services. */
export function unknownEnvironments({ services }: FactPool): {
  count: number;
  environments: string;
} {
  const entries = services.flatMap(({ summary }) =>
    Object.entries(summary.unknownEnvironments),
  );
  const names = new Set(entries.map(([name]) => name));
  return {
    count: entries.reduce((sum, [, count]) => sum + count, 0),
    environments: [...names].sort(compareCodePoints).join(', '),
  };
}
