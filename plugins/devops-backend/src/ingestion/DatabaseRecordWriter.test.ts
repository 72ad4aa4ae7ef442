import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createDatabases } from '../store/__testUtils__/databases';
import {
  entityOf,
  FixedEntityDirectory,
} from './__testUtils__/FixedEntityDirectory';
import { DatabaseRecordWriter } from './DatabaseRecordWriter';
import { EntityMatcher } from './EntityMatcher';

jest.setTimeout(60_000);

const { each, migrated } = createDatabases();

function deployment(externalId: string, more: object = {}) {
  return {
    kind: 'deployment',
    source: 'ci',
    externalId,
    entityRef: 'component:default/checkout',
    environment: 'production',
    status: 'succeeded',
    finishedAt: '2026-11-01T10:00:00Z',
    revision: `r${externalId}`,
    ...more,
  };
}

function incident(externalId: string, more: object = {}) {
  return {
    kind: 'incident',
    source: 'pager',
    externalId,
    entityRef: 'component:default/payments',
    openedAt: '2026-11-01T11:00:00Z',
    ...more,
  };
}

function createWriter(knex: Knex) {
  const directory = new FixedEntityDirectory([
    'component:default/checkout',
    'component:default/payments',
    'component:default/search',
    entityOf('component:default/cart', {
      'github.com/project-slug': 'acme/cart',
    }),
  ]);
  const touched: number[][] = [];
  const matcher = new EntityMatcher({
    directory,
    aliases: new Map([['component:default/old', 'component:default/checkout']]),
    logger: mockServices.logger.mock(),
  });
  const writer = new DatabaseRecordWriter({
    knex,
    matcher,
    onTouched: async ids => {
      touched.push(ids);
    },
  });
  const touchedServices = async () => {
    const rows = await knex('services').select('id', 'entity_ref');
    const names = new Map(rows.map(row => [row.id, row.entity_ref]));
    return (touched.at(-1) ?? [])
      .map(id => names.get(id).replace('component:default/', ''))
      .sort();
  };
  return { writer, directory, touched, touchedServices };
}

