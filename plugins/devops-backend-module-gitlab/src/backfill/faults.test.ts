import { ServerResponse } from 'node:http';
import { FakeGitlab, Fault } from '../__testUtils__/FakeGitlab';
import {
  addShop,
  component,
  deployment,
  NOW,
  sourceOf,
} from '../__testUtils__/history';
import { KeepingContext } from '../__testUtils__/KeepingContext';

let gitlab: FakeGitlab;

beforeEach(async () => {
  gitlab = new FakeGitlab();
  await gitlab.start();
  addShop(gitlab);
  gitlab.add({
    id: 8,
    path: 'shop/catalog',
    deployments: [deployment(20, 'z', 3)],
  });
});

afterEach(() => gitlab.stop());

const entity = (name: string, annotations: Record<string, string> = {}) =>
  component(name, {
    'gitlab.com/project-slug': `shop/${name}`,
    'gitlab.com/instance': gitlab.host,
    ...annotations,
  });

const both = () => [entity('checkout'), entity('catalog')];

/** What an undisturbed run finds. */
async function undisturbed() {
  const context = new KeepingContext();
  await sourceOf(gitlab, both()).deliver(context);
  expect(context.errors).toEqual([]);
  expect(context.versions.size).toBeGreaterThan(8);
  return context.merged();
}

const end = (response: ServerResponse, status: number, headers = {}) => {
  response.writeHead(status, headers).end('{}');
  return true;
};

describe('a GitLab with faults', () => {
  it.each<[string, Fault]>([
    ['errors', (_, response, count) => count < 3 && end(response, 502)],
    [
      'resets',
      (request, _, count) => count < 3 && Boolean(request.socket.destroy()),
    ],
    [
      'truncated answers',
      (_, response, count) => count < 3 && Boolean(response.end('[{"id":')),
    ],
    [
      'refusals for the rate limit',
      ({ url }, response, count) =>
        /compare|notes/.test(url ?? '') &&
        count === 1 &&
        end(response, 429, { 'retry-after': '0' }),
    ],
  ])('is read as well, with %s', async (_, fault) => {
    const expected = await undisturbed();
    gitlab.requests.length = 0;
    gitlab.fault = fault;
    const context = new KeepingContext();
    await sourceOf(gitlab, both()).deliver(context);
    expect(context.errors).toEqual([]);
    expect(context.merged()).toEqual(expected);
  });

  it('is read to the end, wherever the backend is killed', async () => {
    const expected = await undisturbed();
    const context = new KeepingContext();
    /** One run that is killed after so many steps; whether it came to the end. */
    const run = async (steps: number): Promise<boolean> => {
      let left = steps;
      const controller = new AbortController();
      context.controller = controller;
      context.beforeStep = () => {
        left -= 1;
        if (left < 0) {
          controller.abort(new Error('killed'));
          throw new Error('killed');
        }
      };
      const [result] = await Promise.allSettled([
        sourceOf(gitlab, both()).deliver(context),
      ]);
      return result.status === 'fulfilled';
    };
    let kills = 0;
    // Each time it comes further: some records are written, some slices noted.
    while (!(await run(kills * 2))) {
      kills += 1;
    }
    expect(kills).toBeGreaterThan(5);
    expect(context.errors).toEqual([]);
    expect(context.merged()).toEqual(expected);
  });

  it('waits for the limit and says until when', async () => {
    gitlab.fault = ({ url }, response, count) =>
      /compare/.test(url ?? '') &&
      count === 1 &&
      end(response, 429, { 'retry-after': '1' });
    const context = new KeepingContext();
    await sourceOf(gitlab, both()).deliver(context);
    const waits = context.progress.map(one => one?.waitingUntil);
    expect(waits.filter(until => typeof until === 'number')).not.toEqual([]);
    expect(waits.at(-1)).toBeUndefined();
  });

  it('whose pages lead in a circle holds up no other project', async () => {
    const page = JSON.stringify(
      Array.from({ length: 100 }, (_, id) => deployment(id, 'z', 3)),
    );
    gitlab.fault = ({ url }, response) =>
      (url ?? '').startsWith('/api/v4/projects/8/deployments') &&
      Boolean(response.end(page));
    const context = new KeepingContext();
    await sourceOf(gitlab, both()).deliver(context);
    expect(context.errors).toEqual([
      [
        'component:default/catalog',
        expect.stringContaining('lead in a circle'),
      ],
    ]);
    expect(context.fieldsOf('/projects/7/jobs/1005')).toMatchObject({
      status: 'succeeded',
    });
    expect(context.progress.at(-1)).toBeNull();
  });
});

it.each<[string, number, string]>([
  ['deployments', 403, '/issues/3'],
  ['deployments', 404, '/issues/3'],
  ['merge_requests', 403, '/jobs/1005'],
  ['issues', 404, '/jobs/1005'],
])('%s that answer %d keep nothing else from being read', async (...row) => {
  const [list, status, other] = row;
  gitlab.fault = ({ url }, response) =>
    (url ?? '').includes(`/${list}?`) && end(response, status);
  const context = new KeepingContext();
  await sourceOf(gitlab, [entity('checkout')]).deliver(context);
  expect(context.errors).toEqual([]);
  expect(context.progress.at(-1)).toBeNull();
  expect(context.fieldsOf(other)).toBeDefined();
});

