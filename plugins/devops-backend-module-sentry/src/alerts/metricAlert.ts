import { isHttpUrl } from '@devops-domains/backstage-plugin-devops-common';
import {
  BEFORE_ALL,
  instantText,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { SentrySettings } from '../configuration/sentrySettings';
import { PROJECT_ANNOTATION } from './annotation';

const identifier = z.union([z.string(), z.int()]).transform(String);

const metricAlertSchema = z.object({
  data: z.object({
    web_url: z.string().nullish(),
    metric_alert: z.object({
      id: identifier,
      projects: z.array(z.string()),
      alert_rule: z.object({ name: z.string() }),
      date_created: instantText,
      date_started: instantText.nullish(),
      date_closed: instantText.nullish(),
    }),
  }),
});

const ACTIONS = ['critical', 'warning', 'resolved'];

/** A threshold that was crossed, and later kept again. */
export function readMetricAlert(
  payload: unknown,
  action: string,
  at: string,
  settings: SentrySettings,
): Reading {
  if (!ACTIONS.includes(action)) {
    return { ignored: `metric_alert.${action} says nothing of an incident` };
  }
  if (action === 'warning' && !settings.warnings) {
    return { ignored: 'warnings are no incidents, see warnings' };
  }
  const { data } = parsePayload(metricAlertSchema, payload, 'Sentry');
  const alert = data.metric_alert;
  const [project, ...others] = alert.projects;
  if (!project || others.length > 0) {
    return {
      ignored: 'the alert watches several projects: it is no one entity’s',
    };
  }
  const identity = {
    kind: 'incident' as const,
    externalId: `metric-alert/${alert.id}`,
  };
  const selector = { [PROJECT_ANNOTATION]: project };
  const isOver = action === 'resolved' || alert.date_closed;
  const end = isOver ? { resolvedAt: alert.date_closed ?? at } : {};
  if (action === 'resolved' && !settings.warnings) {
    // It does not say whether the alert was ever more than a warning: until
    // `critical` says so, the end is kept and stays out of all numbers.
    return {
      records: [
        { ...identity, updatedAt: BEFORE_ALL, deleted: true },
        { ...identity, updatedAt: at, selector, ...end },
      ],
    };
  }
  return {
    records: [
      {
        ...identity,
        updatedAt: at,
        selector,
        openedAt: alert.date_started ?? alert.date_created,
        ...(action !== 'resolved' && { severity: action }),
        ...(!settings.warnings && { deleted: false }),
        ...end,
        title: alert.alert_rule.name,
        ...(data.web_url && isHttpUrl(data.web_url) && { url: data.web_url }),
      },
    ],
  };
}
