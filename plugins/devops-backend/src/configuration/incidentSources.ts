import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { WebhookSettings } from '../inbox/verifySender';
import { IncidentSourcesOf } from '../ingestion/serviceEntity';
import { IncidentSource } from '../store/readIncidentHealth';
import { DevopsConfiguration } from './readConfiguration';

/** What the configuration says of sources of incidents. */
export interface IncidentSourcesOptions
  extends Pick<DevopsConfiguration, 'incidentEntities' | 'eventTopics'> {
  webhooks: ReadonlyMap<string, WebhookSettings>;
  connectors: ReadonlyMap<string, Connector>;
  /** Names of the sources that the portal asks. */
  scheduled: ReadonlySet<string>;
}

/** The sources that deliver incidents, and of which entities. */
export interface IncidentSources {
  all: readonly IncidentSource[];
  /** Named by the configuration, or by an annotation while the source is connected. */
  of: IncidentSourcesOf;
  /** Names of those that the configuration says deliver incidents of some of the services. */
  configuredFor(services: string[]): string[];
}

/** Finds the sources of incidents in configuration and connectors. */
export function incidentSources(
  options: IncidentSourcesOptions,
): IncidentSources {
  const { incidentEntities, scheduled } = options;
  const connected = [...options.connectors.values()].filter(
    connector =>
      connector.delivers.includes('incident') &&
      isConnected(connector.name, options),
  );
  const names = new Set([
    ...incidentEntities.keys(),
    ...connected.map(({ name }) => name),
  ]);
  return {
    all: [...names].map(name => ({
      name,
      isScheduled: scheduled.has(name),
      isDedicated:
        incidentEntities.has(name) ||
        connected.some(one => one.name === name && one.delivers.length === 1),
    })),
    of: ({ entityRef, annotations }) => [
      ...new Set([
        ...named(incidentEntities, [entityRef]),
        ...connected
          .filter(one => one.annotations.some(name => annotations[name]))
          .map(({ name }) => name),
      ]),
    ],
    configuredFor: services => named(incidentEntities, services),
  };
}

/** Whether anything of the source can come in. */
function isConnected(
  name: string,
  { webhooks, eventTopics, scheduled }: IncidentSourcesOptions,
): boolean {
  const settings = webhooks.get(name);
  const isOpen =
    settings !== undefined &&
    (settings.allowUnsigned || settings.secrets.length > 0);
  return isOpen || eventTopics.has(name) || scheduled.has(name);
}

function named(
  entities: DevopsConfiguration['incidentEntities'],
  services: string[],
): string[] {
  return [...entities]
    .filter(([, refs]) => services.some(ref => refs.has(ref)))
    .map(([source]) => source);
}
