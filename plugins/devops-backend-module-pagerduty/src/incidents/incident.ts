import { instantText } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

/** The annotation that PagerDuty's own Backstage plugin uses. */
export const SERVICE_ID_ANNOTATION = 'pagerduty.com/service-id';

/** `event.data` where it is an incident. */
export const incidentSchema = z.object({
  id: z.string().min(1),
  status: z.enum(['triggered', 'acknowledged', 'resolved']),
  title: z.string().nullish(),
  html_url: z.string().nullish(),
  created_at: instantText.nullish(),
  service: z.object({ id: z.string().min(1) }),
  priority: z.object({ summary: z.string().nullish() }).nullish(),
  urgency: z.string().nullish(),
  /** An incident that was merged into another is resolved for that reason. */
  resolve_reason: z
    .object({
      type: z.string().nullish(),
      incident: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
});

export type PagerDutyIncident = z.infer<typeof incidentSchema>;

/** A priority says more than an urgency, which has two values; null when neither is known. */
export function severityOf(incident: PagerDutyIncident): string | null {
  return incident.priority?.summary || incident.urgency || null;
}

/** The incident that this one was merged into. */
export function mergedInto({
  resolve_reason: reason,
}: PagerDutyIncident): string | null {
  return reason?.type === 'merge_resolve_reason' && reason.incident
    ? `incident:pagerduty/${reason.incident.id}`
    : null;
}
