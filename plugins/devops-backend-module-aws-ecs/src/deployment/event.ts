import {
  DeliveryIdentity,
  instantText,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { parseServiceArn } from './serviceArn';

/** What EventBridge puts around every event. */
export const envelopeSchema = z.object({
  id: z.string().min(1),
  'detail-type': z.string(),
});

const serviceArn = z.string().transform((text, context) => {
  const arn = parseServiceArn(text);
  if (arn === null) {
    const message = 'must be the ARN of an ECS service';
    context.issues.push({ code: 'custom', message, input: text });
    return z.NEVER;
  }
  return arn;
});

/** "ECS Deployment State Change". */
export const deploymentEventSchema = z.object({
  resources: z.tuple([serviceArn], z.unknown()),
  detail: z.object({
    eventName: z.string(),
    deploymentId: z.string().min(1),
    updatedAt: instantText,
    reason: z.string().nullish(),
  }),
});

export type DeploymentEvent = z.infer<typeof deploymentEventSchema>;

/** What an input transformer may add where EventBridge sends an event. */
const additionsSchema = z.object({
  entityRef: z.string().min(1).nullish(),
  environment: z.string().min(1).nullish(),
  revision: z.string().min(1).nullish(),
});

export type Additions = z.infer<typeof additionsSchema>;

const wrapped = z.object({ event: z.looseObject({}) });
const notification = z.object({
  Type: z.literal('Notification'),
  Message: z.string(),
});

/** Takes off what SNS and input transformers put around an event. */
export function unwrapEvent(payload: unknown): {
  event: unknown;
  additions: Additions;
} {
  const sns = notification.safeParse(payload);
  const inner = sns.success ? parseJson(sns.data.Message) : payload;
  const transformed = wrapped.safeParse(inner);
  return transformed.success
    ? {
        event: transformed.data.event,
        additions: additionsSchema.safeParse(inner).data ?? {},
      }
    : { event: inner, additions: {} };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const identity = z.object({
  id: z.string().min(1),
  'detail-type': z.string(),
  detail: z.object({ eventName: z.string().nullish() }).nullish(),
});

/** EventBridge delivers at least once, under the same id. */
export function identifyEvent(payload: unknown): DeliveryIdentity {
  const { data } = identity.safeParse(unwrapEvent(payload).event);
  return data
    ? { id: data.id, event: data.detail?.eventName || data['detail-type'] }
    : { id: null, event: 'unknown' };
}
