/**
 * DevOps domains and DORA metrics on the pages of the software catalog, for
 * apps on the old frontend system; `./alpha` is for the new one.
 *
 * @packageDocumentation
 */
export { devopsApiFactory, devopsApiRef } from './api';
export {
  isDevopsDomain,
  isDevopsDomainAvailable,
} from './domains/availability';
export { isDoraAvailable } from './dora/availability';
export {
  DevopsPage,
  devopsPlugin,
  EntityDevopsDomainCard,
  EntityDomainSystemsCard,
  EntityDoraCard,
  EntityDoraContent,
} from './plugin';
export {
  doraContentRouteRef,
  entityDoraRouteRef,
  pageRouteRef,
  rootRouteRef,
  techDocsRouteRef,
} from './routes';
export { devopsTranslationRef } from './translation';
