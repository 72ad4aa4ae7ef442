import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  fakeDeployment,
  FakePayload,
  SECRET,
} from '../inbox/__testUtils__/fakeConnector';
import { fakeModule, signed } from '../inbox/__testUtils__/fakeModule';
import { createDatabases } from '../store/__testUtils__/databases';
import { daysAgo } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const URL = '/api/devops/v1/webhooks/fake';
const entityRef = 'component:default/checkout';

describe.each(databases.each)('webhooks, on %p', id => {
  let devops: Devops;

  beforeAll(async () => {
    devops = await startDevops({
      database: await databases.create(id),
      entities: [component('checkout')],
      modules: [fakeModule],
      devops: {
        sources: {
          fake: { webhook: { secrets: ['the secret before', SECRET] } },
        },
      },
    });
  });

  afterAll(() => devops.stop());

  const post = (
    body: string | Buffer,
    headers: Record<string, string> = signed(body),
    url = URL,
  ) =>
    request(devops.server)
      .post(url)
      .set({ 'content-type': 'application/json', ...headers })
      .send(typeof body === 'string' ? body : body.toString());

  const deliver = async (payload: FakePayload, delivery: string) => {
    const body = JSON.stringify(payload);
    const headers = { ...signed(body), 'x-fake-delivery': delivery };
    return devops.documented('receiveWebhook', await post(body, headers));
  };

  /** The delivery once it does not wait any more. */
  const processed = async (delivery: string) => {
    for (;;) {
      const path = `/v1/deliveries/${delivery}`;
      const { body } = await devops.get('getDelivery', path);
      if (body.status !== 'waiting') return body;
      await sleep(20);
    }
  };

  it('are kept, acknowledged, read and counted', async () => {
    const finishedAt = new Date(Date.now() - 3_600_000).toISOString();
    const payload = {
      event: 'deployed',
      records: [fakeDeployment('w1', { finishedAt })],
    };
    const first = await deliver(payload, 'W-1');
    expect(first.status).toBe(202);
    expect(first.body).toEqual({
      delivery: expect.stringMatching(/^\d+$/),
      duplicate: false,
    });
    const again = await deliver(payload, 'W-1');
    expect(again.status).toBe(202);
    expect(again.body).toEqual({ ...first.body, duplicate: true });

    const kept = await processed(first.body.delivery);
    expect(kept).toMatchObject({
      source: 'fake',
      event: 'deployed',
      status: 'processed',
      deliveryKey: 'W-1',
      headers: { 'x-fake-delivery': 'W-1' },
      records: [{ externalId: 'w1', result: 'created', entityRef }],
    });
    expect(JSON.parse(kept.payload)).toEqual(payload);
    const { body } = await devops.metrics({ entityRef });
    expect(body.metrics[0].n).toBe(1);
  });

  it('are taken with the secret before, too, while it is changed', async () => {
    const body = '{"ignored":"nothing"}';
    const response = await post(body, signed(body, 'the secret before'));
    expect(response.status).toBe(202);
  });

  it.each([
    ['no proof', '{}', {}, /Nothing proves the sender; expected is HMAC/],
    ['another secret', '{}', signed('{}', 'guess'), /does not hold/],
    ['the proof of other bytes', '{ }', signed('{}'), /does not hold/],
    [
      'a token of the portal instead',
      '{}',
      { authorization: 'Bearer mock-service-token' },
      /Nothing proves/,
    ],
  ])('with %s are refused', async (_, body, headers, message) => {
    const response = devops.documented(
      'receiveWebhook',
      await post(body, headers as Record<string, string>),
    );
    expect(response.status).toBe(401);
    expect(response.body.error.message).toMatch(message);
    expect(JSON.stringify(response.body)).not.toContain(SECRET);
  });

  it('of a source that nobody added are refused', async () => {
    const unknown = await post('{}', {}, URL.replace('fake', 'nobody'));
    expect(unknown.status).toBe(404);
    expect((await request(devops.server).get(URL)).status).toBe(404);
  });

  it('of a source without webhooks are sent to its door', async () => {
    const astray = devops.documented(
      'receiveWebhook',
      await post('{}', {}, URL.replace('fake', 'cdevents')),
    );
    expect(astray.status).toBe(404);
    expect(astray.body.error.message).toContain('POST /api/devops/v1/events');
  });

  it.each([
    ['nothing', '', /empty/],
    ['no JSON', '{"a":', /not valid JSON/],
  ])('that hold %s are refused', async (_, body, message) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
  });

  it('that are too large are refused', async () => {
    const response = await post(`"${'a'.repeat(5 * 1024 * 1024)}"`);
    expect(response.status).toBe(413);
  });

  it('may come as a form', async () => {
    const payload = JSON.stringify({ event: 'as a form', ignored: 'nothing' });
    const form = new URLSearchParams({ payload }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await post(form, { ...signed(form), ...type });
    expect(response.status).toBe(202);
    const kept = await processed(response.body.delivery);
    expect(kept).toMatchObject({ event: 'as a form', payload });
  });

  it.each([
    'body={}',
    // Proved as JSON, and sent again as a form.
    '{"title":"x&payload=%7B%22ignored%22%3A%22forged%22%7D&y="}',
    'payload={}&payload={}',
    'payload={}&y=',
    'payload={"title":"x&y="}',
  ])('are refused as the form %s', async form => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await post(form, { ...signed(form), ...type });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('the field payload');
  });

  it('stand in the log with what became of them, and can be replayed', async () => {
    const { body } = await deliver({ event: 'x', failure: 'input' }, 'W-9');
    await processed(body.delivery);
    const log = await devops.get('getDeliveries', '/v1/deliveries', {
      status: 'failed',
      q: 'W-9',
      from: daysAgo(1),
    });
    expect(log.status).toBe(200);
    expect(log.body.items).toMatchObject([
      { id: body.delivery, status: 'failed', reason: 'status: is unknown' },
    ]);
    expect(log.body.counts).toContainEqual({
      source: 'fake',
      status: 'failed',
      n: 1,
    });
    const replayed = devops.documented(
      'replayDelivery',
      await request(devops.server)
        .post(`/api/devops/v1/deliveries/${body.delivery}/replay`)
        .set(devops.asUser),
    );
    expect(replayed.status).toBe(200);
    expect(replayed.body).toMatchObject({ status: 'failed', attempts: 2 });
    const unknown = await request(devops.server)
      .post('/api/devops/v1/deliveries/999999/replay')
      .set(devops.asUser);
    expect(unknown.status).toBe(404);
    const bad = await devops.get('getDelivery', '/v1/deliveries/abc');
    expect(bad.status).toBe(400);
  });

  it('are matched when the catalog knows their entity', async () => {
    const { body } = await deliver(
      { records: [fakeDeployment('u1', { entityRef: 'component:default/x' })] },
      'U-1',
    );
    expect(await processed(body.delivery)).toMatchObject({
      status: 'unmatched',
      records: [{ result: 'unmatched', entityRef: null }],
    });
  });
});

const { databases: plain } = createDatabases();

describe.each(databases.each)('webhooks, on %p without its database', id => {
  it('are to be sent again, and none is lost', async () => {
    const knex = await plain.init(id);
    const devops = await startDevops({
      database: {
        config: {},
        factory: mockServices.database.factory({ knex }),
      },
      entities: [component('checkout')],
      modules: [fakeModule],
      devops: { sources: { fake: { webhook: { allowUnsigned: true } } } },
    });
    const send = async () =>
      devops.documented(
        'receiveWebhook',
        await request(devops.server).post(URL).send({ ignored: 'nothing' }),
      );
    expect((await send()).status).toBe(202);
    await knex.destroy();
    const refused = await send();
    expect(refused.status).toBe(503);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.stringify(refused.body)).not.toContain('insert');
    knex.initialize();
    await devops.stop();
  });
});
