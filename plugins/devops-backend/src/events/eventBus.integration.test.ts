import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { Knex } from 'knex';
import request from 'supertest';
import devopsPlugin from '../index';
import { testCatalogFactory } from '../http/__testUtils__/testCatalog';
import { fakeModule } from '../inbox/__testUtils__/fakeModule';
import { createDatabases } from '../store/__testUtils__/databases';

jest.setTimeout(120_000);

const { databases } = createDatabases();
const EVENTS = 60;

/** A backend of a portal that has several, with Backstage's bus in the database that all share. */
function startBackend(knex: Knex, plugins: BackendFeature[]) {
  // The password is hidden from those who copy all of it.
  const { host, port, user, password, database } =
    knex.client.config.connection;
  return startTestBackend({
    features: [
      ...plugins,
      eventsPlugin,
      eventsServiceFactory,
      databaseServiceFactory,
      testCatalogFactory([]),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: {
              client: 'pg',
              connection: { host, port, user, password, database },
              ensureExists: false,
              // Each plugin has migrations of its own.
              pluginDivisionMode: 'schema',
            },
          },
          events: {
            useEventBus: 'always',
            http: { topics: ['fake'] },
            // A backend does not end while it waits for the next event.
            notifyTimeoutMs: 500,
          },
          devops: { sources: { fake: { events: true } } },
        },
      }),
    ],
  });
}

type Backend = Awaited<ReturnType<typeof startBackend>>;

async function until(isSo: () => Promise<boolean>) {
  while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, 50));
}

const onPostgres = databases.supports('POSTGRES_18') ? describe : describe.skip;

onPostgres('replicas on one PostgreSQL, with the event bus', () => {
  let knex: Knex;
  /** The first is a part of the portal without our plugin: its events reach the replicas by the bus only. */
  const backends: Backend[] = [];

  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    await knex.raw('create schema devops; create schema events');
    // One after the other, as migrations are not what is tested.
    for (const plugins of [
      [],
      [devopsPlugin, fakeModule],
      [devopsPlugin, fakeModule],
    ]) {
      backends.push(await startBackend(knex, plugins));
    }
    await until(async () => {
      const topics = await knex
        .withSchema('events')
        .from('event_bus_subscriptions')
        .select('id');
      return topics.length > 0;
    });
  });

  afterAll(async () => {
    for (const backend of backends) await backend.stop();
  });

  it('keep each event once, at whichever backend it comes in', async () => {
    const sent = Array.from({ length: EVENTS }, (_, index) => index);
    await Promise.all(
      sent.map(async index => {
        const { status } = await request(
          backends[index % backends.length].server,
        )
          .post('/api/events/http/fake')
          .send({ event: `number-${index}`, ignored: 'nothing' });
        expect(status).toBe(202);
      }),
    );
    const deliveries = () => knex.withSchema('devops').from('deliveries');
    const read = async () => {
      const rows = await deliveries().select('event', 'topic', 'status');
      return rows.filter(({ status }) => status === 'ignored');
    };
    await until(async () => (await read()).length >= EVENTS);
    const kept = await read();
    expect(kept.map(({ event }) => event).sort()).toEqual(
      sent.map(index => `number-${index}`).sort(),
    );
    // The log would not show a double: none must have been carried that a replica had taken.
    const carried = await knex
      .withSchema('events')
      .from('event_bus_events')
      .select('notified_subscribers');
    expect(carried).toHaveLength(EVENTS / backends.length);
  });
});
