export interface Config {
  devops?: {
    sources?: {
      /** Azure DevOps, see also `webhook` of every source. */
      'azure-devops'?: {};
    };
  };
}
