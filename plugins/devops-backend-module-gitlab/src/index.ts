/**
 * Reads deployments, merge requests and incidents from GitLab, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export { devopsModuleGitlab as default } from './module';
export { createGitlabConnector } from './webhook/createGitlabConnector';
export {
  readGitlabSettings,
  type DeploymentsFrom,
  type GitlabSettings,
} from './configuration/gitlabSettings';
