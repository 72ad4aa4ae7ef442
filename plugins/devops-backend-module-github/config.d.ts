export interface Config {
  devops?: {
    sources?: {
      /** GitHub, see also `webhook` of every source. */
      github?: {};
    };
  };
}