describe.each(each)('DatabaseRecordWriter on %s', id => {
  const results = async (written: Promise<{ result: string }[]>) =>
    (await written).map(({ result }) => result);

  it('says of every record what became of it, in the order sent', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    const partial = { kind: 'deployment', source: 'ci', externalId: '9' };

    const first = await writer.write([
      deployment('1'),
      { ...deployment('2'), environment: undefined },
      'nonsense',
      deployment('3', { entityRef: 'component:default/unknown' }),
      deployment('1'),
      deployment('1', { url: 'https://ci.example/1' }),
      partial,
    ]);

    expect(first.map(({ result }) => result)).toEqual([
      'created',
      'rejected',
      'rejected',
      'unmatched',
      'unchanged',
      'updated',
      'rejected',
    ]);
    expect(first[1]).toMatchObject({
      source: 'ci',
      externalId: '2',
      problems: [{ path: '$.environment' }],
    });
    expect(first[2]).toMatchObject({ source: null, externalId: null });
    expect(first[3].problems).toEqual([
      {
        path: '$.entityRef',
        message: expect.stringContaining('component:default/unknown'),
      },
    ]);
    expect(first[6].problems?.map(({ path }) => path)).toEqual([
      '$.entityRef',
      '$.environment',
      '$.status',
    ]);
    const rows = await knex('records').orderBy('ref').select('ref', 'status');
    expect(rows).toEqual([
      { ref: 'ci/1', status: 'succeeded' },
      { ref: 'ci/3', status: 'succeeded' },
    ]);
  });

  it('changes nothing when the same records are sent again', async () => {
    const knex = await migrated(id);
    const { writer, touched } = createWriter(knex);
    const records = [deployment('1'), incident('a')];
    await writer.write(records);
    const before = await knex('records').orderBy('ref');
    const versions = await knex('services').orderBy('id');

    expect(await results(writer.write(records))).toEqual([
      'unchanged',
      'unchanged',
    ]);

    expect(await knex('records').orderBy('ref')).toEqual(before);
    expect(await knex('services').orderBy('id')).toEqual(versions);
    expect(touched).toHaveLength(1);
  });

  it('takes a record without kind for what the caller says, and a deletion for what is stored', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    const { kind: _, ...plain } = deployment('1');
    const deletion = { source: 'ci', externalId: '1', deleted: true };

    expect(await results(writer.write([plain]))).toEqual(['rejected']);
    expect(await results(writer.write([deletion]))).toEqual(['rejected']);
    expect(
      await results(writer.write([plain], { kind: 'deployment' })),
    ).toEqual(['created']);
    const [mixedUp] = await writer.write([incident('a')], {
      kind: 'deployment',
    });
    expect(mixedUp).toMatchObject({
      result: 'rejected',
      problems: [
        { path: '$.kind', message: expect.stringContaining('deployment') },
      ],
    });
    expect(await results(writer.write([deletion]))).toEqual(['updated']);
    expect(
      await results(writer.write([{ ...deletion, kind: 'incident' }])),
    ).toEqual(['rejected']);
    expect(await knex('records').select('ref', 'kind')).toEqual([
      { ref: 'ci/1', kind: 'deployment' },
    ]);
  });

  it('rejects an id that is no text, however deep, without the records around it', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    const deep = JSON.parse(`${'['.repeat(7000)}${']'.repeat(7000)}`);
    const written = writer.write([
      deployment('1'),
      { source: 'ci', externalId: deep, deleted: true },
    ]);
    expect(await results(written)).toEqual(['created', 'rejected']);
  });

  it('keeps a record deleted whose deletion came first', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    const deletion = {
      kind: 'deployment',
      source: 'ci',
      externalId: '1',
      deleted: true,
    };

    expect(await results(writer.write([deletion]))).toEqual(['created']);
    await writer.write([deployment('1')]);

    const [row] = await knex('records').select('deleted');
    expect(Boolean(row.deleted)).toBe(true);
  });

  it('belongs to the entity that it names when it comes back, whatever it named before its deletion', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    const at = (minute: number) => `2026-11-02T00:0${minute}:00Z`;
    const search = 'component:default/search';
    for (const version of [
      incident('a', { updatedAt: at(1) }),
      incident('a', { updatedAt: at(2), entityRef: search, deleted: true }),
      incident('a', { updatedAt: at(3), entityRef: search, deleted: false }),
    ]) {
      await writer.write([version]);
    }
    const [row] = await knex('records')
      .join('services', 'services.id', 'records.service_id')
      .select('services.entity_ref');
    expect(row).toEqual({ entity_ref: search });
  });

  it('finds the entity by alias and by repository', async () => {
    const knex = await migrated(id);
    const { writer, touchedServices } = createWriter(knex);
    const byRepository = {
      entityRef: undefined,
      repository: 'https://github.com/Acme/cart.git',
    };

    await writer.write([
      deployment('1', { entityRef: 'component:default/old' }),
      deployment('2', byRepository),
    ]);

    expect(await touchedServices()).toEqual(['cart', 'checkout']);
  });

  it('keeps records while the catalog is down, and known ones matched', async () => {
    const knex = await migrated(id);
    const { writer, directory } = createWriter(knex);
    await writer.write([deployment('1', { status: 'failed' })]);
    directory.isDown = true;

    const again = { status: 'succeeded', updatedAt: '2026-11-02T00:00:00Z' };
    expect(
      await results(writer.write([deployment('1', again), deployment('2')])),
    ).toEqual(['updated', 'unmatched']);

    directory.isDown = false;
    expect(await results(writer.write([deployment('2')]))).toEqual(['updated']);
  });

  it('touches the services that links lead to, in either order and over duplicates', async () => {
    const knex = await migrated(id);
    const { writer, touchedServices } = createWriter(knex);
    await writer.write([incident('a', { causedBy: 'deployment:ci/1' })]);
    await writer.write([
      incident('b', {
        entityRef: 'component:default/search',
        duplicateOf: 'incident:pager/a',
      }),
    ]);
    expect(await touchedServices()).toEqual(['payments', 'search']);

    await writer.write([deployment('1')]);
    expect(await touchedServices()).toEqual(['checkout', 'payments', 'search']);

    await writer.write([
      incident('b', {
        entityRef: 'component:default/search',
        resolvedAt: '2026-11-01T12:00:00Z',
      }),
    ]);
    expect(await touchedServices()).toEqual(['checkout', 'payments', 'search']);
  });

  it('touches what a link no longer leads to', async () => {
    const knex = await migrated(id);
    const { writer, touchedServices } = createWriter(knex);
    await writer.write([
      deployment('1'),
      incident('a', { causedBy: 'deployment:ci/1' }),
    ]);

    await writer.write([
      incident('a', { causedBy: null, updatedAt: '2026-11-03T00:00:00Z' }),
    ]);

    expect(await touchedServices()).toEqual(['checkout', 'payments']);
    expect(await knex('record_links').select()).toEqual([]);
  });

  it('touches the services that deploy an artifact which was mapped', async () => {
    const knex = await migrated(id);
    const { writer, touchedServices } = createWriter(knex);
    await writer.write([
      deployment('1', { artifact: 'pkg:oci/a@1', revision: undefined }),
    ]);

    const mapping = {
      kind: 'artifact',
      source: 'ci',
      externalId: 'artifact-1',
      artifact: 'pkg:oci/a@1',
      revision: '4f1c',
    };
    expect(await results(writer.write([mapping]))).toEqual(['created']);

    expect(await touchedServices()).toEqual(['checkout']);
  });

  it('loses no version of a record that many writers send at once', async () => {
    const knex = await migrated(id);
    const writers = [createWriter(knex), createWriter(knex)];
    const versionsOf = (field: object, minute: number) =>
      Array.from({ length: 60 }, (_, n) => ({
        ...deployment(`${n}`),
        ...field,
        updatedAt: `2026-11-01T10:0${minute}:00Z`,
      }));
    const batches = [
      versionsOf({ url: 'https://a.example' }, 1),
      versionsOf({ group: 'g' }, 2).reverse(),
      versionsOf({ type: 'hotfix' }, 3),
      versionsOf({ environmentTier: 'production' }, 4).reverse(),
    ];

    await Promise.all(
      batches.map((batch, n) => writers[n % 2].writer.write(batch)),
    );

    const rows = await knex('records').select('versions');
    expect(rows).toHaveLength(60);
    for (const { versions } of rows) {
      const fields = Object.assign(
        {},
        ...JSON.parse(versions).map((v: { fields: object }) => v.fields),
      );
      expect(fields).toMatchObject({
        url: 'https://a.example',
        group: 'g',
        type: 'hotfix',
        environmentTier: 'production',
      });
    }
  });

  it('writes 1,000 records with a handful of statements', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));

    await writer.write(
      Array.from({ length: 1000 }, (_, n) => deployment(`${n}`)),
    );

    expect(statements.length).toBeLessThan(25);
    const [{ count }] = await knex('records').count({ count: '*' });
    expect(Number(count)).toBe(1000);
  });

  it('writes nothing before what it is to wait for, and nothing at all when that fails', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    const stored = () => knex('records').pluck('ref');
    let proceed = () => {};
    const after = new Promise<void>(resolve => {
      proceed = resolve;
    });

    const written = writer.write([deployment('1')], { after });
    const failing = writer.write([deployment('2')], {
      after: Promise.reject(new Error('the batch before failed')),
    });
    await expect(failing).rejects.toThrow('the batch before failed');
    expect(await stored()).toEqual([]);

    proceed();
    expect(await results(written)).toEqual(['created']);
    expect(await stored()).toEqual(['ci/1']);
  });

  it('takes a deletion without a kind for what is stored, among records that say theirs', async () => {
    const knex = await migrated(id);
    const { writer } = createWriter(knex);
    await writer.write([deployment('1'), incident('1')]);
    const later = { deleted: true, updatedAt: '2026-11-02T00:00:00Z' };

    const outcome = writer.write([
      deployment('2'),
      { source: 'ci', externalId: '1', ...later },
      { source: 'pager', externalId: '1', ...later },
      { source: 'ci', externalId: '9', ...later },
    ]);

    expect(await results(outcome)).toEqual([
      'created',
      'updated',
      'updated',
      'rejected',
    ]);
  });
});
