import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  SourcesAnswer,
  SourceTestAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import request, { Response } from 'supertest';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from '../http/__testUtils__/startDevops';
import {
  shipper,
  SHIPPER_ANNOTATION,
  shippingModule,
} from './__testUtils__/shipper';
import {
  BASE,
  calls,
  ENTITIES,
  named,
  refOf,
  SECRET,
} from './__testUtils__/sourceCalls';

jest.setTimeout(120_000);

const { each, create } = createBackendDatabases();
/** Somebody who may read numbers, and no deliveries. */
const reader = (() => {
  const decide = (permission: { name: string }) =>
    permission.name === 'devops.delivery.read'
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW;
  const decideAll = async (asked: { permission: { name: string } }[]) =>
    asked.map(({ permission }) => ({ result: decide(permission) as never }));
  return mockServices.permissions.mock({
    authorize: decideAll,
    authorizeConditional: decideAll,
  }).factory;
})();

const stepsOf = ({ body }: Response) =>
  Object.fromEntries(
    (body as SourceTestAnswer).steps.map(one => [
      one.step,
      one.result === 'skipped' ? 'skipped' : one.code,
    ]),
  );

const codesOf = ({ missing }: SourcesAnswer, kind: string) =>
  missing
    .find(one => one.kind === kind)
    ?.steps.map(one => [one.code, one.source]);

