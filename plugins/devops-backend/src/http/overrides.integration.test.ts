import request from 'supertest';
import { correctionsOf } from './__testUtils__/correctionsOf';
import { TestHistory, daysAgo } from './__testUtils__/history';
import {
  createBackendDatabases,
  Devops,
  startDevops,
} from './__testUtils__/startDevops';
import { component } from './__testUtils__/testCatalog';

jest.setTimeout(120_000);

const databases = createBackendDatabases();
const own = new TestHistory('checkout');
const other = new TestHistory('cart');
const secret = new TestHistory('secret');
const { entityRef } = own;
const entities = [
  component('checkout'),
  component('cart'),
  component('secret', { hidden: true }),
];

/** Three releases; the third is blamed by attribution for the only incident. */
const records = [
  own.deployment('1', { finishedAt: daysAgo(12), startedAt: daysAgo(12, -1) }),
  own.deployment('2', { finishedAt: daysAgo(11), startedAt: daysAgo(11, -1) }),
  own.deployment('3', { finishedAt: daysAgo(10), startedAt: daysAgo(10, -1) }),
  own.incident('Q1', { openedAt: daysAgo(10, 1), resolvedAt: daysAgo(10, 3) }),
  other.deployment('1'),
  secret.deployment('1'),
];

async function start(id: Parameters<typeof databases.create>[0]) {
  const devops = await startDevops({
    database: await databases.create(id),
    entities,
  });
  await devops.import(records);
  const { correct, undo, listOf } = correctionsOf(devops);
  const list = async (query: object = { entityRef }) => listOf(query);
  return { devops, correct, undo, list };
}

/** What the numbers of a service say, without what says when they were asked. */
async function numbersOf(devops: Devops, ref = entityRef) {
  const { body } = await devops.metrics({ entityRef: ref });
  const { metrics } = JSON.parse(JSON.stringify(body));
  const codesOf = (findings: { code: string }[]) =>
    findings.map(({ code }) => code);
  return metrics.map(({ metric, value, n, numerator, findings }: never) => ({
    metric,
    value: metric === 'deployment-frequency' ? null : value,
    n,
    numerator,
    // Some count the days until now.
    findings: codesOf(findings),
  }));
}

async function failedOf(devops: Devops, ref = entityRef): Promise<string[]> {
  const { body } = await devops.metrics({ entityRef: ref });
  const rows = await devops.evidence('change-failure-rate', {
    entityRef: ref,
    snapshot: body.snapshot,
    side: 'numerator',
  });
  return rows.map(row => row.id).sort();
}

async function releasesOf(devops: Devops): Promise<string[]> {
  const { body } = await devops.metrics({ entityRef });
  const rows = await devops.evidence('deployment-frequency', {
    entityRef,
    snapshot: body.snapshot,
  });
  return rows.map(row => row.id).sort();
}

