export interface Config {
  devops?: {
    sources?: {
      /** Bitbucket Cloud, see also `webhook` of every source. */
      bitbucket?: {
        /**
         * Regular expression, in any case, for the names or keys of the build
         * statuses that tell of a deployment. Default: none do.
         */
        deployStatuses?: string;
        /** Where those deploy to. Default: `production`. */
        deployEnvironment?: string;
        /**
         * Branches whose commits are changes, where the webhook does not name
         * the main branch. Default: `main` and `master`.
         */
        mainBranches?: string[];
      };
    };
  };
}
