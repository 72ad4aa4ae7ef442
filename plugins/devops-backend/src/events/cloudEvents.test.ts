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

const base64 = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64');

const pathsOf = (value: unknown) => {
  const read = readCloudEvent(value);
  return read.ok ? [] : read.problems.map(({ path }) => path);
};

describe('a CloudEvent', () => {
  it('passes on the CDEvent that it carries', () => {
    expect(readCloudEvent(event)).toEqual({
      ok: true,
      payload: data,
      sentAs: 'data',
    });
    const { data: _, ...envelope } = event;
    const data_base64 = base64(data);
    expect(readCloudEvent({ ...envelope, data_base64 })).toEqual({
      ok: true,
      payload: data,
      sentAs: 'data_base64',
    });
  });

  it('need not say what is optional', () => {
    const { subject, time, datacontenttype, ...required } = event;
    expect(readCloudEvent(required).ok).toBe(true);
  });

  it('may say null of what it leaves out', () => {
    const nulls = {
      subject: null,
      time: null,
      datacontenttype: null,
      dataschema: null,
      data_base64: null,
    };
    expect(readCloudEvent({ ...event, ...nulls })).toEqual({
      ok: true,
      payload: data,
      sentAs: 'data',
    });
  });

  const aTime = 'must be an instant in ISO 8601 with an offset or be left out';
  it.each([
    ['subject', 5, 'must be text or be left out'],
    ['time', 5, aTime],
    ['time', 'yesterday', aTime],
    ['datacontenttype', 5, 'must be a type of JSON or be left out'],
    ['datacontenttype', 'text/xml', 'must be a type of JSON or be left out'],
    ['data_base64', 5, 'must be base64 or be left out'],
    ['data_base64', '!!aGVsbG8=', 'must be base64 or be left out'],
    ['data_base64', base64({}), 'must be left out where data is given'],
  ])('says what its %s must be where it is %p', (name, value, message) => {
    const read = readCloudEvent({ ...event, [name]: value });
    expect(read).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([{ path: `$.${name}`, message }]),
    });
  });

  it.each([
    [
      '$.data',
      'must be a CDEvent, with id, source and type in its context',
      'text',
    ],
    ['$.data.context', 'is missing', {}],
    [
      '$.data.context.timestamp',
      'must be text',
      { ...data, context: { ...data.context, timestamp: null } },
    ],
    ['$.data.subject', 'must be an object', { ...data, subject: 'checkout' }],
    ['$.data.subject.id', 'must be text', { ...data, subject: { id: 5 } }],
  ])('names %s of its CDEvent where that %s', (path, message, inside) => {
    expect(readCloudEvent({ ...event, data: inside })).toEqual({
      ok: false,
      problems: [{ path, message }],
    });
    // Where it was sent in base64, there is no data.
    const { data: _, ...envelope } = event;
    const data_base64 = base64(inside);
    expect(readCloudEvent({ ...envelope, data_base64 })).toEqual({
      ok: false,
      problems: [{ path: path.replace('data', 'data_base64'), message }],
    });
  });

  it.each(['data', 'data_base64'])(
    'names what its %s says otherwise than it',
    sentAs => {
      const { data: _, ...envelope } = event;
      const sent = { data, data_base64: base64(data) }[sentAs];
      expect(readCloudEvent({ ...envelope, [sentAs]: sent, id: '2' })).toEqual({
        ok: false,
        problems: [
          {
            path: '$.id',
            message: `must be the same as context.id in ${sentAs}`,
          },
        ],
      });
    },
  );

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
    [
      'bytes that are no JSON',
      { ...event, data_base64: 'AAAA' },
      ['$.data_base64'],
    ],
  ])('is none when it is %s', (_, value, paths) => {
    expect(pathsOf(value)).toEqual(paths);
  });

  it.each([
    ['2026-02-30T25:00:00Z'],
    ['2026-11-01T00:00:00'],
    ['yesterday'],
    [''],
  ])('of another kind is none either at the time %p', time => {
    const other = { ...event, type: 'com.example.done', data: { a: 1 } };
    expect(pathsOf({ ...other, time })).toEqual(['$.time']);
  });

  const timeless = {
    ...data,
    context: { ...data.context, timestamp: 'yesterday' },
  };
  it.each([
    ['a time', 'data', { ...event, data: timeless }],
    ['no time', 'data', { ...event, time: undefined, data: timeless }],
    [
      'base64',
      'data_base64',
      { ...event, data: undefined, data_base64: base64(timeless) },
    ],
  ])(
    'names the timestamp of its CDEvent that is none, where the envelope has %s',
    (_, sentAs, sent) => {
      expect(readCloudEvent(sent)).toEqual({
        ok: false,
        problems: [
          {
            path: `$.${sentAs}.context.timestamp`,
            message: 'must be an instant in ISO 8601 with an offset',
          },
        ],
      });
    },
  );

  it.each([
    ['is missing', undefined],
    ['must be text', 5],
    ['is missing', null],
    ['is empty', ''],
    ['is longer than 2000 characters', 'x'.repeat(2_001)],
  ])('says that its id %s', (message, id) => {
    expect(readCloudEvent({ ...event, id })).toEqual({
      ok: false,
      problems: [{ path: '$.id', message }],
    });
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
      sentAs: 'data',
    });
  });
});
