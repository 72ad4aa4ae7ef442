import { setTimeout as sleep } from 'node:timers/promises';
import { Entity } from '@backstage/catalog-model';
import alertmanagerModule from '@devops-domains/backstage-plugin-devops-backend-module-alertmanager';
import { Portal, startPortal } from '../__testUtils__/startPortal';
import { readSystems, SystemRow } from './__testUtils__/readSystems';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const rows = readSystems('systems.md');

const slugOf = ({ system }: SystemRow) =>
  system.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const systemRef = (row: SystemRow) => `system:default/${slugOf(row)}`;
const partRef = (row: SystemRow) => `resource:default/${slugOf(row)}-platform`;

/** A platform system, and the Resource whose repository configures it. */
function entitiesOf(row: SystemRow): Entity[] {
  const slug = slugOf(row);
  const apiVersion = 'backstage.io/v1alpha1';
  const owner = 'group:default/platform';
  return [
    {
      apiVersion,
      kind: 'System',
      metadata: {
        name: slug,
        namespace: 'default',
        uid: `uid-${slug}`,
        annotations: { 'devops-domains.io/domain': row.domain },
      },
      spec: { owner },
    },
    {
      apiVersion,
      kind: 'Resource',
      metadata: {
        name: `${slug}-platform`,
        namespace: 'default',
        uid: `uid-${slug}-platform`,
        annotations: { 'gitlab.com/project-slug': `platform/${slug}` },
      },
      spec: { type: 'platform', owner, system: slug },
      relations: [{ type: 'partOf', targetRef: systemRef(row) }],
    },
  ];
}

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({
    entities: rows.flatMap(entitiesOf),
    modules: [alertmanagerModule],
    devops: {
      sources: { alertmanager: { webhook: { allowUnsigned: true } } },
    },
  });
});

afterAll(() => portal?.stop());

/** As the GitLab CI job of the repository that configures the system sends it. */
const deployment = (row: SystemRow, finishedAt: string) => ({
  source: 'gitlab-ci',
  externalId: `platform/${slugOf(row)}/4711`,
  repository: `https://gitlab.com/platform/${slugOf(row)}`,
  environment: 'production',
  status: 'succeeded',
  finishedAt,
  revision: '4f1c0d2e',
});

/** As Alertmanager sends an alert that is over. */
const notification = (row: SystemRow, startsAt: string, endsAt: string) => ({
  version: '4',
  groupKey: '{}:{}',
  truncatedAlerts: 0,
  status: 'resolved',
  receiver: 'portal',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'https://alertmanager.example.com',
  alerts: [
    {
      status: 'resolved',
      labels: {
        alertname: 'Down',
        severity: 'critical',
        backstage_entity: partRef(row),
      },
      annotations: {},
      startsAt,
      endsAt,
      generatorURL: 'https://prometheus.example.com/graph',
      fingerprint: slugOf(row),
    },
  ],
});

/** Deliveries are kept first, and processed then. */
async function incidentsOf(entityRef: string) {
  for (;;) {
    const incidents = await portal.incidents(entityRef);
    if (incidents.length > 0) return incidents;
    await sleep(50);
  }
}

describe.each(rows)('$system', row => {
  it('its pipeline deploys it, and its alerts are its incidents', async () => {
    const at = (hours: number) =>
      new Date(Date.now() - hours * HOUR).toISOString();
    const sent = await portal.post('/v1/deployments', deployment(row, at(72)));
    expect((await sent.json()).results).toMatchObject([{ result: 'created' }]);
    const alerted = await portal.post(
      '/v1/webhooks/alertmanager',
      notification(row, at(71), at(70)),
    );
    expect(alerted.ok).toBe(true);

    expect(await incidentsOf(partRef(row))).toMatchObject([
      { entityRef: partRef(row), value: expect.closeTo(3600, 0) },
    ]);
    // The System has the numbers of what is part of it.
    const { metrics } = await portal.metrics(systemRef(row));
    const numbers = Object.fromEntries(
      metrics.map(({ metric, value, n }) => [metric, { value, n }]),
    );
    expect(numbers).toMatchObject({
      'deployment-frequency': { n: 1 },
      'change-failure-rate': { value: 1, n: 1 },
      'time-to-restore': { value: expect.closeTo(3600, 0), n: 1 },
    });
  });
});
