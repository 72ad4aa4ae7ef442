import {
  DeliveryIdentity,
  instantText,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

/** What every webhook of version 3 carries, whatever its event is about. */
export const eventSchema = z.object({
  event: z.object({
    id: z.string(),
    event_type: z.string(),
    occurred_at: instantText,
    /** Names what `data` is: `incident`, `incident_note`, `service`, `ping`, … */
    data: z.looseObject({ type: z.string().nullish() }),
  }),
});

export type PagerDutyEvent = z.infer<typeof eventSchema>['event'];

/** As little as a delivery is known by. */
const identity = z.object({
  event: z.object({ id: z.string().min(1), event_type: z.string() }),
});

/** One event has one id, also when several subscriptions send it. */
export function identifyEvent(payload: unknown): DeliveryIdentity {
  const { data } = identity.safeParse(payload);
  return data
    ? { id: data.event.id, event: data.event.event_type }
    : { id: null, event: 'unknown' };
}
