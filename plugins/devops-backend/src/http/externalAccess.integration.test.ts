import request from 'supertest';
import { TestHistory } from './__testUtils__/history';
import { Devops, MEMORY, startDevops } from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';

jest.setTimeout(60_000);

const own = new TestHistory('checkout');

const staticToken = (
  token: string,
  accessRestrictions: { plugin: string; permission?: string }[],
) => ({
  type: 'static',
  options: { token, subject: token },
  accessRestrictions,
});

/** The real authentication of the framework, as a pipeline outside meets it. */
describe('an external caller', () => {
  let devops: Devops;

  beforeAll(async () => {
    devops = await startDevops({
      database: MEMORY,
      entities: [component('checkout')],
      externalAccess: [
        staticToken('pipeline-token', [{ plugin: 'devops' }]),
        staticToken('reader-token', [
          { plugin: 'devops', permission: 'devops.metrics.read' },
        ]),
        staticToken('stranger-token', [{ plugin: 'catalog' }]),
      ],
    });
  });

  afterAll(() => devops.stop());

  const send = (token: string | undefined) =>
    request(devops.server)
      .post('/api/devops/v1/deployments')
      .set(token ? { authorization: `Bearer ${token}` } : {})
      .send(own.deployment(token ?? 'none'));

  const read = (token: string) =>
    request(devops.server)
      .get('/api/devops/v1/metrics')
      .set({ authorization: `Bearer ${token}` })
      .query({ entityRef: own.entityRef });

  it('writes and reads with a token for the plugin', async () => {
    expect((await send('pipeline-token')).status).toBe(200);
    expect((await read('pipeline-token')).status).toBe(200);
  });

  it('only reads with a token for reading', async () => {
    expect((await send('reader-token')).status).toBe(403);
    expect((await read('reader-token')).status).toBe(200);
  });

  it('sees all sources only where it may read the delivery log', async () => {
    const sources = (token: string, query: object) =>
      request(devops.server)
        .get('/api/devops/v1/sources')
        .set({ authorization: `Bearer ${token}` })
        .query(query);
    const { entityRef } = own;
    expect((await sources('reader-token', { entityRef })).status).toBe(200);
    expect((await sources('reader-token', {})).status).toBe(403);
    expect((await sources('pipeline-token', {})).status).toBe(200);
  });

  it('does nothing with a token for another plugin', async () => {
    expect((await send('stranger-token')).status).toBe(403);
    expect((await read('stranger-token')).status).toBe(403);
  });

  it('does nothing with an unknown token or none', async () => {
    expect((await send('guess')).status).toBe(401);
    expect((await send(undefined)).status).toBe(401);
  });
});
