import { ServiceFacts } from './facts';

/** The facts by service without repetition, for a service that is given twice counts once. */
export function distinctFacts(facts: readonly ServiceFacts[]): ServiceFacts[] {
  const services = new Map<string, ServiceFacts[]>();
  for (const one of facts) {
    services.set(one.service, [...(services.get(one.service) ?? []), one]);
  }
  return [...services].map(([service, parts]) => ({
    service,
    summary: parts[parts.length - 1].summary,
    deployments: distinct(
      parts.flatMap(({ deployments }) => deployments),
      ({ id }) => id,
    ),
    changes: distinct(
      parts.flatMap(({ changes }) => changes),
      ({ revision }) => revision,
    ),
    incidents: distinct(
      parts.flatMap(({ incidents }) => incidents),
      ({ id }) => id,
    ),
  }));
}

function distinct<T>(items: T[], identity: (item: T) => string): T[] {
  return [...new Map(items.map(item => [identity(item), item])).values()];
}
