import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { devopsApiFactory } from './api';
import {
  doraContentRouteRef,
  entityDoraRouteRef,
  pageRouteRef,
  rootRouteRef,
  techDocsRouteRef,
} from './routes';

/** The plugin for apps on the old frontend system. @public */
export const devopsPlugin = createPlugin({
  id: 'devops',
  apis: [devopsApiFactory],
  routes: { root: rootRouteRef, entityDora: entityDoraRouteRef },
  externalRoutes: {
    doraContent: doraContentRouteRef,
    page: pageRouteRef,
    techDocs: techDocsRouteRef,
  },
});

/** The metrics of an entity in one compact card, for its overview. @public */
export const EntityDoraCard = devopsPlugin.provide(
  createComponentExtension({
    name: 'EntityDoraCard',
    component: {
      lazy: () => import('./dora/OverviewCard').then(m => m.OverviewCard),
    },
  }),
);

/** The entity tab with a chart, the evidence and the definition of every metric. @public */
export const EntityDoraContent = devopsPlugin.provide(
  createRoutableExtension({
    name: 'EntityDoraContent',
    component: () => import('./dora/DoraContent').then(m => m.DoraContent),
    mountPoint: entityDoraRouteRef,
  }),
);

/** What an entity is for the DevOps team: domain, responsibilities, who does what, and what is wrong in its YAML. @public */
export const EntityDevopsDomainCard = devopsPlugin.provide(
  createComponentExtension({
    name: 'EntityDevopsDomainCard',
    component: {
      lazy: () =>
        import('./domains/system/SystemDomainCard').then(
          m => m.SystemDomainCard,
        ),
    },
  }),
);

/** On a DevOps domain: its Systems, who does what for each, what is missing, and who uses them. @public */
export const EntityDomainSystemsCard = devopsPlugin.provide(
  createComponentExtension({
    name: 'EntityDomainSystemsCard',
    component: {
      lazy: () =>
        import('./domains/domain/DomainSystemsCard').then(
          m => m.DomainSystemsCard,
        ),
    },
  }),
);

/** The page with the eight domains, their Systems and what is missing. @public */
export const DevopsPage = devopsPlugin.provide(
  createRoutableExtension({
    name: 'DevopsPage',
    component: () => import('./page/DevopsPage').then(m => m.DevopsPage),
    mountPoint: rootRouteRef,
  }),
);
