/**
 * Reads deployments from Flux' notification controller, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export { createFluxConnector } from './createFluxConnector';
export { fluxModule as default } from './module';
