import {
  BEFORE_ALL,
  ConnectorRecord,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { eventSchema, PagerDutyEvent } from './event';
import {
  incidentSchema,
  mergedInto,
  PagerDutyIncident,
  SERVICE_ID_ANNOTATION,
  severityOf,
} from './incident';

const TITLE = 'PagerDuty';
const incidentEvent = z.object({ event: z.object({ data: incidentSchema }) });

/** @throws InputError when it is no webhook of version 3 */
export function readEvent(payload: unknown): Reading {
  const { event } = parsePayload(eventSchema, payload, TITLE);
  const { event_type: type, data } = event;
  if (type === 'pagey.ping') {
    return { ignored: 'a test of the webhook by PagerDuty' };
  }
  if (!type.startsWith('incident.') || data.type !== 'incident') {
    return {
      ignored: `'${type}' says nothing about when an incident began, ended or how severe it is`,
    };
  }
  const { data: incident } = parsePayload(incidentEvent, payload, TITLE).event;
  // In this order: a version is stored only where it leads to a whole incident.
  return { records: [beginning(event, incident), state(event, incident)] };
}

const identityOf = ({ id }: PagerDutyIncident) => ({
  kind: 'incident' as const,
  externalId: id,
});

const wayOf = ({ service }: PagerDutyIncident) => ({
  selector: { [SERVICE_ID_ANNOTATION]: service.id },
});

/**
 * When it began, once an event tells. Others may come first: until then the
 * incident is kept and stays out of all numbers.
 */
function beginning(
  { event_type: type, occurred_at: occurredAt }: PagerDutyEvent,
  incident: PagerDutyIncident,
): ConnectorRecord {
  const identity = identityOf(incident);
  const openedAt =
    incident.created_at ?? (type === 'incident.triggered' ? occurredAt : null);
  if (openedAt === null) {
    return { ...identity, updatedAt: BEFORE_ALL, deleted: true };
  }
  // As old as the incident, so that it stays deleted where somebody deletes it.
  return {
    ...identity,
    updatedAt: openedAt,
    ...wayOf(incident),
    openedAt,
    deleted: false,
  };
}

/** What the event says besides. */
function state(
  event: PagerDutyEvent,
  incident: PagerDutyIncident,
): ConnectorRecord {
  return {
    ...identityOf(incident),
    // Events arrive in any order; when they happened decides.
    updatedAt: event.occurred_at,
    ...wayOf(incident),
    ...endOf(event, incident),
    severity: severityOf(incident),
    title: incident.title,
    url: incident.html_url,
  };
}

/**
 * Only `incident.resolved` says when it ended. An incident that is not resolved
 * at a later event was reopened, even if that message was lost.
 */
function endOf(event: PagerDutyEvent, incident: PagerDutyIncident) {
  if (event.event_type === 'incident.resolved') {
    return { resolvedAt: event.occurred_at, duplicateOf: mergedInto(incident) };
  }
  return incident.status === 'resolved'
    ? {}
    : { resolvedAt: null, duplicateOf: null };
}
