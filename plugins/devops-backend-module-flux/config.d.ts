export interface Config {
  devops?: {
    sources?: {
      /** Flux, see also `webhook` of every source. */
      flux?: {};
    };
  };
}
