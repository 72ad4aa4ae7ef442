export interface Config {
  devops?: {
    /** The eight DevOps domains in the catalog. */
    domains?: {
      /**
       * Namespace of the eight Domain entities. Default: `devops`.
       */
      namespace?: string;
      /**
       * Entity ref of the Group or User that owns the domains; a bare name is a
       * Group in the namespace `default`. Default: `group:default/devops`.
       */
      owner?: string;
      /**
       * Owners of single domains, by domain id.
       */
      owners?: {
        network?: string;
        'development-platform'?: string;
        'orchestration-platform'?: string;
        'monitoring-platform'?: string;
        'cloud-platform'?: string;
        'security-platform'?: string;
        'data-platform'?: string;
        'service-operations'?: string;
      };
    };
    /** The mapping of Systems to the domains. */
    mapping?: {
      /**
       * Whether a problem in a mapping is a processing error, so that the
       * entity is not updated until its YAML is mended. Default: `false`.
       */
      strict?: boolean;
    };
  };
}
