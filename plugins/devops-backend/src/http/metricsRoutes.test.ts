import request from 'supertest';
import { MetricsReader } from '../metrics/MetricsReader';
import { FactsReader } from '../store/contract';
import { call } from './__testUtils__/callEndpoint';
import { asUser, emptyStore, startRouter } from './__testUtils__/startRouter';

const service = 'component:default/checkout';

describe('reads', () => {
  it('name all that is wrong in a query at once', async () => {
    const { server } = await startRouter();
    const { status, body } = await request(server)
      .get('/api/devops/v1/metrics')
      .set('authorization', asUser)
      .query({
        from: '2026-11-02T00:00:00Z',
        to: '2026-11-01T00:00:00Z',
        timeZone: 'Moon',
        bucket: 'year',
        benchmarkYear: '2020',
        form: '1',
      });
    expect(status).toBe(400);
    for (const name of [
      'entityRef',
      'to',
      'timeZone',
      'bucket',
      'benchmarkYear',
      'form',
    ]) {
      expect(body.error.message).toMatch(new RegExp(`\\b${name}: `));
    }
  });

  it('refuse a parameter that is given twice, unless it is a list', async () => {
    const { server } = await startRouter();
    const ask = (query: string) =>
      request(server)
        .get(`/api/devops/v1/metrics?entityRef=${service}&${query}`)
        .set('authorization', asUser);
    expect((await ask('bucket=day&bucket=week')).status).toBe(400);
    expect((await ask(`entityRef=${service}`)).status).toBe(200);
  });

  it('answer a batch one by one', async () => {
    const { server } = await startRouter();
    const { body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({ entityRefs: ['component:gone', service] });
    expect(body.items).toMatchObject([
      { answer: null, error: { name: 'NotFoundError' } },
      { entityRef: service, answer: { services: 1 }, error: null },
    ]);
  });

  it('ask the store as often for many entities as for one', async () => {
    const asked: string[] = [];
    const store: FactsReader = {
      ...emptyStore,
      readFactBlocks: async services => {
        asked.push(`facts of ${services.length}`);
        return { services: [], stale: new Set([service]) };
      },
    };
    const { server } = await startRouter({ store });
    const { body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({ entityRefs: [service, 'component:default/cart', service] });
    expect(body.items).toHaveLength(3);
    expect(
      body.items.map(
        (item: { answer: { stale: boolean } }) => item.answer.stale,
      ),
    ).toEqual([true, false, true]);
    expect(asked).toEqual(['facts of 2']);
  });

  it('answer the same for an entity that a batch names in two ways, computed once', async () => {
    const readEach = jest.spyOn(MetricsReader.prototype, 'readEach');
    const { server } = await startRouter();
    const { body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({ entityRefs: [service, 'component:Checkout', service] });
    expect(readEach.mock.calls.map(([scopes]) => scopes.length)).toEqual([1]);
    readEach.mockRestore();
    const [{ answer }] = body.items;
    expect(answer).toMatchObject({ entityRef: service, services: 1 });
    expect(body.items).toEqual([
      { entityRef: service, answer, error: null },
      { entityRef: 'component:Checkout', answer, error: null },
      { entityRef: service, answer, error: null },
    ]);
  });

  const askBatch = async (count: number, bucket: string, from: string) => {
    const { server } = await startRouter();
    return request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({
        entityRefs: Array.from({ length: count }, () => service),
        bucket,
        from: `${from}T00:00:00Z`,
        to: '2025-11-01T00:00:00Z',
      });
  };

  it.each([
    ['27 × 5 years of days', 27, 'day', '2020-11-01'],
    ['500 × 1 year of weeks', 500, 'week', '2024-11-01'],
    ['500 × 90 days of weeks', 500, 'week', '2025-08-03'],
  ])('answer a batch of %s', async (_, count, bucket, from) => {
    expect((await askBatch(count, bucket, from)).status).toBe(200);
  });

  it.each([
    ['28 × 5 years of days', 28, 'day', '2020-11-01', 1826],
    ['500 × 2 years of weeks', 500, 'week', '2023-11-01', 105],
  ])(
    'refuse a batch of %s, which would be too long an answer',
    async (_, count, bucket, from, each) => {
      const { status, body } = await askBatch(count, bucket, from);
      expect(status).toBe(400);
      expect(body.error.message).toBe(
        `entityRefs: ${count} entity refs with ${each} buckets of a ${bucket} are more than 50000 buckets in all; ask for fewer entityRefs, a longer bucket or a shorter window`,
      );
    },
  );

  it('refuse a batch with a broken window', async () => {
    const { server } = await startRouter();
    const { status, body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({
        entityRefs: [service],
        from: '2026-11-02T00:00:00Z',
        to: '2026-11-01T00:00:00Z',
        bucket: 1,
      });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/bucket: .*; to: must be later/);
  });

  it.each([
    [
      { timeZone: null },
      'entityRefs: is missing: it must be a list of entity refs, such as ["component:default/checkout"]; timeZone: must be a time zone of the IANA database, such as Asia/Seoul',
    ],
    [
      { entityRefs: service },
      'entityRefs: must be a list of entity refs, such as ["component:default/checkout"]',
    ],
    [
      { entityRefs: [5] },
      'entityRefs[0]: must be an entity ref with a kind, such as component:default/checkout',
    ],
    [
      { entityRefs: Array(501).fill(service) },
      'entityRefs: must name at most 500 entities',
    ],
    [[], '$: must be an object'],
  ])('say in words what is wrong in a batch', async (sent, message) => {
    const { server } = await startRouter();
    const { status, body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send(sent);
    expect(status).toBe(400);
    expect(body.error.message).toBe(message);
  });

  it('say where the snapshot comes from that evidence is asked without', async () => {
    const { server } = await startRouter();
    const { status, body } = await request(server)
      .get('/api/devops/v1/metrics/lead-time/evidence')
      .set('authorization', asUser)
      .query({ entityRef: service, limit: 'all' });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'snapshot: is missing: send the `snapshot` of the answer that the number stands in; limit: must be a number',
    );
  });

  it('say how many records wait', async () => {
    const { server } = await startRouter();
    const { body } = await call(server, 'getHealth', asUser);
    expect(body).toEqual({ status: 'ok', unmatched: 3 });
  });
});
