export interface Config {
  devops?: {
    sources?: {
      /** Jira, see also `webhook` of every source. */
      jira?: {
        /**
         * Names of the issue types that are incidents, in any case. Default:
         * `Incident` and `[System] Incident`.
         */
        issueTypes?: string[];
        /** Labels that make an issue of any type an incident. */
        labels?: string[];
        /** Names of request types of Jira Service Management that are incidents. */
        requestTypes?: string[];
        /**
         * Whether an issue with one component belongs to the entity that has
         * both `jira/project-key` and `jira/component`. Default: false, the
         * project alone decides.
         */
        byComponent?: boolean;
        /** Id of the field that holds the severity. Default: `priority`. */
        severityField?: string;
        /** Id of a field that holds an entity ref, such as `customfield_10050`. */
        entityRefField?: string;
        /** Id of a field that holds `deployment:source/id` or a full commit id. */
        causedByField?: string;
      };
    };
  };
}
