import { components, Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const ENTITY = 'component:default/checkout';
const ENVIRONMENTS = ['qa', 'performance-test', 'performance', 'load'];

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({ entities: components({ checkout: {} }) });
});

afterAll(() => portal?.stop());

it('what is deployed to QA and performance tests is shown and never counted', async () => {
  const sent = await portal.post(
    '/v1/deployments',
    Object(
      ENVIRONMENTS.map(environment => ({
        source: 'ci',
        externalId: environment,
        entityRef: ENTITY,
        environment,
        status: 'succeeded',
        finishedAt: new Date(Date.now() - 3_600_000).toISOString(),
        revision: '4f1c0d2e',
      })),
    ),
  );
  expect(sent.status).toBe(200);

  const shown = await portal.deployments(ENTITY);
  expect(
    shown.map(({ environment, production }) => [environment, production]),
  ).toEqual(expect.arrayContaining(ENVIRONMENTS.map(name => [name, false])));
  const { metrics } = await portal.metrics(ENTITY);
  for (const { value, n, findings } of metrics) {
    expect({ value, n }).toEqual({ value: null, n: 0 });
    // Nobody has to say what these environments are.
    const codes = findings.map(({ code }) => code);
    expect(codes).not.toContain('unknown-environments');
    expect(codes).not.toContain('no-production-environment');
  }
});
