import { DEFAULT_DEFINITIONS } from '@devops-domains/backstage-plugin-devops-common';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import {
  fakeConnector,
  fakeDeployment,
} from '../inbox/__testUtils__/fakeConnector';
import { startInbox } from '../inbox/__testUtils__/startInbox';
import { MatchIndex } from '../ingestion/matching';
import { RecordWriter } from '../store/contract';
import { createDatabases } from '../store/__testUtils__/databases';
import { SourceTester } from './SourceTester';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const entity = {
  entityRef: 'component:default/checkout',
  uid: null,
  annotations: {},
};

/** What it says happens after everything that the portal's clock knows. */
const connector: Connector = {
  ...fakeConnector,
  testDelivery: ({ id, entityRef }) => ({
    headers: {},
    payload: {
      records: [
        fakeDeployment(`test-${id}`, { finishedAt: '2026-12-01T00:00:00Z' }),
        {
          kind: 'incident',
          externalId: `test-incident-${id}`,
          entityRef,
          openedAt: '2026-11-01T00:00:00Z',
          updatedAt: '2026-12-02T00:00:00Z',
        },
      ],
    },
  }),
};

describe.each(each)('a test event on %s', id => {
  async function setUp(
    more: {
      patienceMs?: number;
      writer?: (writer: RecordWriter) => RecordWriter;
    } = {},
  ) {
    const knex = await migrated(id);
    const parts = startInbox(knex);
    const { inbox, log, reader, writer, time } = parts;
    const tester = new SourceTester({
      knex,
      inbox,
      log,
      store: reader,
      writer: more.writer?.(writer) ?? writer,
      directory: { index: async () => new MatchIndex([]) },
      webhooks: new Map([['fake', { secrets: [], allowUnsigned: true }]]),
      eventTopics: new Map(),
      definitions: DEFAULT_DEFINITIONS,
      clock: () => time.now,
      patienceMs: more.patienceMs,
    });
    const stored = async () => {
      const rows: { ref: string }[] = await knex('records').select('ref');
      return rows.map(({ ref }) => ref);
    };
    const shown = async () => reader.readRecords(await stored());
    return { ...parts, tester, stored, shown };
  }

  it('leaves nothing when the inbox comes to it only later', async () => {
    const { tester, processor, stateOf, stored, shown } = await setUp({
      patienceMs: 0,
    });
    const answer = await tester.test(connector, entity);
    const codes = answer.steps.map(({ code }) => code);
    expect(codes).toEqual([
      'received',
      'unsigned',
      'kept',
      'still-waiting',
      null,
      null,
      'deleted',
    ]);
    expect(answer.deleted).toBe(true);
    await processor.process({ limit: 10 });
    expect((await stateOf(Number(answer.delivery))).status).toBe('processed');
    expect(await stored()).toHaveLength(2);
    expect(await shown()).toEqual([]);
  });

  it('leaves nothing when it says more than the clock knows', async () => {
    const { tester, worker, stored, shown } = await setUp();
    worker.start();
    try {
      const answer = await tester.test(connector, entity);
      expect(answer.deleted).toBe(true);
      expect(await stored()).toHaveLength(2);
      expect(await shown()).toEqual([]);
    } finally {
      await worker.stop();
    }
  });

  it('says so when its records could not be deleted', async () => {
    const write = async () => {
      throw new Error('insert into records values (a secret)');
    };
    const { tester } = await setUp({
      patienceMs: 0,
      writer: () => ({ write }),
    });
    const { deleted, steps } = await tester.test(connector, entity);
    expect(deleted).toBe(false);
    expect(steps.at(-1)).toMatchObject({
      result: 'failed',
      code: 'not-deleted',
      message: 'Its records could not be deleted (Error)',
    });
  });
});
