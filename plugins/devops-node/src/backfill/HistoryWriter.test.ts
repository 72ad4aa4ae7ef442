import { InputError } from '@backstage/errors';
import { WriteResult } from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext } from '../source';
import { ApiError } from './ApiError';
import { HistoryWriter } from './HistoryWriter';

const REFS = ['component:default/a', 'component:default/b'];

function setUp(result: Partial<WriteResult> = {}) {
  const errors: [entityRef: string | undefined, message: string | null][] = [];
  const written: unknown[][] = [];
  const context: DeliveryContext = {
    signal: new AbortController().signal,
    write: async records => {
      written.push(records);
      return records.map(record => ({
        source: 'tool',
        externalId: (record as { externalId: string }).externalId,
        result: 'created',
        ...result,
      }));
    },
    getState: async () => undefined,
    setState: async () => {},
    reportError: async (message, entityRef) =>
      void errors.push([entityRef, message]),
    reportProgress: async () => {},
  };
  const writer = new HistoryWriter({
    context,
    source: 'tool',
    entityRefs: REFS,
  });
  return { errors, written, writer };
}

const records = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'change' as const,
    externalId: String(index),
    revision: 'r',
  }));

const toEach = (message: unknown) => REFS.map(ref => [ref, message]);

describe('HistoryWriter', () => {
  it('writes in batches, of its source', async () => {
    const { errors, written, writer } = setUp();
    await writer.write(records(1_001));
    expect(written.map(({ length }) => length)).toEqual([500, 500, 1]);
    expect(written[0][0]).toMatchObject({ source: 'tool', externalId: '0' });
    expect(errors).toEqual([]);
  });

  it('tells which records were refused', async () => {
    const problems = [{ path: '$.url', message: 'is none' }];
    const { errors, writer } = setUp({ result: 'rejected', problems });
    await writer.write(records(2));
    expect(errors).toEqual(
      toEach('2 records were refused, the first 0: $.url is none'),
    );
  });

  it('tells once why records wait, and names no other entity', async () => {
    const message =
      '2 entities have the repository https://x/y (component:default/a, component:default/secret); send entityRef';
    const problems = [{ path: '$.repository', message }];
    const { errors, writer } = setUp({ result: 'unmatched', problems });
    await writer.write(records(2));
    await writer.write(records(1));
    expect(errors).toEqual(
      toEach(
        'Records wait for their entity: $.repository 2 entities have the repository https://x/y; send entityRef',
      ),
    );
  });
});

describe('HistoryWriter.orPassOver', () => {
  const failing = (error: Error) => async () => {
    throw error;
  };
  const answered = (status: number | null) =>
    new ApiError('compare', status, `answered ${status}`);

  it.each([answered(500), answered(422), new InputError('no such payload')])(
    'passes over what %s',
    async error => {
      const { errors, writer } = setUp();
      expect(await writer.orPassOver(failing(error))).toBeNull();
      expect(errors).toEqual(toEach(`${error.message}; passed over`));
    },
  );

  it('tells things apart that are asked for at one path', async () => {
    const { errors, writer } = setUp();
    await writer.orPassOver(failing(answered(500)), 'release 1');
    await writer.orPassOver(failing(answered(500)), 'release 2');
    const { message } = answered(500);
    const failures = [`release 1: ${message}`, `release 2: ${message}`];
    expect(writer.takeFailures()).toEqual(failures);
    expect(errors).toEqual(
      failures.flatMap(failure => toEach(`${failure}; passed over`)),
    );
  });

  it.each([
    answered(null),
    answered(401),
    answered(403),
    answered(429),
    new Error('killed'),
  ])('ends with what bears on the rest: %s', async error => {
    const { errors, writer } = setUp();
    await expect(writer.orPassOver(failing(error))).rejects.toBe(error);
    expect(errors).toEqual([]);
  });

  it('ends where the server fails every time, not where it does now and then', async () => {
    const { writer } = setUp();
    expect(writer.takeFailures()).toEqual([]);
    const fail = () => writer.orPassOver(failing(answered(502)));
    for (let time = 0; time < 10; time++) {
      expect(await fail()).toBeNull();
      expect(await writer.orPassOver(async () => 'fine')).toBe('fine');
    }
    expect(writer.takeFailures()).toHaveLength(10);
    expect(writer.takeFailures()).toEqual([]);
    const outcomes = () =>
      Promise.allSettled(Array.from({ length: 9 }, fail)).then(all =>
        all.map(({ status }) => status),
      );
    expect((await outcomes()).at(-1)).toBe('rejected');
    // What failed before as well says nothing new of the server.
    writer.expectFailures([answered(502).message]);
    expect(new Set(await outcomes())).toEqual(new Set(['fulfilled']));
  });
});
