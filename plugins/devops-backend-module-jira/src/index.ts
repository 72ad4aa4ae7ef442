/**
 * Reads incidents from Jira and Jira Service Management, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {
  type JiraSettings,
  readJiraSettings,
} from './configuration/jiraSettings';
export { createJiraConnector } from './createJiraConnector';
export { jiraModule as default } from './module';
