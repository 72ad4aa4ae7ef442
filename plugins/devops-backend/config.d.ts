import { HumanDuration } from '@backstage/types';

export interface Config {
  devops?: {
    /** The choices that the definitions of the metrics leave to a company. */
    metrics?: {
      /**
       * Where the lead time of a change starts. Default: `authoredAt`.
       */
      leadTimeStart?: 'authoredAt' | 'committedAt' | 'openedAt' | 'mergedAt';
      /**
       * Hours after a release within which an incident that names no cause is
       * attributed to it. Default: 24.
       */
      attributionHours?: number;
      /**
       * Whether failed production deployments join both sides of the change
       * failure rate. Default: false.
       */
      countFailedPipelines?: boolean;
      /**
       * Days after it was last live within which a version counts as what a
       * rollback restores. Default: 30.
       */
      rollbackLiveDays?: number;
      /**
       * Whether the releases between a failed one and its rollback count as
       * failed too. Default: false.
       */
      countSuspects?: boolean;
      /**
       * Year of the benchmark where a request names none. Default: 2024.
       */
      benchmarkYear?: 2019 | 2021 | 2022 | 2023 | 2024 | 2025;
    };
    /**
     * Names of the production environments, in any case. Default: the source's
     * own class of the environment decides, then the name.
     */
    productionEnvironments?: string[];
    /** What differs for single sources, by the name of the source. */
    sources?: {
      [source: string]: {
        /**
         * Names of the source's production environments; they win over the
         * global list.
         */
        productionEnvironments?: string[];
        incidents?: {
          /**
           * Entity refs of the Components and Resources whose incidents this
           * source delivers: where it delivered none there were none, as long as
           * its last delivery did not fail.
           */
          entities: string[];
        };
      };
    };
    /** New entity refs of renamed Components and Resources, by the old ones. */
    aliases?: { [entityRef: string]: string };
    /** What is kept in memory from one request to the next. */
    cache?: {
      /**
       * Memory for facts, which are compared with the database at each request:
       * answers are never older than it. 0 keeps none. Default: 256.
       */
      megabytes?: number;
      /**
       * How long it is not asked again which services of a scope a user may see,
       * and whether they may see numbers at all; a minute at most, 0 always asks.
       * For so long, who lost that right may still see them. Default: 5 seconds.
       */
      visibility?: HumanDuration | string;
    };
    matching?: {
      /**
       * How often records that wait for their entity are matched again.
       * Default: every 20 seconds.
       */
      frequency?: HumanDuration | string;
    };
  };
}
