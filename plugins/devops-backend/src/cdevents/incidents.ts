import { isHttpUrl } from '@devops-domains/backstage-plugin-devops-common';
import {
  BEFORE_ALL,
  ConnectorRecord,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { CdEvent } from './eventSchema';
import { firstWins } from './firstWins';
import { externalId } from './identity';
import { leadsNowhere, NO_WAY, Way, wayToEntity } from './wayToEntity';

/** What one event tells of an incident. */
interface Telling {
  id: string;
  way: Way;
  title?: string;
  severity?: string;
  url?: string;
  /** Whether it begins with this event. */
  opens: boolean;
  /** When it ended; null where it goes on, absent where the event says nothing of it. */
  resolvedAt?: string | null;
}

/** `incident.detected`, `incident.reported` and `incident.resolved`: one incident over its life. */
export function readIncident(event: CdEvent, predicate: string): Reading {
  const { content, custom, subject } = event;
  const resolves = predicate === 'resolved';
  return tell(event, {
    id: externalId('incident', subject.source, subject.id),
    way: wayToEntity(event, { service: content.service?.id }),
    // What is said at the end describes the end.
    title: resolves ? undefined : content.description,
    severity: custom.severity,
    url: content.ticketURI,
    opens: !resolves,
    ...(resolves && { resolvedAt: event.at }),
    // Detected again, it has come back; a report may be written when all is over.
    ...(predicate === 'detected' && { resolvedAt: null }),
  });
}

/** `ticket.created`, `ticket.updated` and `ticket.closed` of tickets about incidents. */
export function readTicket(event: CdEvent, predicate: string): Reading {
  const { content, custom, subject } = event;
  if (content.ticketType?.toLowerCase() !== 'incident') {
    const type = content.ticketType?.slice(0, 40);
    return {
      ignored: type
        ? `a ticket of type '${type}' is no incident`
        : 'does not say that the ticket is an incident: ticketType is missing',
    };
  }
  return tell(event, {
    id: externalId('ticket', subject.source, subject.id),
    way: wayToEntity(event, {}),
    title: content.summary,
    severity: custom.severity ?? content.priority,
    url: content.uri,
    opens: predicate === 'created',
    ...(predicate === 'closed' && { resolvedAt: event.at }),
  });
}

function tell({ at, custom }: CdEvent, telling: Telling): Reading {
  const { id, way, title, severity, url, opens } = telling;
  if (opens && leadsNowhere(way)) return { ignored: NO_WAY };
  const isKnown: ConnectorRecord = opens
    ? {
        kind: 'incident',
        externalId: id,
        updatedAt: firstWins(at),
        ...way,
        openedAt: at,
        deleted: false,
      }
    : // Nobody knows yet when it was opened: until the opening arrives, it is
      // kept and stays out of all numbers.
      {
        kind: 'incident',
        externalId: id,
        updatedAt: BEFORE_ALL,
        deleted: true,
      };
  return {
    records: [
      isKnown,
      {
        kind: 'incident',
        externalId: id,
        updatedAt: at,
        ...way,
        ...('resolvedAt' in telling && { resolvedAt: telling.resolvedAt }),
        ...(title && { title }),
        ...(severity && { severity }),
        ...(url && isHttpUrl(url) && { url }),
        ...(custom.causedBy && { causedBy: custom.causedBy }),
      },
    ],
  };
}
