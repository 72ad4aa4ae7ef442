/** How alerts become incidents of entities. */
interface AlertSettings {
  /**
   * Labels (or annotations) of an alert that hold the entity's ref, such as `component:default/checkout`; the first
   * that an alert has wins. Default `backstage_entity`.
   */
  entityLabels?: string[];
  /** Ways to the entity where no label holds its ref; the first whose labels an alert has wins. */
  selectors?: Array<{
    /** Annotation of the entity. */
    annotation: string;
    /** What its value must be, with `{label}` for the value of an alert's label: `{namespace}/{app}`. */
    value: string;
  }>;
  /** Label that tells how severe an alert is; default `severity`. */
  severityLabel?: string;
  /** Severities that are incidents; default all but `none` and `info`. */
  severities?: string[];
}

export interface Config {
  devops?: {
    sources?: {
      /** Prometheus Alertmanager, see also `webhook` of every source. */
      alertmanager?: AlertSettings;
      /** Grafana alerting, see also `webhook` of every source. */
      grafana?: AlertSettings & {
        /**
         * Whether `DatasourceNoData` and `DatasourceError`, which Grafana fires in the place of a rule that it cannot
         * evaluate, are incidents of the rule's service; default false.
         */
        datasourceAlerts?: boolean;
        /** Header of the signature where the contact point names another than Grafana's default. */
        signatureHeader?: string;
        /** Header of the time where the contact point names one; default `X-Grafana-Alerting-Timestamp`. */
        timestampHeader?: string;
      };
    };
  };
}
