import { ConnectorRecord } from '@devops-domains/backstage-plugin-devops-node';
import { FluxSettings } from '../configuration/fluxSettings';
import { entityOf } from './entityOf';
import { environmentOf } from './environmentOf';
import { FluxEvent, metadataOf } from './event';

/** What both kinds of object say in the same way. */
export function deploymentOf(
  event: FluxEvent,
  settings: FluxSettings,
  part: {
    externalId: string;
    status: 'succeeded' | 'failed';
    /** What Flux applied; an image that the metadata names says more. */
    applied: string | undefined;
  },
): Extract<ConnectorRecord, { kind: 'deployment' }> {
  const artifact = metadataOf(event, 'image') ?? part.applied;
  const revision = metadataOf(event, 'commit');
  return {
    kind: 'deployment',
    externalId: part.externalId,
    ...entityOf(event),
    environment: environmentOf(event, settings),
    status: part.status,
    finishedAt: event.timestamp,
    ...(artifact ? { artifact } : {}),
    ...(revision ? { revision } : {}),
  };
}
