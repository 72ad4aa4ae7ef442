import request from 'supertest';
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
        return { services: [], stale: true };
      },
    };
    const { server } = await startRouter({ store });
    const { body } = await request(server)
      .post('/api/devops/v1/metrics/query')
      .set('authorization', asUser)
      .send({ entityRefs: [service, 'component:default/cart', service] });
    expect(body.items).toHaveLength(3);
    expect(body.items[0].answer.stale).toBe(true);
    expect(asked).toEqual(['facts of 2']);
  });

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

  it('say how many records wait', async () => {
    const { server } = await startRouter();
    const { body } = await call(server, 'getHealth', asUser);
    expect(body).toEqual({ status: 'ok', unmatched: 3 });
  });
});
