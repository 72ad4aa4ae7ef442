import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page with the eight domains, `/devops` by default. @public */
export const rootRouteRef = createRouteRef({ id: 'devops' });

/** The entity tab with the DORA metrics. @public */
export const entityDoraRouteRef = createRouteRef({ id: 'devops:entity-dora' });

/**
 * Where the TechDocs of an entity are, in portals that have them.
 *
 * @public
 */
export const techDocsRouteRef = createExternalRouteRef({
  id: 'devops:techdocs',
  optional: true,
  params: ['namespace', 'kind', 'name'],
  defaultTarget: 'techdocs.docRoot',
});

/**
 * Where a card leads to for all metrics. Optional, because a portal may show the
 * card without the tab; bound to the plugin's own tab where that is mounted.
 *
 * @public
 */
export const doraContentRouteRef = createExternalRouteRef({
  id: 'devops:dora-content',
  optional: true,
  defaultTarget: 'devops.entityDora',
});

/**
 * Where the tab of an entity leads to for sources and deliveries: the plugin's
 * own page where that is mounted.
 *
 * @public
 */
export const pageRouteRef = createExternalRouteRef({
  id: 'devops:page',
  optional: true,
  defaultTarget: 'devops.root',
});
