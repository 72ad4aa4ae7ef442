/**
 * The plugin for apps on the new frontend system: found by itself when the
 * package is a dependency of the app.
 *
 * @packageDocumentation
 */
import {
  ApiBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { devopsApiFactory } from './api';
import { domainsExtensions } from './domains/extensions';
import { doraExtensions } from './dora/extensions';
import {
  doraContentRouteRef,
  entityDoraRouteRef,
  pageRouteRef,
  rootRouteRef,
  techDocsRouteRef,
} from './routes';

const devopsApi = ApiBlueprint.make({
  params: defineParams => defineParams(devopsApiFactory),
});

/** @alpha */
export default createFrontendPlugin({
  pluginId: 'devops',
  title: 'DevOps',
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityDora: entityDoraRouteRef },
  externalRoutes: {
    doraContent: doraContentRouteRef,
    page: pageRouteRef,
    techDocs: techDocsRouteRef,
  },
  extensions: [devopsApi, ...doraExtensions, ...domainsExtensions],
});
