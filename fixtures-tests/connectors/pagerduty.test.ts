import { IncidentRecord } from '@devops-domains/backstage-plugin-devops-common';
import { createPagerDutyConnector } from '@devops-domains/backstage-plugin-devops-backend-module-pagerduty';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from '../devlake/tables';

const FIXTURES = join(__dirname, '../../../shared/fixtures');
const connector = createPagerDutyConnector();

/** What DevLake read from PagerDuty's API, of an incident as webhooks carry it too. */
interface ApiIncident {
  id: string;
  status: 'triggered' | 'acknowledged' | 'resolved';
  created_at: string;
  last_status_change_at: string;
}

/** The event with which the incident came into the state that the API tells of. */
function webhookOf(incident: ApiIncident) {
  return {
    event: {
      id: `event-of-${incident.id}`,
      event_type: `incident.${incident.status}`,
      occurred_at: incident.last_status_change_at,
      data: incident,
    },
  };
}

/** The second quoted value of each row is PagerDuty's JSON. */
function readIncidents(): ApiIncident[] {
  const table = 'devlake/pagerduty/raw_tables/_raw_pagerduty_incidents.csv';
  const [, ...rows] = readFileSync(join(FIXTURES, table), 'utf8')
    .trim()
    .split(/\r?\n/);
  return rows.map(row => {
    const quoted = [...row.matchAll(/"((?:[^"]|"")*)"/g)];
    return JSON.parse(quoted[1][1].replaceAll('""', '"'));
  });
}

describe('the incidents of DevLake', () => {
  const incidents = readIncidents();
  const expected = readTable('pagerduty/snapshot_tables/issues');

  it('are what DevLake makes of them', () => {
    const stored = storedAfter(connector, incidents.map(webhookOf));
    const rows = stored.map(record => {
      const { openedAt, resolvedAt, title, url, severity } =
        record as IncidentRecord;
      const minutes =
        resolvedAt === null
          ? ''
          : `${Math.floor((resolvedAt - openedAt) / 60_000)}`;
      return { openedAt, resolvedAt, title, url, severity, minutes };
    });
    const wanted = expected.map(row => ({
      openedAt: Date.parse(row.created_date),
      resolvedAt: row.resolution_date ? Date.parse(row.resolution_date) : null,
      title: row.description.replace(/^\[#\d+\] /, ''),
      url: row.url,
      severity: row.urgency,
      minutes: row.lead_time_minutes,
    }));
    const byUrl = <T extends { url: string | null }>(list: T[]) =>
      [...list].sort((a, b) => (a.url! < b.url! ? -1 : 1));
    expect(rows).toHaveLength(3);
    expect(byUrl(rows)).toEqual(byUrl(wanted));
  });
});

it('the payload of the signature vector is understood', () => {
  const file = join(FIXTURES, 'webhook-signature-vectors.json');
  const vectors: { source: string; body: string }[] = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const payload = JSON.parse(
    vectors.find(({ source }) => source === 'pagerduty')!.body,
  );
  const delivery = { payload, headers: {}, receivedAt: 0, topic: null };
  expect(connector.identify(delivery).event).toBe('incident.priority_updated');
  // It says not when the incident began.
  expect(connector.read(delivery)).toMatchObject({
    records: [{ deleted: true }, { severity: expect.any(String) }],
  });
});
