import {
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { FluxSettings } from '../configuration/fluxSettings';
import { eventSchema } from './event';
import { readHelmRelease } from './readHelmRelease';
import { readKustomization } from './readKustomization';

/** @throws InputError when it is no event of Flux */
export function readEvent(payload: unknown, settings: FluxSettings): Reading {
  const event = parsePayload(eventSchema, payload, 'Flux');
  switch (event.involvedObject.kind) {
    case 'Kustomization':
      return readKustomization(event, settings);
    case 'HelmRelease':
      return readHelmRelease(event, settings);
    default:
      return {
        ignored: `a ${event.involvedObject.kind} deploys nothing; Kustomization and HelmRelease do`,
      };
  }
}
