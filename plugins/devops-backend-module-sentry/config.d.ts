export interface Config {
  devops?: {
    sources?: {
      /** Sentry, see also `webhook` of every source. */
      sentry?: {
        /** Whether every issue is an incident. Default: false, only metric alerts are. */
        issues?: boolean;
        /** Whether a metric alert that only warns is an incident. Default: true. */
        warnings?: boolean;
      };
    };
  };
}
