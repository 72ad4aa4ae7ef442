export interface Config {
  devops?: {
    sources?: {
      /** GitLab, see also `webhook` of every source. */
      gitlab?: {};
    };
  };
}