it('an entry that is not as documented holds up no other', async () => {
  const strange = [
    { ...deployment(21, 'z', 3.1), environment: null },
    { id: 22, updated_at: 'yesterday' },
  ];
  gitlab.projects.get('8')!.deployments.push(...strange);
  const context = new KeepingContext();
  await sourceOf(gitlab, [entity('catalog')]).deliver(context);
  expect(context.fieldsOf('/jobs/1020')).toMatchObject({ status: 'succeeded' });
  expect(context.errors).toEqual([
    ['component:default/catalog', expect.stringMatching(/^1 entries of/)],
  ]);
});

describe('what keeps a project from being read', () => {
  const errorsOf = async (
    entities: ReturnType<typeof both>,
    options?: { token: string },
  ) => {
    const context = new KeepingContext();
    await sourceOf(gitlab, entities, options).deliver(context);
    const text = JSON.stringify(context.errors);
    expect(text).not.toMatch(/glpat|updated_before/);
    return context.errors;
  };

  it('is told: no such project', async () => {
    expect(await errorsOf([entity('gone')])).toEqual([
      [
        'component:default/gone',
        'GET projects/shop%2Fgone: answered 404: there is no such project, or the token of integrations.gitlab may not see it',
      ],
    ]);
  });

  it('is told: the project has another path now', async () => {
    gitlab.projects.set('shop/old', gitlab.projects.get('8')!);
    const byId = { ...entity('catalog').metadata.annotations };
    byId['gitlab.com/project-id'] = '8';
    const old = entity('old');
    expect(await errorsOf([old])).toEqual([
      [
        'component:default/old',
        expect.stringMatching(/^The project shop\/old is called shop\/catalog/),
      ],
    ]);
    expect(await errorsOf([component('catalog', byId)])).toEqual([]);
  });

  it('is told: a wrong token', async () => {
    expect(
      await errorsOf([entity('catalog')], { token: 'glpat-other' }),
    ).toEqual([
      ['component:default/catalog', expect.stringMatching(/401: the token/)],
    ]);
  });

  it.each(['git.example.org', 'gitlab.com'])(
    'is told: no token for %s, which is not asked',
    async host => {
      const elsewhere = entity('catalog', { 'gitlab.com/instance': host });
      expect(await errorsOf([elsewhere])).toEqual([
        [
          'component:default/catalog',
          `integrations.gitlab has no token for the host ${host}`,
        ],
      ]);
    },
  );
});

it('reads a project once that several entities name, however, and guesses none of them', async () => {
  const other = component('copy', {
    'gitlab.com/project-id': '8',
    'gitlab.com/instance': `http://${gitlab.host}/`,
  });
  const before = new KeepingContext();
  await sourceOf(gitlab, [entity('catalog')]).deliver(before);
  const context = new KeepingContext();
  before.versions.forEach((all, id) => context.versions.set(id, all));
  before.state.forEach((text, key) => context.state.set(key, text));
  gitlab.requests.length = 0;
  await sourceOf(gitlab, [entity('catalog'), other]).deliver(context);
  expect(context.errors).toEqual([]);
  expect(context.fieldsOf('/jobs/1020')).toMatchObject({
    status: 'succeeded',
    entityRef: null,
  });
  const lists = gitlab.requests.filter(url => url.includes('/8/deployments?'));
  expect(new Set(lists).size).toBe(lists.length);
  expect(context.progress[0]).toMatchObject({ total: 13 });

  gitlab.fault = ({ url = '' }, response) =>
    url.includes('/8/issues') && end(response, 401);
  const later = NOW + 60_000;
  await sourceOf(gitlab, [entity('catalog'), other], { now: later }).deliver(
    context,
  );
  expect(context.errors.map(([entityRef]) => entityRef)).toEqual([
    'component:default/catalog',
    'component:default/copy',
  ]);
});

describe('a GitLab that fails for one thing', () => {
  it.each<[string, RegExp, number, string]>([
    ['a comparison', /compare\?.*to=66/, 500, '/jobs/1002'],
    ['a comparison', /compare\?.*to=66/, 422, '/jobs/1002'],
    ['the notes of a merge request', /12\/notes/, 502, '/jobs/1005'],
  ])('is read without %s (%s, %d)', async (...row) => {
    const [, path, status, other] = row;
    gitlab.fault = ({ url = '' }, response) =>
      path.test(url) && end(response, status);
    const context = new KeepingContext();
    for (let run = 0; run < 4; run++) {
      await sourceOf(gitlab, both()).deliver(context);
    }
    expect(context.errors).toContainEqual([
      'component:default/checkout',
      expect.stringMatching(/ answered \d+; passed over$/),
    ]);
    expect(context.progress.at(-1)).toBeNull();
    expect(context.fieldsOf(other)).toBeDefined();
  });
});
