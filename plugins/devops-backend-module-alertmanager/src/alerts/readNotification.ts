import {
  ConnectorRecord,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { AlertRules, NO_INCIDENT } from '../configuration/alertRules';
import { AlertSource } from './alertSource';
import { Alert, notificationSchema } from './notification';
import { toIncident } from './toIncident';

/** How many reasons are told. */
const TOLD = 5;

/** @throws InputError when it is no notification of Alertmanager or Grafana */
export function readNotification(
  payload: unknown,
  source: AlertSource,
): Reading {
  const { alerts, truncatedAlerts } = parsePayload(
    notificationSchema,
    payload,
    source.title,
  );
  const records: ConnectorRecord[] = [];
  const reasons = new Set<string>();
  if (truncatedAlerts) {
    reasons.add(
      `${truncatedAlerts} more alerts were cut off before they were sent; set max_alerts to 0`,
    );
  }
  for (const alert of alerts) {
    const outcome = readAlert(alert, source);
    if (typeof outcome === 'string') {
      reasons.add(outcome);
    } else {
      records.push(outcome);
    }
  }
  const passedOver = [...reasons].slice(0, TOLD).join('; ');
  if (records.length === 0) {
    return { ignored: passedOver || 'it names no alert' };
  }
  return passedOver ? { records, passedOver } : { records };
}

function readAlert(
  alert: Alert,
  source: AlertSource,
): ConnectorRecord | string {
  const name = alert.labels.alertname ?? alert.fingerprint;
  const reason = source.whyNoService(alert.labels);
  if (reason) return reason;
  const severity = alert.labels[source.rules.severityLabel] ?? '';
  if (!isIncident(severity, source.rules)) {
    return `${name} is no incident: its ${source.rules.severityLabel} is '${severity}'`;
  }
  return (
    toIncident(alert, source.rules) ??
    `${name} has no label that leads to an entity`
  );
}

function isIncident(severity: string, { severities }: AlertRules): boolean {
  return severities
    ? severities.includes(severity)
    : !NO_INCIDENT.includes(severity);
}
