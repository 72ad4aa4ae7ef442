import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryIdentity,
  instantText,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

/** The template writes what is not there as empty text. */
const optionalText = z.string().nullish();
const texts = z.record(z.string(), z.string()).nullish();
const list = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);

/** What the template in `examples/` renders. */
export const notificationSchema = z.object({
  /** Value of the entity's annotation `argocd/instance-name`. */
  instance: optionalText,
  argocdUrl: optionalText,
  application: z.object({
    uid: z.string().min(1),
    name: z.string().min(1),
    namespace: optionalText,
    labels: texts,
    annotations: texts,
  }),
  destination: z
    .object({
      namespace: optionalText,
      name: optionalText,
      server: optionalText,
    })
    .nullish(),
  operation: z.object({
    phase: z.enum(['Running', 'Terminating', 'Succeeded', 'Failed', 'Error']),
    startedAt: instantText,
    finishedAt: optionalText.refine(
      text => !text || parseInstant(text) !== null,
      { error: 'must be an instant in ISO 8601 with an offset' },
    ),
    /** Of the repository with the manifests, not of the application. */
    revision: optionalText,
    /** The same where an application has several sources. */
    revisions: list,
  }),
  health: optionalText,
});

export type ArgoCdNotification = z.infer<typeof notificationSchema>;

const identity = z.object({
  operation: z.object({ phase: z.string().min(1) }),
});

/** Argo CD gives notifications no ids: equal bytes are the same one. */
export function identifyNotification(payload: unknown): DeliveryIdentity {
  const { data } = identity.safeParse(payload);
  return { id: null, event: data?.operation.phase ?? 'unknown' };
}
