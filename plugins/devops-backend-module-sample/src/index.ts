/**
 * A generated history of the example company, for development only.
 *
 * @packageDocumentation
 */
export { devopsModuleSample as default } from './module';
