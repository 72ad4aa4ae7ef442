import { formatInstant } from '@devops-domains/backstage-plugin-devops-common';
import { START, startInbox } from '../inbox/__testUtils__/startInbox';
import { createDatabases } from './__testUtils__/databases';
import { readLoggedDeliveries } from './readSourceHealth';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

describe.each(each)('the log of a source on %s', id => {
  it('is that of its own deliveries, not of test events', async () => {
    const knex = await migrated(id);
    const { keep, time } = startInbox(knex);
    const read = (since: number | null = START) =>
      readLoggedDeliveries(knex, ['fake', 'other'], since);

    time.now = START + 1000;
    await keep({ event: 'tried' }, 'test', { test: true });
    expect(await read()).toEqual(new Map());

    time.now = START;
    await keep({ event: 'deployed' }, 'own');
    const last = { receivedAt: formatInstant(START), event: 'deployed' };
    expect(await read()).toEqual(
      new Map([
        [
          'fake',
          { counts: { waiting: 1 }, last: { ...last, status: 'waiting' } },
        ],
      ]),
    );
    expect((await read(START + 1)).get('fake')?.counts).toEqual({});
    expect(await read(null)).toEqual(
      new Map([['fake', { counts: {}, last: { ...last, status: 'waiting' } }]]),
    );
  });
});
