import {
  DeliveryIdentity,
  instantText,
  parsePayload,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';

const container = z
  .object({ id: z.string(), baseUrl: z.string().nullish() })
  .nullish();

const containersSchema = z
  .object({ collection: container, account: container, project: container })
  .nullish();

const typeSchema = z.object({ eventType: z.string() });
const identitySchema = typeSchema.extend({ id: z.string() });

/** What all events of service hooks have in common. */
export interface Envelope<T> {
  /** When the event was made. */
  createdDate: string;
  resource: T;
  /** The organization: numbers of runs, releases and work items count within it. */
  scope: string;
  /** The same as the annotation `dev.azure.com/host-org` names it; null where the event does not tell. */
  hostOrg: string | null;
  /** The id of the project, for events that do not name it otherwise. */
  projectId: string | null;
}

/** @throws InputError naming the field that is not what Azure DevOps sends */
export function parseEvent<T>(
  resource: z.ZodType<T>,
  payload: unknown,
): Envelope<T> {
  const event = parsePayload(
    z.object({
      createdDate: instantText,
      resource,
      resourceContainers: containersSchema,
    }),
    payload,
    'Azure DevOps',
  );
  const { collection, account, project } = event.resourceContainers ?? {};
  const scope = collection?.id ?? account?.id;
  const address = [collection, account, project]
    .map(one => one?.baseUrl)
    .find(Boolean);
  return {
    ...event,
    scope: scope ? `${scope}/` : '',
    hostOrg: hostOrgOf(address ?? ''),
    projectId: project?.id ?? null,
  };
}

/** `dev.azure.com/shop`, also of its older address `https://shop.visualstudio.com/`. */
function hostOrgOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { host, pathname } = new URL(address);
  const [, organization] = /^([^.]+)\.visualstudio\.com$/.exec(host) ?? [];
  if (organization) return `dev.azure.com/${organization}`;
  const path = pathname.split('/').filter(Boolean);
  return host === 'dev.azure.com' && path.length === 0
    ? null
    : [host, ...path].join('/');
}

/** @throws InputError when it is no event of service hooks */
export function eventTypeOf(payload: unknown): string {
  return parsePayload(typeSchema, payload, 'Azure DevOps').eventType;
}

/** The sample that the portal sends as a test has no id of its own. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** An event keeps its id when it is sent again. */
export function identifyEvent(payload: unknown): DeliveryIdentity {
  const { success, data } = identitySchema.safeParse(payload);
  if (success) {
    return { id: data.id === NO_ID ? null : data.id, event: data.eventType };
  }
  const type = typeSchema.safeParse(payload);
  return { id: null, event: type.success ? type.data.eventType : 'unknown' };
}

/** A text that may be absent. */
export const optionalText = z.string().nullish();
/** An instant that may be absent; before the year 1 was, Azure DevOps writes none. */
export const optionalInstant = z
  .string()
  .nullish()
  .transform(text => (text && !text.startsWith('0001-') ? text : null))
  .pipe(instantText.nullable());
/** Where a person sees what an event is about. */
export const linksSchema = z
  .object({ web: z.object({ href: z.string() }).nullish() })
  .nullish();
