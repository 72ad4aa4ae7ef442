/**
 * Reads deployments and pull requests from Bitbucket Cloud, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {
  type BitbucketSettings,
  readBitbucketSettings,
} from './configuration/bitbucketSettings';
export { createBitbucketConnector } from './createBitbucketConnector';
export { bitbucketModule as default } from './module';
