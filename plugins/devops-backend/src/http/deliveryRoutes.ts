import {
  AuditorService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  devopsDeliveryReadPermission,
  Instant,
  parseInstant,
} from '@devops-domains/backstage-plugin-devops-common';
import { InboxParts } from '../inbox/createInbox';
import { audited } from './audited';
import { requirePermission } from './authorize';
import { Handlers } from './handler';

/** What the routes need of the inbox to show and repeat. */
export type DeliveryArchive = Pick<InboxParts, 'replay'> & {
  log: Pick<InboxParts['log'], 'list' | 'read'>;
};

/** The delivery log. The permission alone decides who reads it: it is for those who run the portal. */
export function deliveryRoutes(options: {
  deliveries: DeliveryArchive;
  permissions: PermissionsService;
  auditor: AuditorService;
}): Pick<Handlers, 'getDeliveries' | 'getDelivery' | 'replayDelivery'> {
  const { deliveries, permissions, auditor } = options;
  return {
    getDeliveries: async ({ query }) =>
      deliveries.log.list({
        statuses: query.status ?? [],
        sources: query.source ?? [],
        from: toInstant(query.from),
        to: toInstant(query.to),
        text: query.q,
        limit: query.limit,
        cursor: query.cursor,
      }),

    getDelivery: async ({ path }) => deliveries.log.read(Number(path.id)),

    replayDelivery: async ({ path, credentials, request, now }) => {
      const id = Number(path.id);
      const meta = { actionType: 'replay', delivery: path.id };
      const event = { eventId: 'delivery-replay', request, meta };
      return audited(auditor, event, async () => {
        // The answer shows what it carries.
        await requirePermission(devopsDeliveryReadPermission, credentials, {
          permissions,
        });
        const { source } = await deliveries.log.read(id);
        await deliveries.replay(id, now);
        const answer = await deliveries.log.read(id);
        return { answer, meta: { source, status: answer.status } };
      });
    },
  };
}

function toInstant(text: string | undefined): Instant | undefined {
  return text === undefined ? undefined : parseInstant(text) ?? undefined;
}
