export interface Config {
  devops?: {
    sources?: {
      /** Azure DevOps, see also `webhook` of every source. */
      'azure-devops'?: {
        /**
         * What tells of deployments by YAML pipelines: their stages (default),
         * whole runs, or builds. Classic releases always do.
         */
        deploymentsFrom?: 'stages' | 'runs' | 'builds';
        /**
         * Regular expression, in any case, for the names of stages that deploy.
         * What its first group holds is the environment, else the whole name.
         * Default: `Deploy…`, `Deployment…`, `Release…`, `Rollout…`, `CD_…`, and names of production,
         * staging and UAT environments.
         */
        deployStages?: string;
        /** Regular expression for the names of the pipelines whose runs or builds deploy. */
        deployPipelines?: string;
        /** Where runs or builds deploy to. Default: `production`. */
        deployEnvironment?: string;
        /**
         * Branches whose commits are changes, where an event does not name the
         * default branch: those of pull requests. Default: `main` and `master`.
         */
        mainBranches?: string[];
        /** Types of work items that are incidents. Default: `Incident`. */
        incidentTypes?: string[];
        /** Tags of work items of any type that are incidents. Default: `incident`. */
        incidentTags?: string[];
        /** States in which an incident is over. Default: `Resolved`, `Closed`, `Done`, `Completed`. */
        doneStates?: string[];
        /** Reference name of a field of work items that holds an entity ref. */
        entityRefField?: string;
      };
    };
  };
}
