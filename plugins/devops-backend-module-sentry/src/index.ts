/**
 * Reads incidents from Sentry's alerts, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {
  readSentrySettings,
  type SentrySettings,
} from './configuration/sentrySettings';
export { createSentryConnector } from './createSentryConnector';
export { sentryModule as default } from './module';
