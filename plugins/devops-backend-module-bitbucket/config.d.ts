export interface Config {
  devops?: {
    sources?: {
      /** Bitbucket, see also `webhook` of every source. */
      bitbucket?: {};
    };
  };
}
