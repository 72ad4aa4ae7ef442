/** A tool that tells of the incidents of a system. */
export interface AlertTool {
  /** Of the source, in configuration and URL. */
  source: string;
  /** What leads from the tool to the entity. */
  annotations(slug: string): Record<string, string>;
  /** An incident that is over. */
  body(incident: AlertedIncident): object;
}

export interface AlertedIncident {
  slug: string;
  entityRef: string;
  openedAt: string;
  resolvedAt: string;
}

/** Alertmanager and Grafana send the same body. */
const alertingBy = (source: string): AlertTool => ({
  source,
  annotations: () => ({}),
  body: ({ slug, entityRef, openedAt, resolvedAt }) => ({
    status: 'resolved',
    alerts: [
      {
        status: 'resolved',
        labels: {
          alertname: 'Down',
          severity: 'critical',
          backstage_entity: entityRef,
        },
        startsAt: openedAt,
        endsAt: resolvedAt,
        fingerprint: slug,
      },
    ],
  }),
});

const pagerduty: AlertTool = {
  source: 'pagerduty',
  annotations: slug => ({ 'pagerduty.com/service-id': slug }),
  body: ({ slug, openedAt, resolvedAt }) => ({
    event: {
      id: `event-of-${slug}`,
      event_type: 'incident.resolved',
      occurred_at: resolvedAt,
      data: {
        type: 'incident',
        id: slug,
        status: 'resolved',
        title: 'It is down',
        created_at: openedAt,
        service: { id: slug },
      },
    },
  }),
};

const jira: AlertTool = {
  source: 'jira',
  annotations: slug => ({ 'jira/project-key': slug }),
  body: ({ slug, openedAt, resolvedAt }) => ({
    timestamp: Date.parse(resolvedAt),
    webhookEvent: 'jira:issue_updated',
    issue: {
      id: slug,
      key: `${slug}-1`,
      self: `https://acme.atlassian.net/rest/api/2/issue/${slug}`,
      fields: {
        summary: 'It is down',
        issuetype: { name: 'Incident' },
        project: { key: slug },
        created: openedAt,
        resolutiondate: resolvedAt,
        status: { statusCategory: { key: 'done' } },
      },
    },
  }),
};

const sentry: AlertTool = {
  source: 'sentry',
  annotations: slug => ({ 'sentry.io/project-slug': slug }),
  body: ({ slug, openedAt, resolvedAt }) => ({
    action: 'critical',
    data: {
      metric_alert: {
        id: slug,
        projects: [slug],
        alert_rule: { name: 'It is down' },
        date_created: openedAt,
        date_closed: resolvedAt,
      },
    },
  }),
};

export const ALERT_TOOLS = [
  alertingBy('alertmanager'),
  alertingBy('grafana'),
  pagerduty,
  jira,
  sentry,
];
