import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  devops?: {
    sources?: {
      /** GitLab, see also `webhook` of every source. */
      gitlab?: {
        /**
         * Which events tell of deployments; only one kind does, so that none counts twice. `pipelines` and `jobs` are
         * for projects whose jobs have no `environment`. With `pipelines`, the history has no deployments either.
         * Default: `deployments`.
         */
        deploymentsFrom?: 'deployments' | 'pipelines' | 'jobs';
        /**
         * Regular expression for the names of jobs that deploy, in any case. Default: jobs with an `environment`.
         * Only with `deploymentsFrom` `pipelines` or `jobs`.
         */
        deployJobs?: string;
        /** Where a pipeline or job deploys to that names no environment. Default: it is ignored. */
        deployEnvironment?: string;
        /** Labels, in any case, of issues that are incidents; those of the type Incident always are. Default: `incident`. */
        incidentLabels?: string[];
        /** Whether GitLab's alerts are incidents; GitLab can also open an incident for each. Default: false. */
        alerts?: boolean;
        /** Reading the history, and what no webhook told, from GitLab's API. */
        backfill?: {
          /** Default: true where an entry of `integrations.gitlab` has a token. */
          enabled?: boolean;
          /** Days of history that are read of a project that is new, 1 to 730. Default: 90. */
          days?: number;
          /** When what changed is read. Default: every 15 minutes, for 25 minutes at most. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        };
      };
    };
  };
}
