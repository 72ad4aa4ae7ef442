import { Entity } from '@backstage/catalog-model';
import alertmanagerModule from '@devops-domains/backstage-plugin-devops-backend-module-alertmanager';
import azureDevopsModule from '@devops-domains/backstage-plugin-devops-backend-module-azure-devops';
import bitbucketModule from '@devops-domains/backstage-plugin-devops-backend-module-bitbucket';
import jiraModule from '@devops-domains/backstage-plugin-devops-backend-module-jira';
import pagerdutyModule from '@devops-domains/backstage-plugin-devops-backend-module-pagerduty';
import sentryModule from '@devops-domains/backstage-plugin-devops-backend-module-sentry';
import { Portal, startPortal } from '../__testUtils__/startPortal';
import { ALERT_TOOLS, AlertTool } from './__testUtils__/alerts';
import { Pipeline, PIPELINES } from './__testUtils__/pipelines';
import { readSystems, SystemRow } from './__testUtils__/readSystems';
import { eventually } from './__testUtils__/eventually';

jest.setTimeout(120_000);

const HOUR = 3_600_000;

interface Case {
  row: SystemRow;
  slug: string;
  pipeline: Pipeline;
  tool: AlertTool;
}

/** Each system by the next way, so that every way leads to a system of every kind. */
const cases = readSystems('systems.md').map<Case>((row, index) => ({
  row,
  slug: row.system.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
  pipeline: PIPELINES[index % PIPELINES.length],
  tool: ALERT_TOOLS[index % ALERT_TOOLS.length],
}));

const systemRef = ({ slug }: Case) => `system:default/${slug}`;
const partRef = ({ slug }: Case) => `resource:default/${slug}-platform`;

/** A platform system, and the Resource whose repository configures it. */
function entitiesOf(one: Case): Entity[] {
  const { row, slug, pipeline, tool } = one;
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
        annotations: {
          ...pipeline.annotations(slug),
          ...tool.annotations(slug),
        },
      },
      spec: { type: 'platform', owner, system: slug },
      relations: [{ type: 'partOf', targetRef: systemRef(one) }],
    },
  ];
}

const webhook = { allowUnsigned: true };
let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({
    entities: cases.flatMap(entitiesOf),
    modules: [
      alertmanagerModule,
      azureDevopsModule,
      bitbucketModule,
      jiraModule,
      pagerdutyModule,
      sentryModule,
    ],
    devops: {
      sources: {
        ...Object.fromEntries(
          ALERT_TOOLS.map(({ source }) => [source, { webhook }]),
        ),
        'azure-devops': { webhook },
        bitbucket: { webhook, deployStatuses: '^deploy-' },
      },
    },
  });
});

afterAll(() => portal?.stop());

describe.each(cases)(
  '$row.system, by $pipeline.title and $tool.source',
  one => {
    const { slug, pipeline, tool } = one;
    const entityRef = partRef(one);

    it('its pipeline deploys it, and its alerts are its incidents', async () => {
      const at = (hours: number) =>
        new Date(Date.now() - hours * HOUR).toISOString();
      const incident = { openedAt: at(71), resolvedAt: at(70) };
      for (const [path, body] of [
        [pipeline.path, pipeline.body(slug, at(72))],
        [
          `/v1/webhooks/${tool.source}`,
          tool.body({ slug, entityRef, ...incident }),
        ],
      ] as const) {
        expect((await portal.post(path, body)).ok).toBe(true);
      }

      // Deliveries are kept first, and processed then.
      expect(
        await eventually(() => portal.deployments(entityRef)),
      ).toMatchObject([
        { environment: expect.stringMatching(/^production$/i) },
      ]);
      expect(await eventually(() => portal.incidents(entityRef))).toMatchObject(
        [{ entityRef, value: expect.closeTo(3600, 0) }],
      );
      // The System has the numbers of what is part of it.
      const { metrics } = await portal.metrics(systemRef(one));
      const numbers = Object.fromEntries(
        metrics.map(({ metric, value, n }) => [metric, { value, n }]),
      );
      expect(numbers).toMatchObject({
        'deployment-frequency': { n: 1 },
        'change-failure-rate': { value: 1, n: 1 },
        'time-to-restore': { value: expect.closeTo(3600, 0), n: 1 },
      });
    });
  },
);
