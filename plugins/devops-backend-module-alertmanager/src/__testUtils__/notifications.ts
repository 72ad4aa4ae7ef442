/** An alert as Alertmanager sends it. */
export function alert(part: object = {}, labels: object = {}) {
  return {
    status: 'firing',
    labels: {
      alertname: 'HighErrorRate',
      service: 'checkout',
      severity: 'critical',
      instance: '10.0.0.7:9090',
      ...labels,
    },
    annotations: {
      summary: '5 % of requests fail',
      runbook_url: 'https://runbooks.example.com/errors',
    },
    startsAt: '2026-11-01T10:00:00.123456789Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL:
      'https://prometheus.example.com/graph?g0.expr=errors&g0.tab=1',
    fingerprint: 'c6eadffa33fcdf37',
    ...part,
  };
}

/** A notification of version 4 around alerts. */
export function notification(alerts: object[], part: object = {}) {
  return {
    version: '4',
    groupKey: '{}:{alertname="HighErrorRate"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'devops-domains',
    groupLabels: { alertname: 'HighErrorRate' },
    commonLabels: { alertname: 'HighErrorRate' },
    commonAnnotations: {},
    externalURL: 'https://alertmanager.example.com',
    alerts,
    ...part,
  };
}

/** What Grafana adds to it. */
export function grafanaNotification(alerts: object[]) {
  const added = {
    silenceURL: 'https://grafana.example.com/alerting/silence/new',
    dashboardURL: '',
    panelURL: '',
    values: { B: 44.2, C: 1 },
    valueString: '[ var=B ]',
  };
  return notification(
    alerts.map(one => ({ ...one, ...added })),
    {
      version: '1',
      orgId: 1,
      title: '[FIRING:1] HighErrorRate',
      state: 'alerting',
      message: '**Firing**',
    },
  );
}
