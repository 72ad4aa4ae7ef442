import { ALWAYS, createBackend } from '../facts/__testUtils__/backend';
import { createDatabases } from '../store/__testUtils__/databases';
import {
  entityOf,
  FixedEntityDirectory,
} from './__testUtils__/FixedEntityDirectory';
import { Rematcher } from './Rematcher';
import { ServiceFollower } from './ServiceFollower';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

const CHECKOUT = 'component:default/checkout';
const BASKET = 'component:default/basket';

function release(externalId: string, more: object = {}) {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    entityRef: CHECKOUT,
    environment: 'production',
    status: 'succeeded',
    finishedAt: '2026-11-01T00:00:00Z',
    ...more,
  };
}

describe.each(each)('Rematcher and ServiceFollower on %s', id => {
  const setUp = async (
    directory: FixedEntityDirectory,
    aliases: [string, string][] = [],
  ) => {
    const knex = await migrated(id);
    const backend = createBackend(knex, { directory });
    const follower = new ServiceFollower({
      knex,
      directory,
      aliases: new Map(aliases),
      incidentSourcesOf: ({ annotations }) =>
        ['pager', 'desk'].filter(name => annotations[name]),
      logger: backend.logger,
    });
    const rematcher = new Rematcher({ ...backend, knex });
    const rematched = jest.spyOn(backend.writer, 'rematch');
    const run = async () => {
      await follower.run();
      await rematcher.run();
      await backend.facts.updateStale();
    };
    const deploymentsOf = async (service: string) => {
      const [facts] = await backend.reader.readFacts([service], ALWAYS);
      return facts?.deployments.map(deployment => deployment.id) ?? [];
    };
    return { ...backend, knex, rematcher, rematched, run, deploymentsOf };
  };

  it('matches what waited when the catalog has it', async () => {
    const directory = new FixedEntityDirectory([]);
    const { writer, reader, knex, run, deploymentsOf } = await setUp(directory);
    const repository = 'https://example.org/acme/basket';
    await writer.write([
      release('1'),
      release('2', { entityRef: undefined, repository }),
    ]);
    await run();
    expect(await reader.countUnmatched()).toBe(2);
    const [{ received_at: received }] = await knex('records').select();

    directory.entities = [
      entityOf(CHECKOUT),
      entityOf(BASKET, {
        'backstage.io/source-location': `url:${repository}/-/tree/main/`,
      }),
    ];
    await run();

    expect(await reader.countUnmatched()).toBe(0);
    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/1']);
    expect(await deploymentsOf(BASKET)).toEqual(['ci/2']);
    const [row] = await knex('records').select();
    expect(row.received_at).toEqual(received);
  });

  it('looks for nothing again while the catalog is as it was, except for what has come', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, knex, rematched, run } = await setUp(directory);
    await writer.write([release('1', { entityRef: BASKET })]);
    await run();
    expect(rematched.mock.calls).toEqual([[['ci/1']]]);
    await run();
    expect(rematched).toHaveBeenCalledTimes(1);

    await writer.write([release('2', { entityRef: BASKET })]);
    await knex('records')
      .where('ref', 'ci/2')
      .update('received_at', Date.now());
    await run();
    expect(rematched.mock.calls[1]).toEqual([['ci/2']]);

    directory.entities.push(entityOf('component:default/other'));
    await run();
    expect(rematched.mock.calls[2]).toEqual([['ci/1', 'ci/2']]);
  });

  it('goes on with the next run where it was interrupted', async () => {
    const directory = new FixedEntityDirectory([]);
    const { writer, rematcher, rematched } = await setUp(directory);
    const releases = Array.from({ length: 501 }, (_, i) => release(`${i}`));
    await writer.write(releases);
    const interrupted = new AbortController();
    rematched.mockImplementationOnce(async () => interrupted.abort());
    await rematcher.run(interrupted.signal);
    expect(rematched.mock.calls.map(([refs]) => refs.length)).toEqual([500]);
    await rematcher.run();
    expect(rematched.mock.calls.map(([refs]) => refs.length)).toEqual([500, 1]);
    await rematcher.run();
    expect(rematched).toHaveBeenCalledTimes(2);
  });

  it('comes to the end also in a catalog that changes all the time', async () => {
    const directory = new FixedEntityDirectory([]);
    const { writer, rematcher, rematched } = await setUp(directory);
    const releases = Array.from({ length: 501 }, (_, i) => release(`${i}`));
    await writer.write(releases);
    const interrupted = new AbortController();
    rematched.mockImplementationOnce(async () => interrupted.abort());
    await rematcher.run(interrupted.signal);
    directory.entities.push(entityOf('component:default/other'));
    await rematcher.run();
    expect(rematched.mock.calls.map(([refs]) => refs.length)).toEqual([
      500, 1, 500, 1,
    ]);
  });

  it('looks again for what the catalog was silent about, though it is as it was', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, run, deploymentsOf } = await setUp(directory);
    await run();
    directory.isDown = true;
    await writer.write([release('1')]);
    await run();
    expect(await deploymentsOf(CHECKOUT)).toEqual([]);
    directory.isDown = false;
    await run();
    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/1']);
  });

  it('edge case 51: the records follow an entity to its new name, by its uid', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, run, deploymentsOf } = await setUp(directory);
    await writer.write([release('1')]);

    directory.entities = [{ ...directory.entities[0], entityRef: BASKET }];
    await run();

    expect(await deploymentsOf(BASKET)).toEqual(['ci/1']);
    expect(await deploymentsOf(CHECKOUT)).toEqual([]);
  });

  it('also when another entity has taken the old name before anybody looked', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, run, deploymentsOf } = await setUp(directory);
    await writer.write([release('1')]);

    const renamed = { ...directory.entities[0], entityRef: BASKET };
    const successor = { ...entityOf(CHECKOUT), uid: 'another' };
    directory.entities = [renamed, successor];
    await run();
    await writer.write([release('2')]);
    await run();

    expect(await deploymentsOf(BASKET)).toEqual(['ci/1']);
    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/2']);
  });

  it('and when the new name has records already', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, run, deploymentsOf } = await setUp(directory);
    await writer.write([release('1')]);

    const renamed = { ...directory.entities[0], entityRef: BASKET };
    const successor = { ...entityOf(CHECKOUT), uid: 'another' };
    directory.entities = [renamed, successor];
    await writer.write([release('2', { entityRef: BASKET })]);
    await run();
    await writer.write([release('3')]);
    await run();

    expect(await deploymentsOf(BASKET)).toEqual(['ci/1', 'ci/2']);
    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/3']);
  });

  it('and when two entities have changed their names', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT, BASKET]);
    const { writer, run, deploymentsOf } = await setUp(directory);
    await writer.write([release('1'), release('2', { entityRef: BASKET })]);

    const [first, second] = directory.entities;
    directory.entities = [
      { ...first, entityRef: BASKET },
      { ...second, entityRef: CHECKOUT },
    ];
    await run();

    expect(await deploymentsOf(BASKET)).toEqual(['ci/1']);
    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/2']);
  });

  it('leaves the records to an entity that was registered anew', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, knex, run, deploymentsOf } = await setUp(directory);
    await writer.write([release('1')]);

    directory.entities = [{ ...entityOf(CHECKOUT), uid: 'another' }];
    await run();

    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/1']);
    expect(await knex('services').pluck('entity_uid')).toEqual(['another']);
  });

  it('joins the records of an alias with those of the new name', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT, BASKET]);
    const { writer, run, deploymentsOf } = await setUp(directory, [
      [CHECKOUT, BASKET],
    ]);
    await writer.write([release('1'), release('2', { entityRef: BASKET })]);

    await run();

    expect(await deploymentsOf(BASKET)).toEqual(['ci/1', 'ci/2']);
    expect(await deploymentsOf(CHECKOUT)).toEqual([]);
  });

  it('takes over the environments that the entity says are production', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, run, deploymentsOf } = await setUp(directory);
    await writer.write([release('1')]);
    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/1']);

    directory.entities = [
      entityOf(CHECKOUT, {
        'devops-domains.io/production-environments': 'live, eu',
      }),
    ];
    await run();

    expect(await deploymentsOf(CHECKOUT)).toEqual([]);
  });

  it('computes the links of other services to its deployments again when its environments change', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT, BASKET]);
    const { writer, reader, run } = await setUp(directory);
    await writer.write([
      release('1'),
      {
        kind: 'incident',
        source: 'pager',
        externalId: 'a',
        entityRef: BASKET,
        openedAt: '2026-11-01T01:00:00Z',
        causedBy: 'deployment:ci/1',
      },
    ]);
    const linkOf = async () => {
      const [{ incidents }] = await reader.readFacts([BASKET], ALWAYS);
      return [incidents[0].deploymentId, ...incidents[0].findings];
    };
    expect(await linkOf()).toEqual(['ci/1']);

    directory.entities = [
      entityOf(CHECKOUT, {
        'devops-domains.io/production-environments': 'live',
      }),
      entityOf(BASKET),
    ];
    await run();

    expect(await linkOf()).toEqual([null, 'link-to-no-release']);
  });

  it('takes over what the annotations choose, and computes the facts again', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, reader, run } = await setUp(directory);
    await writer.write([release('1', { status: 'failed' })]);
    const summaryOf = async () =>
      (await reader.readFacts([CHECKOUT], ALWAYS))[0].summary;
    expect(await summaryOf()).not.toHaveProperty('definitions');

    directory.entities = [
      entityOf(CHECKOUT, {
        'devops-domains.io/count-failed-pipelines': 'true',
        'devops-domains.io/attribution-hours': 'a day',
      }),
    ];
    await run();

    const [{ deployments }] = await reader.readFacts([CHECKOUT], ALWAYS);
    expect(deployments[0].failedPipeline).toBe(true);
    expect(await summaryOf()).toMatchObject({
      definitions: [{ attributionHours: 24, countFailedPipelines: true }],
      invalidAnnotations: ['devops-domains.io/attribution-hours'],
    });

    directory.entities = [entityOf(CHECKOUT)];
    await run();
    expect(await summaryOf()).not.toHaveProperty('definitions');
  });

  it('remembers since when a source is named, as long as it is', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, reader, run } = await setUp(directory);
    await writer.write([release('1')]);
    const sourcesOf = async () =>
      (await reader.readFacts([CHECKOUT], ALWAYS))[0].summary.incidentSources;
    expect(await sourcesOf()).toBeUndefined();

    const before = Date.now();
    directory.entities = [entityOf(CHECKOUT, { pager: 'yes' })];
    await run();
    const first = await sourcesOf();
    expect(Object.keys(first ?? {})).toEqual(['pager']);
    expect(first?.pager).toBeGreaterThanOrEqual(before);

    directory.entities = [entityOf(CHECKOUT, { pager: 'yes', desk: 'yes' })];
    await run();
    expect(await sourcesOf()).toEqual({
      ...first,
      desk: expect.any(Number),
    });

    directory.entities = [entityOf(CHECKOUT)];
    await run();
    expect(await sourcesOf()).toBeUndefined();
  });

  it('leaves everything as it is while the catalog is down', async () => {
    const directory = new FixedEntityDirectory([CHECKOUT]);
    const { writer, reader, logger, run, deploymentsOf } = await setUp(
      directory,
    );
    await writer.write([release('1')]);
    directory.isDown = true;

    await run();

    expect(await deploymentsOf(CHECKOUT)).toEqual(['ci/1']);
    expect(await reader.countUnmatched()).toBe(0);
    expect(logger.warn).toHaveBeenCalled();
  });
});