describe.each(each)('sources on %s', id => {
  let devops: Devops;

  const start = async (settings: object, more: BackendFeature[] = []) => {
    devops = await startDevops({
      database: await create(id),
      entities: ENTITIES,
      modules: [shippingModule, ...more],
      devops: { sources: { shipper: { ...settings } } },
    });
    return calls(devops);
  };

  afterEach(() => devops.stop());

  it('are tried by an event that goes the whole way and leaves nothing', async () => {
    const { test, sources } = await start({ webhook: { secrets: [SECRET] } });
    const tried = await test('shop');
    expect(tried.status).toBe(200);
    expect(stepsOf(tried)).toEqual({
      received: 'received',
      verified: 'verified',
      kept: 'kept',
      read: 'read',
      matched: 'matched',
      counted: 'not-production',
      deleted: 'deleted',
    });
    const { delivery, deleted, steps } = tried.body as SourceTestAnswer;
    expect(deleted).toBe(true);
    expect(steps.find(one => one.step === 'matched')?.params).toEqual({
      entityRef: refOf('shop'),
      by: SHIPPER_ANNOTATION,
    });
    expect(JSON.stringify(tried.body)).not.toContain(SECRET);

    const kept = await devops.get('getDelivery', `/v1/deliveries/${delivery}`);
    expect(kept.body).toMatchObject({ source: 'shipper', test: true });
    expect(JSON.stringify(kept.body)).not.toContain(SECRET);
    const timeline = await devops.get('getDeployments', '/v1/deployments', {
      entityRef: refOf('shop'),
    });
    expect(timeline.body).toMatchObject({ items: [], live: [] });
    expect((await sources('shop')).sources).toEqual([]);

    // Processing it again brings nothing back.
    await request(devops.server)
      .post(`${BASE}/v1/deliveries/${delivery}/replay`)
      .set(devops.asUser)
      .expect(200);
    const again = await devops.get('getDeployments', '/v1/deployments', {
      entityRef: refOf('shop'),
    });
    expect(again.body.items).toEqual([]);
  });

  it('say where the way of a test event ends', async () => {
    const { test } = await start({ webhook: { secrets: [SECRET] } });
    const unnamed = await test('plain');
    expect(stepsOf(unnamed)).toMatchObject({
      received: 'missing-annotation',
      verified: 'skipped',
      deleted: 'skipped',
    });
    expect(unnamed.body.steps[0].params).toEqual({
      annotation: SHIPPER_ANNOTATION,
    });
    const ambiguous = await test('twin');
    expect(stepsOf(ambiguous)).toMatchObject({
      read: 'read',
      matched: 'unmatched',
      counted: 'skipped',
      deleted: 'deleted',
    });
    expect((await test('all', 'system:default/all')).status).toBe(400);
    expect((await test('nobody')).status).toBe(404);
    const { body } = await devops.get('getHealth', '/v1/health');
    expect(body.unmatched).toBe(0);
  });

  it('are tried as well where senders have a token of the portal', async () => {
    const { test } = await start({});
    expect(stepsOf(await test('plain', refOf('plain'), 'cdevents'))).toEqual({
      received: 'received',
      verified: 'token',
      kept: 'kept',
      read: 'read',
      matched: 'matched',
      counted: 'not-production',
      deleted: 'deleted',
    });
    const unknown = await test('plain', refOf('plain'), 'nothing');
    expect(unknown.status).toBe(404);
  });

  it('say which secret is missing', async () => {
    const { test, sources } = await start({});
    const configuration = 'devops.sources.shipper.webhook.secrets';
    const refused = await test('shop');
    expect(stepsOf(refused)).toMatchObject({
      received: 'received',
      verified: 'missing-secret',
      kept: 'skipped',
    });
    expect(refused.body.steps[1].params).toEqual({ configuration });

    const shop = await sources('shop');
    expect(codesOf(shop, 'deployment')).toEqual([
      ['set-secret', 'shipper'],
      ['send-records', null],
    ]);
    expect(shop.missing[0]).toMatchObject({
      metrics: expect.arrayContaining(['deployment-frequency', 'lead-time']),
      steps: [
        { params: { configuration, documentation: shipper.documentation } },
        { params: { endpoint: '/api/devops/v1/deployments' } },
      ],
    });
    expect(codesOf(await sources('plain'), 'deployment')).toEqual([
      ['add-annotation', 'shipper'],
      ['send-records', null],
    ]);
  });

  it('tell what they deliver, and the next step to what is missing', async () => {
    const { ship, sources } = await start({ webhook: { secrets: [SECRET] } });
    expect(codesOf(await sources('shop'), 'deployment')).toEqual([
      ['create-webhook', 'shipper'],
      ['send-records', null],
    ]);
    const shipment = {
      id: '1',
      shipper: 'shop',
      environment: 'production',
      at: '2026-11-20T10:00:00.000Z',
    };
    await ship(shipment);
    const shop = await sources('shop');
    expect(shop.sources).toEqual([
      expect.objectContaining({
        source: 'shipper',
        title: 'Shipper',
        webhook: '/api/devops/v1/webhooks/shipper',
        secret: 'set',
        records: 1,
        lastRecords: [
          expect.objectContaining({
            kind: 'deployment',
            records: 1,
            lastRecordAt: shipment.at,
          }),
        ],
        lastDelivery: expect.objectContaining({
          event: 'shipped',
          status: 'processed',
        }),
        // Deliveries about other entities are nothing for readers of this one.
        deliveries: null,
      }),
    ]);
    expect(shop.missing.map(({ kind }) => kind)).toEqual([
      'change',
      'incident',
    ]);
    expect(codesOf(shop, 'incident')).toEqual([['send-records', null]]);
    expect(codesOf(await sources('twin'), 'deployment')).toEqual([
      ['check-deliveries', 'shipper'],
      ['send-records', null],
    ]);
  });

  it('tell nobody else how deliveries come in', async () => {
    const webhook = { allowUnsigned: true };
    const { sources } = await start({ webhook }, [reader]);
    await devops.send('deployments', [
      {
        source: 'shipper',
        externalId: '1',
        entityRef: refOf('shop'),
        environment: 'production',
        status: 'succeeded',
        finishedAt: '2026-11-20T10:00:00.000Z',
      },
    ]);
    const shop = await sources('shop');
    expect(shop.sources).toEqual([
      expect.objectContaining({
        source: 'shipper',
        records: 1,
        webhook: null,
        secret: null,
        lastDelivery: null,
        lastRefusal: null,
        deliveries: null,
      }),
    ]);
    expect(JSON.stringify(shop)).not.toContain('unsigned');
    // The next steps stay those of the source as it is.
    expect(codesOf(await sources('other'), 'deployment')).toEqual([
      ['create-webhook', 'shipper'],
      ['send-records', null],
    ]);
    const { status } = await request(devops.server)
      .get(`${BASE}/v1/sources`)
      .set(devops.asUser);
    expect(status).toBe(403);
  });

  it('are all listed for those who run the portal', async () => {
    const { ship, sources } = await start({ webhook: { secrets: [SECRET] } });
    const at = '2026-11-20T10:00:00.000Z';
    await ship({ id: '1', shipper: 'shop', environment: 'production', at });
    await ship({ id: '2', shipper: 'shop', environment: 'ignored', at });
    const own = 'walker';
    for (;;) {
      const { progress } = named((await sources()).sources, own) ?? {};
      if (progress?.done === 2) break;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    const answer = await sources();
    expect(answer.missing).toEqual([]);
    expect(named(answer.sources, 'shipper')).toMatchObject({
      records: 1,
      deliveries: { processed: 1, ignored: 1 },
      lastDelivery: { status: 'ignored' },
      testable: true,
      configuration: null,
      documentation: shipper.documentation,
    });
    expect(named(answer.sources, own)).toMatchObject({
      title: 'walker',
      configuration: { walker: { paths: ['PATH'] } },
      documentation: 'https://walker.example/docs',
      webhook: null,
      secret: null,
      scheduled: true,
      progress: { done: 2, total: 4, what: 'repositories', waitingUntil: null },
    });
    expect(named(answer.sources, own)?.progress?.secondsLeft).not.toBeNull();
    expect(JSON.stringify(answer)).not.toContain(SECRET);
  });
});
