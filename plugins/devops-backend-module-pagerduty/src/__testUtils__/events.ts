/** An incident as PagerDuty's webhooks of version 3 carry it, with fields that nobody reads. */
export function incident(part: object = {}) {
  return {
    id: 'Q2K78SNJ5U1VE1',
    type: 'incident',
    self: 'https://api.pagerduty.com/incidents/Q2K78SNJ5U1VE1',
    html_url: 'https://shop.pagerduty.com/incidents/Q2K78SNJ5U1VE1',
    number: 14,
    status: 'triggered',
    incident_key: '19b2f7a1',
    created_at: '2026-11-01T10:00:00Z',
    title: 'Payments are declined',
    service: {
      html_url: 'https://shop.pagerduty.com/services/PF9KMXH',
      id: 'PF9KMXH',
      self: 'https://api.pagerduty.com/services/PF9KMXH',
      summary: 'Checkout',
      type: 'service_reference',
    },
    assignees: [{ id: 'PTUXL6G', summary: 'On call', type: 'user_reference' }],
    escalation_policy: { id: 'PUS0KTE', type: 'escalation_policy_reference' },
    teams: [],
    priority: { id: 'PSO75BM', summary: 'P1', type: 'priority_reference' },
    urgency: 'high',
    conference_bridge: null,
    resolve_reason: null,
    ...part,
  };
}

/** A webhook around an incident, or around whatever `data` is. */
export function webhook(
  type: string,
  occurredAt: string,
  data: object = incident(),
) {
  return {
    event: {
      id: `01-${type}-${occurredAt}`,
      event_type: type,
      resource_type: type.split('.')[0],
      occurred_at: occurredAt,
      agent: { id: 'PLH1HKV', summary: 'On call', type: 'user_reference' },
      client: { name: 'PagerDuty' },
      data,
    },
  };
}
