import {
  DeliveryIdentity,
  instantText,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

/** An event as the notification controller posts it. */
export const eventSchema = z.object({
  involvedObject: z.object({
    kind: z.string().min(1),
    namespace: z.string().min(1),
    name: z.string().min(1),
    /** Missing only in the events of other tools. */
    uid: z.string().nullish(),
  }),
  severity: z.string(),
  timestamp: instantText,
  reason: z.string(),
  message: z.string().nullish(),
  metadata: z
    .record(z.string(), z.string())
    .nullish()
    .transform(value => value ?? {}),
});

export type FluxEvent = z.infer<typeof eventSchema>;

const FLUX_GROUP = /^[\w.-]+\.toolkit\.fluxcd\.io\//;

/**
 * A value of the metadata. Flux takes the group off the keys
 * (`kustomize.toolkit.fluxcd.io/revision`) of its own kinds, older versions and
 * other tools do not.
 */
export function metadataOf(
  { metadata }: FluxEvent,
  key: string,
): string | undefined {
  const entry = Object.entries(metadata).find(
    ([name, value]) => name.replace(FLUX_GROUP, '') === key && value.trim(),
  );
  return entry?.[1].trim();
}

/** What stays the same about an object as long as it exists. */
export function objectId({ involvedObject }: FluxEvent): string {
  const { kind, namespace, name, uid } = involvedObject;
  return uid || `${kind}/${namespace}/${name}`;
}

const identity = z.object({
  reason: z.string().min(1),
  involvedObject: z.object({ kind: z.string().min(1) }),
});

/** Flux gives events no ids: equal bytes are the same event. */
export function identifyEvent(payload: unknown): DeliveryIdentity {
  const { data } = identity.safeParse(payload);
  return {
    id: null,
    event: data ? `${data.involvedObject.kind}.${data.reason}` : 'unknown',
  };
}
