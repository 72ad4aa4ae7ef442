export interface Config {
  devops?: {
    sources?: {
      /** Sentry, see also `webhook` of every source. */
      sentry?: {};
    };
  };
}
