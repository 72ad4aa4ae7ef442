import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  MetricAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsSourcesExtensionPoint } from '@devops-domains/backstage-plugin-devops-node';
import request from 'supertest';
import { shipper, SHIPPER_ANNOTATION } from '../sources/__testUtils__/shipper';
import {
  createBackendDatabases,
  startDevops,
} from './__testUtils__/startDevops';
import { entity } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const { each, create } = createBackendDatabases();
const SECRET = 'a secret of the pager';
const daysAgo = (n: number) =>
  new Date(Date.now() - n * 86_400_000).toISOString();

const pagingModule = createBackendModule({
  pluginId: 'devops',
  moduleId: 'paging',
  register(reg) {
    reg.registerInit({
      deps: { sources: devopsSourcesExtensionPoint },
      async init({ sources }) {
        sources.addConnector({
          ...shipper,
          name: 'pager',
          delivers: ['incident'],
        });
      },
    });
  },
});

const ENTITIES = [
  entity('Component', 'paged', { annotations: { [SHIPPER_ANNOTATION]: 'p' } }),
  entity('Component', 'plain', {
    annotations: { 'devops-domains.io/count-failed-pipelines': 'false' },
  }),
];
const [PAGED, PLAIN] = ['paged', 'plain'].map(
  name => `component:default/${name}`,
);

const records = [PAGED, PLAIN].flatMap((entityRef, i) =>
  ['succeeded', 'failed'].map(status => ({
    kind: 'deployment',
    source: 'ci',
    externalId: `${i}-${status}`,
    entityRef,
    environment: 'production',
    status,
    finishedAt: daysAgo(i + 1),
    revision: `r${i}`,
  })),
);

const failureRate = ({ metrics }: MetricsAnswer) =>
  metrics.find(one => one.metric === 'change-failure-rate') as MetricAnswer;

describe.each(each)('sources of incidents and what they choose on %s', id => {
  const start = async (sources: object = {}) => {
    const devops = await startDevops({
      database: await create(id),
      entities: ENTITIES,
      modules: [pagingModule],
      devops: {
        sources: { pager: { webhook: { secret: SECRET } }, ...sources },
      },
    });
    await devops.import(records);
    return {
      devops,
      ask: async (...entityRef: string[]): Promise<MetricsAnswer> =>
        (await devops.metrics({ entityRef })).body,
    };
  };

  it('prove that nothing failed once an annotation names one that delivers', async () => {
    const { devops, ask } = await start();
    const unknown = failureRate(await ask(PAGED));
    expect(unknown.value).toBeNull();
    expect(unknown.findings[0].code).toBe('no-incident-source');

    const body = JSON.stringify({ id: '1', environment: 'ignored' });
    await request(devops.server)
      .post('/api/devops/v1/webhooks/pager')
      .set('content-type', 'application/json')
      .set(shipper.signatures[0].sign(Buffer.from(body), SECRET, Date.now()))
      .send(body)
      .expect(202);

    expect(failureRate(await ask(PAGED))).toMatchObject({ value: 0, n: 1 });
    expect(failureRate(await ask(PLAIN)).value).toBeNull();
    await devops.stop();
  });

  it('are stated with every definition in use', async () => {
    const { devops, ask } = await start({
      ci: { countFailedPipelines: true, attributionHours: 2 },
    });
    const paged = await ask(PAGED);
    expect(paged.definitions).toEqual({
      leadTimeStart: 'authoredAt',
      attributionHours: 2,
      countFailedPipelines: true,
      rollbackLiveDays: 30,
      countSuspects: false,
      productionEnvironments: ['production'],
    });
    expect(failureRate(paged)).toMatchObject({ value: 0.5, n: 2 });
    const both = await ask(PAGED, PLAIN);
    expect(both.definitions).toMatchObject({
      attributionHours: 2,
      countFailedPipelines: false,
      mixed: { countFailedPipelines: [false, true] },
    });
    await devops.stop();
  });
});
