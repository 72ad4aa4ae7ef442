export interface Config {
  devops?: {
    sources?: {
      /** PagerDuty, see also `webhook` of every source. */
      pagerduty?: {};
    };
  };
}
