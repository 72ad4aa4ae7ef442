export interface Config {
  devops?: {
    sources?: {
      /** Alertmanager, see also `webhook` of every source. */
      alertmanager?: {};
    };
  };
}
