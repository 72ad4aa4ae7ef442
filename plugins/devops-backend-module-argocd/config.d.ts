export interface Config {
  devops?: {
    sources?: {
      /** Argo CD, see also `webhook` of every source. */
      argocd?: {};
    };
  };
}
