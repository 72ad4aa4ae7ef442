import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  devops?: {
    git?: {
      /** When the repositories are read; default every 10 minutes. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      /**
       * Where bare clones of remote repositories are kept (commits and tags, no files); default `data/git`.
       * Relative to the backend's working directory. They can be deleted at any time.
       */
      directory?: string;
      /**
       * Directories inside which a `path` must lie, symbolic links followed. Default: the clone or workspace that
       * the backend's working directory belongs to.
       */
      allowedPaths?: string[];
      /** Hosts (with a port where it is not the usual one) that a `url` may name, in addition to those of `integrations`. */
      allowedHosts?: string[];
      /** Seconds after which a git command is given up; default 300. */
      timeoutSeconds?: number;
      /** The repositories that are read, and nothing else. */
      repositories?: Array<{
        /** First part of the deployments' ids; default host and path of the `url`, or the name of the entity. */
        id?: string;
        /** https:// or ssh:// address without secrets. Either this or `path`. */
        url?: string;
        /** Root of a clone on this machine, relative to the backend's working directory. Either this or `url`. */
        path?: string;
        /** The Component or Resource that is released. */
        entityRef: string;
        /** Environment of a release; default `production`. */
        environment?: string;
        /** Environment of a prerelease; default `staging`. */
        prereleaseEnvironment?: string;
        /**
         * What is a deployment: release tags, or the steps of the main branch. Default: `releases` with a
         * `tagPattern`, else `merges` with a `branch`, else `auto`: releases as soon as a tag matches, merges before.
         */
        mode?: 'releases' | 'merges' | 'auto';
        /** Regular expression for the tags of this line; default versions without a path, such as `v1.2.3`. */
        tagPattern?: string;
        /** Regular expression that finds where a prerelease's suffix starts; default alpha, beta, rc, pre, next. */
        prereleasePattern?: string;
        /** The main branch; default the remote's default branch, else `main`, else `master`. */
        branch?: string;
        /** https:// address of the repository's page, for links; default from `url`. */
        webUrl?: string;
      }>;
    };
  };
}
