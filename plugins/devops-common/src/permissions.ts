import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Sending records: deployments, changes, incidents, artifacts, import, delete.
 * Only services and external callers can use it.
 *
 * @public
 */
export const devopsRecordWritePermission = createPermission({
  name: 'devops.record.write',
  attributes: { action: 'create' },
});

/**
 * Reading metrics, evidence, time line, sources and domains. On top of it a
 * caller sees only what belongs to entities that the catalog shows to them.
 *
 * @public
 */
export const devopsMetricsReadPermission = createPermission({
  name: 'devops.metrics.read',
  attributes: { action: 'read' },
});

/**
 * Correcting what sources sent: leaving a record out, mending a link or a type.
 * On top of it a caller corrects only records of entities that the catalog shows
 * to them.
 *
 * @public
 */
export const devopsLinkCorrectPermission = createPermission({
  name: 'devops.link.correct',
  attributes: { action: 'update' },
});

/**
 * Reading the delivery log: what every source sent, payloads included, and what
 * became of it. It is for those who run the portal, and shows deliveries of
 * entities that the catalog hides from the caller too.
 *
 * @public
 */
export const devopsDeliveryReadPermission = createPermission({
  name: 'devops.delivery.read',
  attributes: { action: 'read' },
});

/**
 * Processing a kept delivery once more, for those who have `devops.delivery.read`
 * as well, and sending a test event.
 *
 * @public
 */
export const devopsDeliveryReplayPermission = createPermission({
  name: 'devops.delivery.replay',
  attributes: { action: 'update' },
});

/** All permissions of the plugin, for registries and policies. @public */
export const devopsPermissions = [
  devopsRecordWritePermission,
  devopsMetricsReadPermission,
  devopsLinkCorrectPermission,
  devopsDeliveryReadPermission,
  devopsDeliveryReplayPermission,
];
