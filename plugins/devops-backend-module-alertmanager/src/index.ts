/**
 * Reads incidents from Prometheus Alertmanager and Grafana alerting, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {
  createAlertmanagerConnector,
  createGrafanaConnector,
} from './connectors';
export { alertmanagerModule as default } from './module';
