import {
  Connector,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { readArtifact } from './artifacts';
import { readChange } from './changes';
import { readPipelineRun, readServiceEvent } from './deployments';
import { CdEvent, readEvent } from './eventSchema';
import { KNOWN_MAJOR, parseEventType } from './eventType';
import { readIncident, readTicket } from './incidents';
import { testEvent } from './testEvent';
import { SERVICE_ANNOTATION } from './wayToEntity';

/** Only the types that say something here. */
const READERS: Record<string, (event: CdEvent) => Reading> = {
  'service.deployed': event => readServiceEvent(event, 'deployed'),
  'service.upgraded': event => readServiceEvent(event, 'upgraded'),
  'service.rolledback': event => readServiceEvent(event, 'rolledback'),
  'pipelinerun.queued': event => readPipelineRun(event, 'queued'),
  'pipelinerun.started': event => readPipelineRun(event, 'started'),
  'pipelinerun.finished': event => readPipelineRun(event, 'finished'),
  'incident.detected': event => readIncident(event, 'detected'),
  'incident.reported': event => readIncident(event, 'reported'),
  'incident.resolved': event => readIncident(event, 'resolved'),
  'ticket.created': event => readTicket(event, 'created'),
  'ticket.updated': event => readTicket(event, 'updated'),
  'ticket.closed': event => readTicket(event, 'closed'),
  'change.created': event => readChange(event, 'created'),
  'change.reviewed': event => readChange(event, 'reviewed'),
  'change.merged': event => readChange(event, 'merged'),
  'artifact.packaged': readArtifact,
  'artifact.published': readArtifact,
};

const identitySchema = z.object({
  context: z.object({ id: z.string(), source: z.string(), type: z.string() }),
});

const typeSchema = z.object({ context: z.object({ type: z.string() }) });

/**
 * CDEvents 0.3 to 0.5, and later ones that only add to them. It has no signature:
 * who sends events is known to the portal by a token.
 *
 * An event is one by source, id *and* type: one occurrence may emit several.
 */
export function createCdeventsConnector(): Connector {
  return {
    name: 'cdevents',
    title: 'CDEvents',
    signatures: [],
    headers: [],
    delivers: ['deployment', 'change', 'incident', 'artifact'],
    annotations: [SERVICE_ANNOTATION],
    documentation: 'https://cdevents.dev/docs/',
    topics: [],
    identify({ payload }) {
      const { success, data } = identitySchema.safeParse(payload);
      if (!success) return { id: null, event: 'unknown' };
      const { id, source, type } = data.context;
      const known = parseEventType(type);
      return {
        id: JSON.stringify([source, id, type]),
        event: known ? `${known.subject}.${known.predicate}` : type,
      };
    },
    read({ payload }) {
      const { type } = parsePayload(typeSchema, payload, 'CDEvents').context;
      const known = parseEventType(type);
      if (!known) {
        return { ignored: `'${type.slice(0, 100)}' is no type of CDEvents` };
      }
      if (known.major !== KNOWN_MAJOR) {
        return {
          ignored: `version ${known.major} of ${known.subject}.${known.predicate} is not known, only ${KNOWN_MAJOR}.x`,
        };
      }
      const name = `${known.subject}.${known.predicate}`;
      return Object.hasOwn(READERS, name)
        ? READERS[name](readEvent(payload))
        : {
            ignored: `${name} says nothing of a deployment, change or incident`,
          };
    },
    testDelivery: target => ({ headers: {}, payload: testEvent(target) }),
  };
}
