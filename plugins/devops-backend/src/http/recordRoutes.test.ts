import { WriteResult } from '@devops-domains/backstage-plugin-devops-common';
import request from 'supertest';
import { call } from './__testUtils__/callEndpoint';
import { findDeviations } from './__testUtils__/documentedAnswer';
import { asService, startRouter } from './__testUtils__/startRouter';

describe('writes', () => {
  it('are kept in the audit log', async () => {
    const { server, audited } = await startRouter();
    await call(server, 'sendDeployments', asService);
    await call(server, 'importRecords', asService);
    expect(audited).toEqual([
      'record-write started',
      'record-write succeeded',
      'record-write started',
      'record-write succeeded',
    ]);
  });

  it('are kept in the audit log when they fail, too', async () => {
    const { server, audited } = await startRouter();
    const { status } = await request(server)
      .delete('/api/devops/v1/records/unknown/1')
      .set('authorization', asService);
    expect(status).toBe(404);
    expect(audited).toEqual(['record-write started', 'record-write failed']);
  });

  it('answer each record, and 400 only when nothing was accepted', async () => {
    const { server } = await startRouter();
    const send = (body: object) =>
      request(server)
        .post('/api/devops/v1/deployments')
        .set('authorization', asService)
        .send(body);
    const mixed = await send([{ source: 'ci', externalId: '1' }, {}]);
    expect(mixed.status).toBe(200);
    expect(mixed.body.results.map((one: WriteResult) => one.result)).toEqual([
      'created',
      'rejected',
    ]);
    const wrong = await send({});
    expect(wrong.status).toBe(400);
    expect(wrong.body.error).toEqual({
      name: 'InputError',
      message: '$.source: is missing',
    });
    expect(wrong.body.results).toHaveLength(1);
    expect(findDeviations('sendDeployments', wrong)).toEqual([]);
  });

  it.each([
    ['an empty array', '[]', 400, /empty array/],
    [
      '1,001 records',
      JSON.stringify(Array(1001).fill({})),
      400,
      /at most 1000/,
    ],
    ['no body', '', 400, /empty/],
    ['broken JSON', '{"source": "ci",\n "x" 1}', 400, /line 2, column 6/],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, /UTF-8/],
    ['6 MB', `"${'x'.repeat(6 * 1024 * 1024)}"`, 413, /5 MB/],
  ])('refuse %s', async (_, body, status, message) => {
    const { server, writer } = await startRouter();
    const response = await request(server)
      .post('/api/devops/v1/deployments')
      .set('authorization', asService)
      .set('content-type', 'application/json')
      .serialize(raw => raw)
      .send(body);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(message);
    expect(writer.written).toEqual([]);
  });

  it.each([
    ['a form', '/v1/incidents', { 'content-type': 'text/plain' }],
    ['JSON', '/v1/import', { 'content-type': 'application/json' }],
    [
      'a packed import',
      '/v1/import',
      { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    ],
  ])('refuse %s of the wrong type', async (_, path, headers) => {
    const { server } = await startRouter();
    const response = await request(server)
      .post(`/api/devops${path}`)
      .set({ authorization: asService, ...headers })
      .send('{}');
    expect(response.status).toBe(415);
  });
});
