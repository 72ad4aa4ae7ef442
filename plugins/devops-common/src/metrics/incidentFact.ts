import { IncidentFact } from './facts';
import { ExplicitLinks } from './explicitLinks';
import { OriginalIncident } from './incidents';
import { compareFinished } from './ordering';
import { ProductionDeployment } from './waves';

/** The fact of an incident that counts, with the first release that it fails. */
export function incidentFact(
  { incident }: OriginalIncident,
  { foreign, findings }: ExplicitLinks,
  releases: readonly ProductionDeployment[],
): IncidentFact {
  const { id, service, openedAt, resolvedAt, severity } = incident;
  const isReversed = resolvedAt !== null && resolvedAt < openedAt;
  const [release] = [...releases].sort(compareFinished);
  return {
    id,
    service: service!,
    openedAt,
    resolvedAt,
    restoreMs: resolvedAt === null || isReversed ? null : resolvedAt - openedAt,
    deploymentId: release?.id ?? foreign,
    severity,
    findings: [
      ...new Set([
        ...findings,
        ...(isReversed ? ['resolved-before-opened'] : []),
      ]),
    ],
  };
}
