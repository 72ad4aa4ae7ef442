import { ServiceSummary } from '@devops-domains/backstage-plugin-devops-common';
import { IsHealthy } from '../store/readIncidentHealth';

/** Those of the services of whose incidents a source tells that can be relied on. */
export function reportedServices(
  facts: readonly { service: string; summary: ServiceSummary }[],
  isHealthy: IsHealthy,
): ReadonlySet<string> {
  return new Set(
    facts.flatMap(({ service, summary }) =>
      Object.keys(summary.incidentSources ?? {}).some(source =>
        isHealthy(source, service),
      )
        ? service
        : [],
    ),
  );
}
