import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createBackend } from '../../facts/__testUtils__/backend';
import { RecordWriter } from '../../store/contract';
import { WriterRule } from '../../store/WriterRule';
import { createInbox } from '../createInbox';
import { Received } from '../Inbox';
import { fakeConnector, fakeConnectors, FakePayload } from './fakeConnector';

/** An instant after which everything in these tests happens. */
export const START = Date.parse('2026-11-20T00:00:00Z');

/** An inbox of the fake source on a database, with a clock that the test sets. */
export function startInbox(
  knex: Knex,
  more: {
    writer?: (writer: RecordWriter) => RecordWriter;
    ruleOf?: (subject: string) => WriterRule | null;
  } = {},
) {
  const time = { now: START };
  const logger = mockServices.logger.mock();
  const backend = createBackend(knex);
  const writer = more.writer?.(backend.writer) ?? backend.writer;
  const parts = createInbox({
    knex,
    connectors: fakeConnectors,
    writer,
    ruleOf: more.ruleOf ?? (() => null),
    logger,
    clock: () => time.now,
  });
  return {
    ...parts,
    ...backend,
    logger,
    time,
    keep: (payload: FakePayload, id?: string, received?: Partial<Received>) =>
      parts.inbox.keep(fakeConnector, {
        headers: id === undefined ? {} : { 'x-fake-delivery': id },
        body: Buffer.from(JSON.stringify(payload)),
        payload,
        topic: null,
        receivedAt: time.now,
        ...received,
      }),
    /** Status and reason of a delivery. */
    stateOf: async (id: number) => {
      const { status, reason } = await parts.log.read(id);
      return { status, reason };
    },
  };
}
