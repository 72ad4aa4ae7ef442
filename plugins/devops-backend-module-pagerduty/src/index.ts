/**
 * Reads incidents from PagerDuty, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export { createPagerDutyConnector } from './createPagerDutyConnector';
export { pagerDutyModule as default } from './module';
