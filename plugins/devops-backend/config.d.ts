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
        /**
         * What the source's deployments, with what they release and what is
         * attributed to them, take instead of `devops.metrics`. An entity's
         * annotations `devops-domains.io/lead-time-start`,
         * `…/attribution-hours` and `…/count-failed-pipelines` win over both.
         */
        leadTimeStart?: 'authoredAt' | 'committedAt' | 'openedAt' | 'mergedAt';
        /** Hours, see `leadTimeStart`. */
        attributionHours?: number;
        /** See `leadTimeStart`. */
        countFailedPipelines?: boolean;
        incidents?: {
          /**
           * Entity refs of the Components and Resources whose incidents this
           * source delivers, besides those that carry its annotation: where it
           * delivered none there were none, as long as it has delivered something
           * at all and its last delivery did not fail.
           */
          entities: string[];
        };
        /** How webhooks of this source prove themselves; without it none is taken. */
        webhook?: {
          /**
           * What both sides know. While it is changed for another, name both in
           * `secrets`.
           * @visibility secret
           */
          secret?: string;
          /**
           * Any of them holds.
           * @deepVisibility secret
           */
          secrets?: string[];
          /**
           * Whether deliveries are taken without any proof: then whoever knows the
           * address can make them up. Default: false.
           */
          allowUnsigned?: boolean;
        };
        /**
         * Takes in what Backstage's events service moves for this source: from the
         * topics that it knows, or from these. See to it that the ingress or broker
         * behind them checks who sends.
         */
        events?: boolean | { topics: string[] };
      };
    };
    /**
     * What external callers may write that hold no secret of this portal, but a
     * token of an issuer (`backend.auth.externalAccess`, type `jwks`). The first
     * entry that fits decides; without one they may do nothing. An entry with the
     * subject of a static or legacy token narrows what its holder may write. One
     * that nobody can be meant by is refused at start.
     */
    writers?: Array<{
      /**
       * The subject as Backstage names it. Of a static or legacy token: its
       * `subject`, as it is. Of an issuer's: `external:`, the `subjectPrefix` of the
       * access entry, a colon and the token's `sub`; where there is one issuer only,
       * `repo:…` and `project_path:…` are short for that. Behind
       * `repo:ORGANISATION/` or `project_path:GROUP/` a `*` stands for any characters
       * but a colon; what may follow the repository (branch, environment) is free
       * unless given.
       */
      subject: string;
      /** Host of the repositories that subjects name. Default: github.com for `repo:`, gitlab.com for `project_path:`. */
      host?: string;
      /** Values of `source` in records. Default: `github-actions` for `repo:`, `gitlab-ci` for `project_path:`, and `cdevents`. */
      sources?: string[];
      /** Entity refs that it may write for, beside those whose repository is the subject's. */
      entities?: string[];
      /** Addresses of repositories whose entities it may write for as well. */
      repositories?: string[];
      /** Whether it may write for every entity. Default: false. */
      anyEntity?: boolean;
    }>;
    /** The inbox of deliveries, and their log. */
    inbox?: {
      retention?: {
        /** Days for which processed and ignored deliveries are kept. Default: 30. */
        days?: number;
        /** Days for which failed and unmatched deliveries are kept. Default: 90. */
        unresolvedDays?: number;
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
      /**
       * Decide for records that annotations and repositories lead to several
       * entities, or to none: those of a monorepo. The first rule all of whose
       * conditions hold decides; one that names an entity is never overruled.
       */
      rules?: Array<{
        /** Name of the source. */
        source?: string;
        /** Address of the repository, however it is spelled. */
        repository?: string;
        /** Name of the environment, in any case. */
        environment?: string;
        /** Annotations by which the source looked for the entity. */
        selector?: { [annotation: string]: string };
        /** The Component or Resource that these records belong to. */
        entityRef: string;
      }>;
    };
  };
}
