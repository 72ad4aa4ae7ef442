import { createDatabases } from '../store/__testUtils__/databases';
import { RecordWriter } from '../store/contract';
import { fakeDeployment } from './__testUtils__/fakeConnector';
import { startInbox } from './__testUtils__/startInbox';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

describe.each(each)('the writing of deliveries on %s', id => {
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
