export interface Config {
  devops?: {
    sources?: {
      /** Flux, see also `webhook` of every source. */
      flux?: {
        /** Keys of an event's metadata that name the environment, the first that is there wins; default `environment`, `env`. */
        environmentKeys?: string[];
        /** Environment of events that name none; default the namespace of the Kustomization or HelmRelease. */
        environment?: string;
      };
    };
  };
}
