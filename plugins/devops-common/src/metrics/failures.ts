import { compareCodePoints } from '../records/canonicalJson';
import { FailureLink } from './facts';
import { Fixes } from './fixes';
import { IncidentLink } from './incidentLinks';
import { OriginalIncident } from './incidents';
import { DetectedRollbacks } from './rollbacks';
import { ProductionDeployment } from './waves';

/** Why a release failed, and what can end that. */
export interface Failure {
  links: FailureLink[];
  incidents: Set<OriginalIncident>;
  /** Later releases that rolled it back or mend it. */
  remedies: Set<ProductionDeployment>;
}

/** The failed releases. */
export type Failures = ReadonlyMap<ProductionDeployment, Failure>;

const REASONS: FailureLink['reason'][] = [
  'explicit',
  'fixed',
  'rolled-back',
  'declared-rollback',
  'inferred',
];

/**
 * Brings the rules a to e together.
 *
 * @param evidence - `countSuspects`: whether what a rollback jumped over has failed too
 */
export function failuresOf(evidence: {
  incidentLinks: readonly IncidentLink[];
  fixes: Fixes;
  rollbacks: DetectedRollbacks;
  streams: ReadonlyMap<string, ProductionDeployment[]>;
  countSuspects: boolean;
}): Failures {
  const failures = new Map<ProductionDeployment, Failure>();
  const failureOf = (release: ProductionDeployment): Failure => {
    const known = failures.get(release);
    if (known) {
      return known;
    }
    const failure: Failure = {
      links: [],
      incidents: new Set(),
      remedies: new Set(),
    };
    failures.set(release, failure);
    return failure;
  };
  const remedy = (
    reason: FailureLink['reason'],
    by: ProductionDeployment,
    failed: ProductionDeployment,
  ) => {
    const failure = failureOf(failed);
    failure.links.push({ reason, by: `deployment:${by.id}` });
    failure.remedies.add(by);
  };
  for (const { incident, release, reason } of evidence.incidentLinks) {
    const failure = failureOf(release);
    failure.links.push({ reason, by: `incident:${incident.incident.id}` });
    failure.incidents.add(incident);
  }
  const { failedBy, suspects } = evidence.rollbacks;
  evidence.fixes.mended.forEach((mended, by) =>
    mended.forEach(failed => remedy('fixed', by, failed)),
  );
  failedBy.forEach((failed, by) =>
    failed.forEach(release => remedy('rolled-back', by, release)),
  );
  if (evidence.countSuspects) {
    suspects.forEach((by, suspect) => remedy('rolled-back', by, suspect));
  }
  declaredRollbacks(evidence.streams, failedBy).forEach(({ by, failed }) =>
    remedy('declared-rollback', by, failed),
  );
  failures.forEach(failure => {
    failure.links = distinctLinks(failure.links);
  });
  return failures;
}

/** Rule d: what calls itself a rollback, restores nothing known and names nothing. */
function declaredRollbacks(
  streams: ReadonlyMap<string, ProductionDeployment[]>,
  detected: DetectedRollbacks['failedBy'],
): { by: ProductionDeployment; failed: ProductionDeployment }[] {
  return [...streams.values()].flatMap(stream =>
    stream.flatMap((by, i) =>
      i > 0 &&
      by.type === 'rollback' &&
      by.fixes.length === 0 &&
      !detected.has(by)
        ? [{ by, failed: stream[i - 1] }]
        : [],
    ),
  );
}

function distinctLinks(links: FailureLink[]): FailureLink[] {
  const byText = new Map(
    links.map(link => [`${link.reason} ${link.by}`, link]),
  );
  return [...byText.values()].sort(
    (a, b) =>
      REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
      compareCodePoints(a.by, b.by),
  );
}
