/**
 * Reads deployments, changes and incidents from GitHub: as they happen, by its
 * webhook, and what was before, by its API.
 *
 * @packageDocumentation
 */
export { createGithubConnector } from './webhook/createGithubConnector';
export {
  readGithubSettings,
  type GithubSettings,
} from './configuration/githubSettings';
export { type DeployWorkflow } from './records/workflowRuns';
export { devopsModuleGithub as default } from './module';