describe.each(databases.each)('corrections, on %p', id => {
  it('of a release: the numbers follow, and undo restores them', async () => {
    const { devops, correct, undo, list } = await start(id);
    const before = await numbersOf(devops);
    const target = `deployment:${own.ci}/3`;

    const made = await correct({
      targets: [target],
      action: 'exclude',
      reason: ' a rehearsal ',
    });

    expect(made.status).toBe(200);
    expect(made.body.items).toMatchObject([
      { target, entityRef, action: 'exclude', reason: 'a rehearsal' },
    ]);
    expect(await releasesOf(devops)).toEqual([`${own.ci}/1`, `${own.ci}/2`]);
    // Out of all numbers, and still there to be seen.
    const timeline = await devops.get('getDeployments', '/v1/deployments', {
      entityRef,
    });
    expect(timeline.body.items).toHaveLength(3);
    expect(timeline.body.live).toMatchObject([{ version: 'r2' }]);
    expect((await list()).body.items).toEqual(made.body.items);

    const [{ id: overrideId }] = made.body.items;
    expect((await undo(overrideId)).status).toBe(200);
    expect(await numbersOf(devops)).toEqual(before);
    expect((await list()).body.items).toEqual([]);
    // Undoing twice is no error, and made again it holds again.
    expect((await undo(overrideId)).status).toBe(200);
    await correct({ targets: [target], action: 'exclude' });
    expect(await releasesOf(devops)).toEqual([`${own.ci}/1`, `${own.ci}/2`]);
    await devops.stop();
  });

  it('said again change nothing; a later one about the same replaces it', async () => {
    const { devops, correct, list } = await start(id);
    const cause = (to: string) => ({
      targets: [`incident:${own.pager}/Q1`],
      action: 'set-link',
      relation: 'causedBy',
      to,
    });
    expect(await failedOf(devops)).toEqual([`${own.ci}/3`]);

    const first = await correct(cause(`deployment:${own.ci}/1`));
    expect(await failedOf(devops)).toEqual([`${own.ci}/1`]);
    const again = await correct(cause(`deployment:${own.ci}/1`));
    expect(again.body).toEqual(first.body);

    await correct(cause(`deployment:${own.ci}/2`));
    expect(await failedOf(devops)).toEqual([`${own.ci}/2`]);
    expect((await list()).body.items).toHaveLength(1);

    await correct({
      targets: [`incident:${own.pager}/Q1`],
      action: 'remove-link',
      relation: 'causedBy',
    });
    expect(await failedOf(devops)).toEqual([]);
    expect((await list()).body.items).toHaveLength(1);
    await devops.stop();
  });

  it('of a link reach the service that it leads to, and the one it led to', async () => {
    const { devops, correct, undo } = await start(id);
    const made = await correct({
      targets: [`incident:${own.pager}/Q1`],
      action: 'set-link',
      relation: 'causedBy',
      to: `deployment:${other.ci}/1`,
    });
    expect(await failedOf(devops)).toEqual([]);
    expect(await failedOf(devops, other.entityRef)).toEqual([`${other.ci}/1`]);

    await undo(made.body.items[0].id);
    expect(await failedOf(devops)).toEqual([`${own.ci}/3`]);
    expect(await failedOf(devops, other.entityRef)).toEqual([]);
    await devops.stop();
  });

  it('of a type make a release unplanned work', async () => {
    const { devops, correct } = await start(id);
    const rework = async () =>
      (await numbersOf(devops)).find(
        ({ metric }: { metric: string }) => metric === 'rework-rate',
      ).numerator;
    expect(await rework()).toBe(0);
    await correct({
      targets: [`deployment:${own.ci}/2`],
      action: 'set-type',
      type: 'hotfix',
    });
    expect(await rework()).toBe(1);
    await devops.stop();
  });

  it('hold for what its source sends again, and after a restart', async () => {
    const database = await databases.create(id);
    const first = await startDevops({ database, entities });
    await first.import(records);
    await request(first.server)
      .post('/api/devops/v1/overrides')
      .set(first.asUser)
      .send({ targets: [`deployment:${own.ci}/3`], action: 'exclude' });
    await first.send('deployments', {
      ...own.deployment('3'),
      finishedAt: daysAgo(9),
      updatedAt: daysAgo(0),
    });
    const numbers = await numbersOf(first);
    expect(await releasesOf(first)).toEqual([`${own.ci}/1`, `${own.ci}/2`]);
    await first.stop();

    const second = await startDevops({ database, entities });
    expect(await numbersOf(second)).toEqual(numbers);
    await second.stop();
  });

  it('are listed page by page, only for the scope', async () => {
    const { devops, correct, list } = await start(id);
    const targets = ['1', '2', '3'].map(nth => `deployment:${own.ci}/${nth}`);
    await correct({ targets, action: 'exclude' });
    await correct({ targets: [`deployment:${other.ci}/1`], action: 'exclude' });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await list({
        entityRef,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...body.items.map((item: { target: string }) => item.target));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen.sort()).toEqual(targets);
    await devops.stop();
  });

  it('of what is hidden, unknown or not to be are refused, and change nothing', async () => {
    const { devops, correct, undo, list } = await start(id);
    const before = await numbersOf(devops);
    const exclude = (...targets: string[]) =>
      correct({ targets, action: 'exclude' });

    expect((await exclude(`deployment:${secret.ci}/1`)).status).toBe(404);
    expect((await exclude('deployment:ci/unknown')).status).toBe(404);
    // The kind is part of the reference.
    expect((await exclude(`incident:${own.ci}/1`)).status).toBe(404);
    // One that is hidden takes the others with it.
    expect(
      (await exclude(`deployment:${own.ci}/1`, `deployment:${secret.ci}/1`))
        .status,
    ).toBe(404);
    const toHidden = await correct({
      targets: [`incident:${own.pager}/Q1`],
      action: 'set-link',
      relation: 'causedBy',
      to: `deployment:${secret.ci}/1`,
    });
    expect(toHidden.status).toBe(404);
    expect((await undo('unknown')).status).toBe(404);
    expect((await list({ entityRef: secret.entityRef })).status).toBe(404);

    const wrong = await correct({
      targets: [`incident:${own.pager}/Q1`],
      action: 'set-type',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('target: must be a deployment');
    expect(wrong.body.error.message).toContain('type: is missing');
    expect((await correct({ targets: [], action: 'exclude' })).status).toBe(
      400,
    );

    expect(await numbersOf(devops)).toEqual(before);
    await devops.stop();
  });

  it('of a hidden record that a service made cannot be undone by who does not see it', async () => {
    const { devops, correct, undo } = await start(id);
    const made = await correct(
      { targets: [`deployment:${secret.ci}/1`], action: 'exclude' },
      devops.asService,
    );
    expect(made.status).toBe(200);
    expect((await undo(made.body.items[0].id)).status).toBe(404);
    await devops.stop();
  });

  it('come in by no other door', async () => {
    const { devops, correct } = await start(id);
    const made = await correct({
      targets: [`deployment:${own.ci}/3`],
      action: 'exclude',
    });
    const [{ id: overrideId }] = made.body.items;
    const forged = {
      kind: 'override',
      source: 'portal',
      externalId: 'forged',
      target: `deployment:${own.ci}/2`,
      action: 'exclude',
      decidedAt: daysAgo(1),
    };
    const imported = await devops.import([forged]);
    expect(imported.body.rejected).toBe(1);
    expect((await devops.send('deployments', forged)).status).toBe(400);
    const removed = await request(devops.server)
      .delete(`/api/devops/v1/records/portal/${overrideId}`)
      .set(devops.asService);
    expect(removed.status).toBe(404);
    expect(await releasesOf(devops)).toEqual([`${own.ci}/1`, `${own.ci}/2`]);
    await devops.stop();
  });
});
