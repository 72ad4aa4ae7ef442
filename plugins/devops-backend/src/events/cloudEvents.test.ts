import { readCloudEvent } from './cloudEvents';

const data = {
  context: {
    specversion: '0.5.0',
    id: '1',
    source: '/ci',
    type: 'dev.cdevents.service.deployed.0.3.0',
    timestamp: '2026-11-01T00:00:00.123456789Z',
  },
  subject: { id: 'checkout', content: {} },
};

const event = {
  specversion: '1.0',
  id: '1',
  source: '/ci',
  type: data.context.type,
  subject: 'checkout',
  time: '2026-11-01T00:00:00.123Z',
  datacontenttype: 'application/json; charset=utf-8',
  data,
};

const pathsOf = (value: unknown) => {
  const read = readCloudEvent(value);
  return read.ok ? [] : read.problems.map(({ path }) => path);
};

describe('a CloudEvent', () => {
  it('passes on the CDEvent that it carries', () => {
    expect(readCloudEvent(event)).toEqual({ ok: true, payload: data });
    const { data: _, ...envelope } = event;
    const encoded = Buffer.from(JSON.stringify(data)).toString('base64');
    expect(readCloudEvent({ ...envelope, data_base64: encoded })).toEqual({
      ok: true,
      payload: data,
    });
  });

  it('need not say what is optional', () => {
    const { subject, time, datacontenttype, ...required } = event;
    expect(readCloudEvent(required).ok).toBe(true);
  });

  it.each([
    ['id', { id: '2' }],
    ['source', { source: '/other' }],
    ['type', { type: 'dev.cdevents.service.deployed.0.2.0' }],
    ['subject', { subject: 'other' }],
    ['time', { time: '2026-11-01T00:00:01Z' }],
  ])('must not contradict its CDEvent about %s', (name, change) => {
    expect(pathsOf({ ...event, ...change })).toEqual([`$.${name}`]);
  });

  it.each([
    ['nothing', null, ['$']],
    ['a text', 'event', ['$']],
    ['an array', [], ['$']],
    ['no attributes', {}, ['$.specversion', '$.id', '$.source', '$.type']],
    ['another version', { ...event, specversion: '0.3' }, ['$.specversion']],
    [
      'data of another type',
      { ...event, datacontenttype: 'text/xml' },
      ['$.datacontenttype'],
    ],
    ['a CDEvent without its data', { ...event, data: undefined }, ['$.data']],
    ['bytes that are no JSON', { ...event, data_base64: 'AAAA' }, ['$.data']],
  ])('is none when it is %s', (_, value, paths) => {
    expect(pathsOf(value)).toEqual(paths);
  });

  it('of another kind passes on who it is, for the log', () => {
    expect(
      readCloudEvent({ ...event, type: 'com.example.done', data: { a: 1 } }),
    ).toEqual({
      ok: true,
      payload: {
        context: { id: '1', source: '/ci', type: 'com.example.done' },
        data: { a: 1 },
      },
    });
  });
});
