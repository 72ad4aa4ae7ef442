/**
 * The `devops` backend plugin of DevOps Domains.
 *
 * @packageDocumentation
 */
export { devopsPlugin as default } from './plugin';
