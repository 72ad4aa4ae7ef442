import {
  formatInstant,
  Instant,
  isHttpUrl,
  parseInstant,
  RECORD_LIMITS,
} from '@devops-domains/backstage-plugin-devops-common';
import { ConnectorRecord } from '@devops-domains/backstage-plugin-devops-node';
import { AlertRules } from '../configuration/alertRules';
import { entityOf } from './entityOf';
import { Alert } from './notification';

/**
 * One incident for each time that an alert fires. A fingerprint alone comes back
 * whenever the same alert fires again.
 *
 * @returns null when its labels lead to no entity
 */
export function toIncident(
  alert: Alert,
  rules: AlertRules,
): ConnectorRecord | null {
  const way = entityOf(alert, rules);
  // The same instant may be written in another zone the next time.
  const openedAt = formatInstant(parseInstant(alert.startsAt)!);
  const resolvedAt = resolvedAtOf(alert);
  const { generatorURL: url } = alert;
  return (
    way && {
      kind: 'incident',
      externalId: `${alert.fingerprint}/${openedAt}`,
      ...way,
      openedAt,
      // Without it the version is as old as the start, so that an end wins.
      ...(resolvedAt === null ? {} : { resolvedAt: formatInstant(resolvedAt) }),
      severity: alert.labels[rules.severityLabel]?.trim() || undefined,
      title: titleOf(alert),
      // A link carries the whole query and may be too long to keep.
      ...(url && isHttpUrl(url) && url.length <= RECORD_LIMITS.url
        ? { url }
        : {}),
    }
  );
}

/** An alert that fires has no end: its `endsAt` only says until when it is believed. */
function resolvedAtOf({ status, endsAt }: Alert): Instant | null {
  const end = status === 'resolved' && endsAt ? parseInstant(endsAt) : null;
  return end !== null && end > 0 ? end : null;
}

function titleOf({ labels, annotations }: Alert): string | undefined {
  const summary = annotations.summary || annotations.description;
  return [labels.alertname, summary].filter(Boolean).join(': ') || undefined;
}
