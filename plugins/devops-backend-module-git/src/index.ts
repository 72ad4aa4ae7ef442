/**
 * Reads release tags or merges of git repositories, with their commits, as
 * deployments.
 *
 * @packageDocumentation
 */
export { devopsModuleGit as default } from './module';
