import request from 'supertest';
import { correctionsOf } from './__testUtils__/correctionsOf';
import { daysAgo, TestHistory } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const cart = new TestHistory('cart');
const secret = new TestHistory('secret');
const { entityRef } = cart;
const entities = [component('cart'), component('secret', { hidden: true })];

/** A change that was merged two days ago; the id of its record is not its revision. */
const merged = (revision: string, more: object = {}) => ({
  kind: 'change',
  source: 'git',
  externalId: `cart:${revision}`,
  entityRef,
  revision,
  committedAt: daysAgo(2),
  ...more,
});

/** Two records describe the first change. */
const records = [
  cart.deployment('1'),
  merged('c1'),
  merged('c1', { source: 'git-2' }),
  merged('c2'),
];

const C1 = ['git/cart:c1', 'c1'];
const C2 = ['git/cart:c2', 'c2'];
const excludeC1 = {
  targets: ['change:git/cart:c1'],
  action: 'exclude-change',
  to: 'revision:c1',
};

/** How many changes wait, and the record and the revision of each. */
async function waitingOf(devops: Devops) {
  const { body } = await devops.get('getChanges', '/v1/changes', { entityRef });
  const rows = body.items.map((one: { id: string; revision: string }) => [
    one.id,
    one.revision,
  ]);
  return [body.total, ...rows];
}

/** The changes that the lead time counts once both are released. */
async function releasedOf(devops: Devops) {
  await devops.import([
    cart.deployment('2', {
      finishedAt: daysAgo(1),
      startedAt: daysAgo(1, -1),
      changes: ['c1', 'c2'].map(revision => ({
        revision,
        authoredAt: daysAgo(3),
      })),
    }),
  ]);
  const { body } = await devops.metrics({ entityRef });
  const { snapshot } = body;
  const rows = await devops.evidence('lead-time', { entityRef, snapshot });
  return rows.map(row => row.id);
}

describe.each(databases.each)('an excluded change, on %p', id => {
  const start = async () => {
    const devops = await startDevops({
      database: await databases.create(id),
      entities,
    });
    await devops.import(records);
    return { devops, ...correctionsOf(devops) };
  };

  it('waits no more, and undo brings it back', async () => {
    const { devops, correct, undo, listOf } = await start();
    expect(await waitingOf(devops)).toEqual([2, C1, C2]);

    const made = await correct({ ...excludeC1, reason: 'a rehearsal' });
    expect(made.status).toBe(200);
    const [target] = excludeC1.targets;
    const { action, to } = excludeC1;
    expect(made.body.items).toMatchObject([{ target, entityRef, action, to }]);
    expect(await waitingOf(devops)).toEqual([1, C2]);
    expect((await listOf({ entityRef })).body.items).toEqual(made.body.items);

    expect((await undo(made.body.items[0].id)).status).toBe(200);
    expect(await waitingOf(devops)).toEqual([2, C1, C2]);
    expect((await listOf({ entityRef })).body.items).toEqual([]);
    await devops.stop();
  });

  it('is out of the lead time once it is released, by whatever name', async () => {
    const { devops, correct } = await start();
    await correct(excludeC1);
    expect(await releasedOf(devops)).toEqual(['c2']);
    await devops.stop();
  });

  it.each([
    ['another one describes it', ['git/cart:c1']],
    ['none is left', ['git/cart:c1', 'git-2/cart:c1', 'git/cart:c2']],
  ])(
    'stays out when the record that it was excluded by is deleted and %s',
    async (_, deleted) => {
      const { devops, correct, undo, listOf } = await start();
      const made = await correct(excludeC1);
      for (const record of deleted) {
        const [source, externalId] = record.split('/');
        const removed = await request(devops.server)
          .delete(`/api/devops/v1/records/${source}/${externalId}`)
          .set(devops.asService);
        expect(removed.status).toBe(200);
      }
      const others = deleted.length > 1 ? [0] : [1, C2];
      expect(await waitingOf(devops)).toEqual(others);
      expect(await releasedOf(devops)).toEqual(['c2']);

      expect((await listOf({ entityRef })).body.items).toEqual(made.body.items);
      await undo(made.body.items[0].id);
      expect((await releasedOf(devops)).sort()).toEqual(['c1', 'c2']);
      await devops.stop();
    },
  );

  it('stays out when the deployment that it was excluded by is deleted and another carries it', async () => {
    const { devops, correct, undo } = await start();
    const carrying = (externalId: string) =>
      cart.deployment(externalId, {
        finishedAt: daysAgo(2),
        startedAt: daysAgo(2, -1),
        changes: [{ revision: 'c1', authoredAt: daysAgo(3) }],
      });
    await devops.import([carrying('x')]);
    const target = `deployment:${carrying('x').source}/x`;
    const made = await correct({ ...excludeC1, targets: [target] });
    expect(made.status).toBe(200);
    const removed = await request(devops.server)
      .delete(`/api/devops/v1/records/${carrying('x').source}/x`)
      .set(devops.asService);
    expect(removed.status).toBe(200);
    expect(await releasedOf(devops)).toEqual(['c2']);

    await undo(made.body.items[0].id);
    expect((await releasedOf(devops)).sort()).toEqual(['c1', 'c2']);
    await devops.stop();
  });

  it('is none by a record that is not there or hidden', async () => {
    const { devops, correct } = await start();
    const { entityRef: hidden } = secret;
    await devops.import([
      merged('s1', { externalId: 's1', entityRef: hidden }),
    ]);
    for (const target of ['change:git/s1', 'change:git/gone']) {
      const { status } = await correct({
        targets: [target],
        action: 'exclude-change',
        to: 'revision:s1',
      });
      expect([target, status]).toEqual([target, 404]);
    }
    await devops.stop();
  });

  const [wrong, missing] = [
    'to: must be revision:c1, which change:git/cart:c1 describes',
    'to: is missing: exclude-change needs it',
  ];
  it.each([
    [undefined, missing],
    [null, missing],
    [5, 'to: must be text'],
    ['revision:c2', wrong],
    ['revision:nothing-such', wrong],
    ['change:git/cart:c1', wrong],
  ])(
    'is the one that its record describes: %p is refused',
    async (to, message) => {
      const { devops, correct } = await start();
      const { status, body } = await correct({ ...excludeC1, to });
      expect([status, body.error.message]).toEqual([400, message]);
      expect(await waitingOf(devops)).toEqual([2, C1, C2]);
      await devops.stop();
    },
  );

  it('may be named by all of its records, and by none of another', async () => {
    const { devops, correct } = await start();
    const also = (target: string) =>
      correct({ ...excludeC1, targets: [...excludeC1.targets, target] });
    expect((await also('change:git/cart:c2')).body.error.message).toBe(
      'to: must be revision:c2, which change:git/cart:c2 describes',
    );
    expect(await waitingOf(devops)).toEqual([2, C1, C2]);
    expect((await also('change:git-2/cart:c1')).status).toBe(200);
    expect(await waitingOf(devops)).toEqual([1, C2]);
    await devops.stop();
  });
});
