/**
 * The eight DevOps domains in the software catalog, and the mapping of Systems
 * to them.
 *
 * @packageDocumentation
 */
export { catalogModuleDevops as default } from './module';
