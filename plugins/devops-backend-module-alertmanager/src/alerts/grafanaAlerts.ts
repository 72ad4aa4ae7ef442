/** What Grafana fires in the place of a rule that its data source does not answer. */
const OF_DATA_SOURCES = ['DatasourceNoData', 'DatasourceError'];

/**
 * Grafana sends more than its rules find: a test of the webhook, and that a rule
 * could not be evaluated, with the labels of the service all the same.
 *
 * @param datasourceAlerts - whether the latter is an incident of the service
 * @returns the reason to pass an alert over, else null
 */
export function whyNoServiceInGrafana(
  { alertname, instance, rulename }: Readonly<Record<string, string>>,
  datasourceAlerts: boolean,
): string | null {
  if (alertname === 'TestAlert' && instance === 'Grafana') {
    return 'a test of the webhook by Grafana alerting';
  }
  return OF_DATA_SOURCES.includes(alertname) && !datasourceAlerts
    ? `${alertname} of ${
        rulename ?? 'a rule'
      } tells of the data source, not of the service; see datasourceAlerts`
    : null;
}
