import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  IncidentState,
  incidentUpdatedAt,
  parsePayload,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { instantSchema } from '../records/instants';
import { externalId } from '../records/project';
import { SOURCE_TITLE } from '../records/source';
import { HookReader } from './hookReader';
import { optionalText } from './hookSchemas';

const schema = z.object({
  object_attributes: z.object({
    title: z.string(),
    url: z.url({ protocol: /^https?$/ }),
    severity: optionalText,
    status: z.string(),
    started_at: instantSchema,
    ended_at: instantSchema.nullish(),
  }),
});

const STATES = new Map<string, IncidentState>([
  ['resolved', 'resolved'],
  ['ignored', 'gone'],
]);

/** Reads an alert as an incident, where alerts are configured to be incidents. */
export const readAlertHook: HookReader = (delivery, { alerts }) => {
  const { object_attributes: alert } = parsePayload(
    schema,
    delivery.payload,
    SOURCE_TITLE,
  );
  if (!alerts) {
    return {
      ignored:
        'alerts are no incidents unless devops.sources.gitlab.alerts says so',
    };
  }
  // The project is named in the address only.
  const match = /^(.+?)\/-\/alert_management\/(\d+)/.exec(alert.url);
  if (!match) {
    return { ignored: 'the address of the alert does not tell its project' };
  }
  const [, webUrl, number] = match;
  // Alerts do not say when they changed; the event is sent at once.
  const changedAt = alert.ended_at ?? delivery.receivedAt;
  const state = STATES.get(alert.status) ?? 'open';
  return {
    records: [
      {
        kind: 'incident',
        externalId: externalId({ id: null, webUrl }, 'alerts', number),
        repository: webUrl,
        deleted: state === 'gone',
        openedAt: formatInstant(alert.started_at),
        resolvedAt: state === 'resolved' ? formatInstant(changedAt) : null,
        severity: alert.severity,
        title: alert.title,
        url: alert.url,
        updatedAt: incidentUpdatedAt(
          alert.status === 'triggered' ? alert.started_at : changedAt,
          state,
        ),
      },
    ],
  };
};
