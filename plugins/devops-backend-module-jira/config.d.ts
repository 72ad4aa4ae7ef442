export interface Config {
  devops?: {
    sources?: {
      /** Jira, see also `webhook` of every source. */
      jira?: {};
    };
  };
}
