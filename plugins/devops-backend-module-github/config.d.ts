import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  devops?: {
    sources?: {
      /** GitHub, see also `webhook` of every source. */
      github?: {
        /**
         * Labels that make an issue an incident, in any case; default `incident`.
         * @visibility backend
         */
        incidentLabels?: string[];
        /**
         * Whether the payload of a deployment (`entityRef`) and a line `entity:` of an issue may say which entity they
         * are about. Whoever can make one in any repository with the webhook then writes for every entity; default
         * false: the repository decides.
         * @visibility backend
         */
        entityRefs?: boolean;
        /**
         * Workflows whose runs are deployments, for repositories that make no deployments of GitHub's own. The first
         * that matches counts; default none.
         * @visibility backend
         */
        workflows?: Array<{
          /**
           * Regular expression for the name of the workflow, in any case.
           * @visibility backend
           */
          name: string;
          /**
           * Where a run deploys to.
           * @visibility backend
           */
          environment: string;
          /**
           * Regular expression for the branch; default any.
           * @visibility backend
           */
          branch?: string;
        }>;
        /** Whether releases are deployments, for repositories that have neither deployments nor such workflows. */
        releases?: {
          /**
           * Default false.
           * @visibility backend
           */
          enabled?: boolean;
          /**
           * Where a published release is deployed to; default `production`.
           * @visibility backend
           */
          environment?: string;
        };
        /** The reading of what was before, and of what webhooks missed, by GitHub's API. */
        backfill?: {
          /**
           * Default true where `integrations.github` has a token or an app, else false.
           * @visibility backend
           */
          enabled?: boolean;
          /**
           * How many days back, 1 to 730; default 90.
           * @visibility backend
           */
          days?: number;
          /**
           * When to look for news; default every 30 minutes, for 25 minutes at most.
           * @visibility backend
           */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        };
      };
    };
  };
}
