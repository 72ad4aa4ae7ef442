import {
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
  const openedAt = openedAtOf(event, incident);
  return openedAt === null
    ? { ignored: `'${type}' without created_at says not when it began` }
    : { records: [toRecord(event, incident, openedAt)] };
}

function openedAtOf(
  { event_type: type, occurred_at: occurredAt }: PagerDutyEvent,
  { created_at: createdAt }: PagerDutyIncident,
): string | null {
  return createdAt ?? (type === 'incident.triggered' ? occurredAt : null);
}

function toRecord(
  event: PagerDutyEvent,
  incident: PagerDutyIncident,
  openedAt: string,
): ConnectorRecord {
  return {
    kind: 'incident',
    externalId: incident.id,
    // Events arrive in any order; when they happened decides.
    updatedAt: event.occurred_at,
    selector: { [SERVICE_ID_ANNOTATION]: incident.service.id },
    openedAt,
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
