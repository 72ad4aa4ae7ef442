import { mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import {
  fakeConnector,
  fakeConnectors,
} from '../inbox/__testUtils__/fakeConnector';
import { startInbox } from '../inbox/__testUtils__/startInbox';
import { createDatabases } from '../store/__testUtils__/databases';
import { EventTopics, subscribeToEvents } from './subscribeToEvents';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const createEvents = () =>
  DefaultEventsService.create({
    logger: mockServices.logger.mock(),
    useEventBus: 'never',
  });

describe.each(each)('the event bus on %s', id => {
  it('feeds the same inbox as webhooks', async () => {
    const knex = await migrated(id);
    const { inbox, keep, log, time } = startInbox(knex);
    const events = createEvents();
    await subscribeToEvents({
      events,
      inbox,
      connectors: fakeConnectors,
      topics: new Map([['fake', 'known']]),
      logger: mockServices.logger.mock(),
      signal: new AbortController().signal,
      clock: () => time.now,
    });
    const eventPayload = { event: 'deployed', ignored: 'nothing' };
    const metadata = {
      'X-Fake-Delivery': 'A-1',
      'x-fake-signature': 'sha256=secret',
    };
    await events.publish({ topic: 'fake', eventPayload, metadata });
    await events.publish({ topic: 'other', eventPayload, metadata });
    const { items } = await log.list({ statuses: [], sources: [], limit: 10 });
    expect(items).toMatchObject([
      { source: 'fake', event: 'deployed', topic: 'fake', status: 'waiting' },
    ]);
    const kept = await log.read(Number(items[0].id));
    expect(kept.headers).toEqual({ 'x-fake-delivery': 'A-1' });
    expect(JSON.parse(kept.payload)).toEqual(eventPayload);
    // The webhook of the same delivery is a double.
    expect((await keep(eventPayload, 'A-1')).duplicate).toBe(true);

    // Without headers, as from another instance, equal payloads are one.
    await events.publish({ topic: 'fake', eventPayload });
    await events.publish({ topic: 'fake', eventPayload });
    const after = await log.list({ statuses: [], sources: [], limit: 10 });
    expect(after.items).toHaveLength(2);
  });
});

describe('a subscription', () => {
  const subscribe = (
    topics: [string, EventTopics][],
    connectors = fakeConnectors,
  ) => {
    const events = { publish: jest.fn(), subscribe: jest.fn() };
    const keep = jest.fn();
    const logger = mockServices.logger.mock();
    const shutdown = new AbortController();
    const done = subscribeToEvents({
      events,
      inbox: { keep },
      connectors,
      topics: new Map(topics),
      logger,
      signal: shutdown.signal,
    });
    return { events, keep, logger, shutdown, done };
  };

  it('lets the publisher wait until what cannot be kept now is kept', async () => {
    const keep = jest.fn();
    keep.mockRejectedValueOnce(new ServiceUnavailableError('full'));
    keep.mockRejectedValueOnce(new ServiceUnavailableError('away'));
    const events = createEvents();
    await subscribeToEvents({
      events,
      inbox: { keep },
      connectors: fakeConnectors,
      topics: new Map([['fake', ['a', 'b']]]),
      logger: mockServices.logger.mock(),
      signal: new AbortController().signal,
    });
    await events.publish({ topic: 'b', eventPayload: undefined });
    expect(keep).toHaveBeenCalledTimes(3);
    for (const [, received] of keep.mock.calls) {
      expect(received.body.toString()).toBe('null');
    }
  });

  it('tries what will be refused again only once, and says that it is lost', async () => {
    const { events, keep, logger, done } = subscribe([['fake', ['a']]]);
    await done;
    const [{ onEvent }] = events.subscribe.mock.calls[0];
    keep.mockRejectedValue(new TypeError('the connector is broken'));
    const event = { topic: 'a', eventPayload: {} };
    await expect(onEvent(event)).rejects.toThrow('is broken');
    expect(keep).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      'An event of fake on the topic a was lost',
      expect.any(TypeError),
    );
  });

  it('keeps no shutdown waiting, after one last try', async () => {
    const { events, keep, shutdown, logger, done } = subscribe([
      ['fake', ['a']],
    ]);
    await done;
    const [{ onEvent }] = events.subscribe.mock.calls[0];
    keep.mockRejectedValue(new ServiceUnavailableError('away'));
    logger.warn.mockImplementationOnce(() => shutdown.abort());
    const kept = onEvent({ topic: 'a', eventPayload: {} });
    await expect(kept).rejects.toThrow('away');
    expect(keep).toHaveBeenCalledTimes(2);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('drops what never can be kept, and logs nothing of it', async () => {
    const { events, keep, logger, done } = subscribe([['fake', ['a']]]);
    await done;
    const [{ onEvent }] = events.subscribe.mock.calls[0];
    let deep: unknown = { token: 'a secret' };
    for (let level = 0; level < 100_000; level++) deep = [deep];
    const circular: { self?: unknown } = {};
    circular.self = circular;
    for (const eventPayload of [deep, circular]) {
      await onEvent({ topic: 'a', eventPayload });
    }
    expect(keep).not.toHaveBeenCalled();
    expect(logger.warn.mock.calls).toEqual(
      Array(2).fill([
        expect.stringMatching(/^An event of fake on the topic a was dropped/),
      ]),
    );
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain('secret');
  });

  it('names the key where there is nothing to subscribe to', async () => {
    await expect(subscribe([['nobody', 'known']]).done).rejects.toThrow(
      'devops.sources.nobody.events is set, but no module',
    );
    const silent = new Map([['fake', { ...fakeConnector, topics: [] }]]);
    await expect(subscribe([['fake', 'known']], silent).done).rejects.toThrow(
      'devops.sources.fake.events.topics must name',
    );
  });
});
