import { setTimeout as sleep } from 'node:timers/promises';
import { CloudEvent, HTTP, Message } from 'cloudevents';
import request from 'supertest';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const URL = '/api/devops/v1/events';
const entityRef = 'component:default/checkout';
const finishedAt = new Date(Date.now() - 3_600_000).toISOString();

/** A deployment as another library puts it together. */
function deployed(id: string, change: object = {}) {
  const type = 'dev.cdevents.service.deployed.0.3.0';
  const source = '/ci/main';
  return new CloudEvent({
    id,
    source,
    type,
    subject: 'checkout',
    time: finishedAt,
    datacontenttype: 'application/json',
    data: {
      context: {
        specversion: '0.5.0',
        id,
        source,
        type,
        timestamp: finishedAt,
      },
      subject: {
        id: 'checkout',
        source,
        content: {
          environment: { id: 'production' },
          artifactId: 'pkg:oci/checkout@sha256:1',
        },
      },
      customDataContentType: 'application/json',
      customData: { entityRef },
    },
    ...change,
  });
}

describe.each(databases.each)('CloudEvents, on %p', id => {
  let devops: Devops;

  beforeAll(async () => {
    devops = await startDevops({
      database: await databases.create(id),
      entities: [component('checkout')],
    });
  });

  afterAll(() => devops.stop());

  const post = async ({ headers, body }: Pick<Message, 'headers' | 'body'>) =>
    devops.documented(
      'receiveEvents',
      await request(devops.server)
        .post(URL)
        .set({ ...(headers as Record<string, string>), ...devops.asService })
        .send(body as string),
    );

  const postBatch = (events: unknown[]) =>
    post({
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events),
    });

  const statusOf = async (delivery: string) => {
    for (;;) {
      const path = `/v1/deliveries/${delivery}`;
      const { body } = await devops.get('getDelivery', path);
      if (body.status !== 'waiting') return body;
      await sleep(20);
    }
  };

  it('come in structured, binary and batched, and each once', async () => {
    const structured = await post(HTTP.structured(deployed('e1')));
    expect(structured.status).toBe(202);
    const [{ result, delivery }] = structured.body.results;
    expect(result).toBe('kept');
    expect(await statusOf(delivery)).toMatchObject({
      source: 'cdevents',
      event: 'service.deployed',
      status: 'processed',
      records: [{ kind: 'deployment', entityRef }],
    });
    const binary = await post(HTTP.binary(deployed('e1')));
    expect(binary.body.results).toEqual([{ result: 'duplicate', delivery }]);

    const batch = await postBatch([
      deployed('e1'),
      deployed('e2'),
      { ...deployed('e3'), specversion: '0.3' },
    ]);
    expect(batch.status).toBe(202);
    expect(
      batch.body.results.map((one: { result: string }) => one.result),
    ).toEqual(['duplicate', 'kept', 'rejected']);
    expect(batch.body.results[2]).toEqual({
      result: 'rejected',
      delivery: null,
      problems: [{ path: '$.specversion', message: 'must be 1.0' }],
    });
  });

  it('are told apart by source, id and type', async () => {
    const type = 'dev.cdevents.service.upgraded.0.3.0';
    const other = deployed('same').toJSON() as {
      data: { context: object };
    };
    const upgraded = {
      ...other,
      type,
      data: { ...other.data, context: { ...other.data.context, type } },
    };
    const { body } = await postBatch([deployed('same'), upgraded]);
    expect(body.results).toMatchObject([
      { result: 'kept' },
      { result: 'kept' },
    ]);
  });

  it('that are nested too deeply are rejected, beside those that are not', async () => {
    const levels = 100_000;
    const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const { data, ...envelope } = deployed('deep').toJSON();
    const other = { ...envelope, type: 'com.example.done', data: 'DEEP' };
    const encoded = {
      ...envelope,
      type: 'com.example.done',
      data_base64: Buffer.from(deep).toString('base64'),
    };
    const events = JSON.stringify([deployed('flat'), other, encoded]);
    const response = await post({
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: events.replace('"DEEP"', deep),
    });
    expect(response.status).toBe(202);
    const rejected = (path: string) => ({
      result: 'rejected',
      delivery: null,
      problems: [{ path, message: 'is nested too deeply' }],
    });
    expect(response.body.results).toMatchObject([
      { result: 'kept' },
      rejected('$.data'),
      rejected('$.data_base64'),
    ]);
  });

  it('that contradict what they carry are refused by name', async () => {
    const response = await post(
      HTTP.structured(deployed('e4', { source: '/other' })),
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe(
      '$.source: must be the same as context.source in data',
    );
    const both = await postBatch([{}, 1]);
    expect(both.status).toBe(400);
    expect(both.body.error.message).toMatch(/^event 0: .*; event 1: /);
  });

  it('of other kinds are kept and ignored, with the reason', async () => {
    const { body } = await post(
      HTTP.structured(
        new CloudEvent({ type: 'com.example.done', source: 's', data: {} }),
      ),
    );
    expect(await statusOf(body.results[0].delivery)).toMatchObject({
      status: 'ignored',
      reason: "'com.example.done' is no type of CDEvents",
    });
  });

  it.each([
    ['application/json', '{}', 415],
    ['text/plain', 'a', 415],
    ['application/cloudevents+json', '', 400],
    ['application/cloudevents+json', '{', 400],
    ['application/cloudevents-batch+json', '{}', 400],
    ['application/cloudevents-batch+json', '[]', 400],
    [
      'application/cloudevents-batch+json',
      JSON.stringify(new Array(1001).fill(0)),
      400,
    ],
  ])('as %s %s are refused', async (type, body, status) => {
    const response = await post({ headers: { 'content-type': type }, body });
    expect(response.status).toBe(status);
  });

  it('are for principals of Backstage only', async () => {
    const { headers, body } = HTTP.structured(deployed('e9'));
    const response = await request(devops.server)
      .post(URL)
      .set({ ...(headers as Record<string, string>), ...devops.asUser })
      .send(body as string);
    expect(response.status).toBe(403);
  });
});
