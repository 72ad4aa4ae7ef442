export interface Config {
  devops?: {
    sources?: {
      /** Argo CD, see also `webhook` of every source. */
      argocd?: {
        /** Labels of applications that name the environment, the first that is there wins; default `environment`, `env`. */
        environmentLabels?: string[];
        /** What an application's environment is where it names none: where it is deployed to; default `namespace`. */
        environmentFrom?: 'namespace' | 'cluster';
        /** Namespace of Argo CD; applications in another one are found by `argocd/app-namespace` too. Default `argocd`. */
        controlPlaneNamespace?: string;
      };
    };
  };
}
