export interface Config {
  devops?: {
    sources?: {
      /** PagerDuty. It has no settings of its own, only the `webhook` of every source. */
      pagerduty?: {};
    };
  };
}
