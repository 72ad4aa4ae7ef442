import {
  DeliveryIdentity,
  instantText,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

const texts = z.record(z.string(), z.string());

const alertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: texts,
  annotations: texts.nullish().transform(value => value ?? {}),
  startsAt: instantText,
  /** Of a firing alert zero, or when it would end if nobody repeated it. */
  endsAt: instantText.nullish(),
  generatorURL: z.string().nullish(),
  /** The same for the same labels, so again for each time that the alert fires. */
  fingerprint: z.string().min(1),
});

/** The body of version 4 of Alertmanager; Grafana sends the same with fields of its own. */
export const notificationSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  /** Alerts of the group that were cut off by `max_alerts`. */
  truncatedAlerts: z.number().nullish(),
  alerts: z.array(alertSchema),
});

export type Alert = z.infer<typeof alertSchema>;

const identity = z.object({
  status: z.string(),
  receiver: z.string().nullish(),
});

/** The sender has no ids: equal bytes are the same notification. */
export function identifyNotification(payload: unknown): DeliveryIdentity {
  const { data } = identity.safeParse(payload);
  return { id: null, event: data?.status ?? 'unknown' };
}
