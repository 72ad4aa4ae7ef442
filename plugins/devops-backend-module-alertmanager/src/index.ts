/**
 * Reads incidents from Prometheus Alertmanager and Grafana alerting, for the `devops` backend plugin.
 *
 * @packageDocumentation
 */
export {};
