import { createDatabases } from '../store/__testUtils__/databases';
import { NotAllowedError } from '@backstage/errors';
import { RecordWriter } from '../store/contract';
import { WriterRule } from '../store/WriterRule';
import { fakeDeployment } from './__testUtils__/fakeConnector';
import { startInbox } from './__testUtils__/startInbox';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

describe.each(each)('the writing of deliveries on %s', id => {
  it('holds each sender to its rule, now and when it is replayed', async () => {
    const own: WriterRule = {
      subject: 'pipeline',
      sources: new Set(['fake']),
      anyEntity: false,
      entities: new Set(['component:default/cart']),
      repositories: new Set(),
    };
    let isKnown = true;
    const knex = await migrated(id);
    const { keep, processor, stateOf, replay, time } = startInbox(knex, {
      ruleOf: subject => {
        if (isKnown && subject === own.subject) return own;
        throw new NotAllowedError(`${subject} may not write`);
      },
    });
    const from = (externalId: string, writer: string | null) =>
      keep({ records: [fakeDeployment(externalId)] }, externalId, { writer });
    const free = await from('1', null);
    const ruled = await from('2', 'pipeline');
    const former = await from('3', 'former');
    await processor.process({ limit: 10 });
    expect((await stateOf(free.id)).status).toBe('processed');
    const refused = {
      status: 'failed',
      reason: expect.stringContaining('$.entityRef leads to an entity that'),
    };
    expect(await stateOf(ruled.id)).toEqual(refused);
    expect(await stateOf(former.id)).toEqual({
      status: 'failed',
      reason: 'former may not write',
    });
    await replay(ruled.id, time.now);
    expect(await stateOf(ruled.id)).toEqual(refused);
    isKnown = false;
    await replay(ruled.id, time.now);
    expect((await stateOf(ruled.id)).reason).toBe('pipeline may not write');
    expect(await knex('records').pluck('external_id')).toEqual(['1']);
  });

  it('gives our own mistakes time to be put right, and says where they are', async () => {
    const broken = (writer: RecordWriter): RecordWriter => ({
      write: async records => {
        if (JSON.stringify(records).includes('"bad"')) {
          throw new TypeError('x is undefined');
        }
        return writer.write(records);
      },
    });
    const knex = await migrated(id);
    const { keep, processor, stateOf, logger, time } = startInbox(knex, {
      writer: broken,
    });
    const bad = await keep({ records: [fakeDeployment('bad')] });
    const good = await keep({ records: [fakeDeployment('good')] });
    await processor.process({ limit: 10 });
    expect((await stateOf(good.id)).status).toBe('processed');
    const [[message, cause]] = logger.error.mock.calls;
    expect(message).toBe(`Delivery ${bad.id} could not be written`);
    expect(String(cause)).toContain('TypeError: x is undefined');
    expect((cause as unknown as Error).stack).toContain(__filename);
    for (let attempt = 0; attempt < 20; attempt++) {
      expect((await stateOf(bad.id)).status).toBe('waiting');
      time.now += 5 * 60_000;
      await processor.process({ limit: 10 });
    }
    expect(await stateOf(bad.id)).toEqual({
      status: 'failed',
      reason: 'its processing broke off 20 times',
    });
  });
});
