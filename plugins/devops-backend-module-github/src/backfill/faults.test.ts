import { IncomingMessage, ServerResponse } from 'node:http';
import { FakeGithub, Fault } from '../__testUtils__/FakeGithub';
import {
  addShop,
  deploy,
  inGithub,
  NOW,
  sha,
  sourceOf,
} from '../__testUtils__/history';
import { KeepingContext } from '../__testUtils__/KeepingContext';

let github: FakeGithub;

beforeEach(async () => {
  github = new FakeGithub();
  await github.start();
  addShop(github);
  deploy(github.add({ id: 8, slug: 'shop/catalog' }), 20, 'z', 3);
});

afterEach(() => github.stop());

const both = () => [inGithub(github, 'checkout'), inGithub(github, 'catalog')];

/** What an undisturbed run finds. */
async function undisturbed() {
  const context = new KeepingContext();
  await sourceOf(github, both()).deliver(context);
  expect(context.errors).toEqual([]);
  expect(context.versions.size).toBeGreaterThan(8);
  return context.merged();
}

const end = (response: ServerResponse, status: number, headers = {}) => {
  response.writeHead(status, headers).end('{}');
  return true;
};

/** Whether an address is asked for the first time: what chance would repeat could fail five times on end. */
function firstOfEach() {
  const asked = new Set<string | undefined>();
  return ({ url }: IncomingMessage) => asked.size < asked.add(url).size;
}

const inSeconds = (seconds: number) =>
  String(Math.floor(Date.now() / 1000) + seconds);

describe('a GitHub with faults', () => {
  it.each<[string, (isFirst: ReturnType<typeof firstOfEach>) => Fault]>([
    [
      'errors',
      isFirst => (request, response) => isFirst(request) && end(response, 500),
    ],
    [
      'resets',
      isFirst => request =>
        isFirst(request) && Boolean(request.socket.destroy()),
    ],
    [
      'truncated answers',
      isFirst => (request, response) =>
        isFirst(request) && Boolean(response.end('[{"id":')),
    ],
    [
      'the secondary limit',
      () => (_, response, n) =>
        n % 40 === 5 && end(response, 429, { 'retry-after': '0' }),
    ],
    [
      'the primary limit, spent',
      () => (_, response, n) =>
        n === 7 &&
        end(response, 403, {
          'x-ratelimit-limit': '5000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': inSeconds(2),
        }),
    ],
  ])('is read as well, with %s', async (_, fault) => {
    const expected = await undisturbed();
    github.fault = fault(firstOfEach());
    github.requests.length = 0;
    const context = new KeepingContext();
    await sourceOf(github, both()).deliver(context);
    expect(context.errors).toEqual([]);
    expect(context.merged()).toEqual(expected);
  });

  it('is read to the end, wherever the backend is killed', async () => {
    const expected = await undisturbed();
    let context = new KeepingContext({ steps: 0 });
    const outcome = () =>
      sourceOf(github, both())
        .deliver(context)
        .then(() => 'done')
        .catch(error => error.message);
    const outcomes = [await outcome()];
    while (outcomes.at(-1) !== 'done' && outcomes.length < 200) {
      // Each time it comes a step further: something is written, or also noted.
      context = new KeepingContext({ after: context, steps: outcomes.length });
      outcomes.push(await outcome());
    }
    expect(outcomes.length).toBeGreaterThan(5);
    expect(new Set(outcomes)).toEqual(new Set(['killed', 'done']));
    expect(context.errors).toEqual([]);
    expect(context.merged()).toEqual(expected);
  });

  it('misses no news, wherever the backend is killed', async () => {
    const before = new KeepingContext();
    await sourceOf(github, both()).deliver(before);
    const shop = github.repositories.get('shop/checkout')!;
    deploy(shop, 8, 'g', -2, { environment: 'qa' });
    deploy(shop, 9, 'g', -9, { environment: 'qa' });
    const now = NOW + 10 * 86_400_000;
    const run = async (context: KeepingContext) =>
      sourceOf(github, both(), { now })
        .deliver(context)
        .then(() => true)
        .catch(() => false);
    for (let steps = 0, isDone = false; !isDone; steps++) {
      const after = new KeepingContext();
      before.versions.forEach((all, id) => after.versions.set(id, all));
      before.state.forEach((text, key) => after.state.set(key, text));
      isDone = await run(new KeepingContext({ after, steps }));
      await run(after);
      expect(after.fieldsOf('/8')).toMatchObject({ status: 'succeeded' });
      expect(after.fieldsOf('/9')).toMatchObject({ status: 'succeeded' });
    }
  });

  it('waits for the limit and says until when', async () => {
    github.fault = (_, response, n) =>
      n === 8 && end(response, 403, { 'retry-after': '1' });
    const context = new KeepingContext();
    await sourceOf(github, both()).deliver(context);
    const waits = context.progress.map(one => one?.waitingUntil);
    expect(waits.filter(until => typeof until === 'number')).not.toEqual([]);
    expect(context.progress.at(-1)).toBeNull();
  });

  it('whose pages lead in a circle holds up no other repository', async () => {
    github.fault = ({ url = '' }, response) => {
      const isMeant = url.includes('/catalog/deployments?');
      const link = `<http://${github.host}${url}>; rel="next"`;
      return isMeant && Boolean(response.writeHead(200, { link }).end('[]'));
    };
    const context = new KeepingContext();
    await sourceOf(github, both()).deliver(context);
    expect(context.errors).toEqual([
      [
        'component:default/catalog',
        expect.stringContaining('lead in a circle'),
      ],
    ]);
    expect(context.fieldsOf('/5')).toMatchObject({ status: 'succeeded' });
    expect(context.progress.at(-1)).toBeNull();
  });

  it.each<[string, RegExp, number, string]>([
    ['a comparison', /\/compare\/.*0{3}/, 500, '/5'],
    ['a comparison', /\/compare\/.*0{3}/, 422, '/5'],
    ['the states of a deployment', /deployments\/5\/statuses/, 502, 'pull/512'],
    ['the reviews of a pull request', /pulls\/13\/reviews/, 500, '/5'],
    ['the pull requests of a commit', /commits\/\w+\/pulls/, 500, '/5'],
  ])('goes on without %s that fails always (%s, %d)', async (...row) => {
    const [, path, status, other] = row;
    const expected = await undisturbed();
    const isMeant = (url: string) =>
      path.test(url) && (!url.includes('compare') || url.includes(sha('e')));
    github.fault = ({ url = '' }, response) =>
      isMeant(url) && end(response, status);
    let context = new KeepingContext();
    // What the server fails to give is asked for in two runs.
    for (let run = 0; run < 6; run++) {
      context = new KeepingContext({ after: context });
      await sourceOf(github, both()).deliver(context);
    }
    expect(context.progress.at(-1)).toBeNull();
    expect(context.fieldsOf(other)).toBeDefined();
    expect(context.merged().size).toBeGreaterThan(expected.size / 2);
  });

  it('is read again where it fails altogether', async () => {
    const expected = await undisturbed();
    const shop = github.repositories.get('shop/checkout')!;
    for (let id = 100; id < 120; id++) {
      deploy(shop, id, 'g', 1.7, { environment: 'qa' });
    }
    github.fault = ({ url = '' }, response) =>
      url.includes('/statuses') && end(response, 502);
    const context = new KeepingContext();
    await sourceOf(github, both()).deliver(context);
    expect(context.errors).toContainEqual([
      'component:default/checkout',
      expect.stringMatching(/^GET .* answered 502$/),
    ]);
    github.fault = () => false;
    await sourceOf(github, both()).deliver(context);
    expect(context.merged().size).toBe(expected.size + 20);
  });

  it('is read to the end though much of it fails always', async () => {
    await undisturbed();
    const shop = github.repositories.get('shop/checkout')!;
    for (let id = 100; id < 112; id++) {
      deploy(shop, id, 'g', 1.7, { environment: 'qa' });
    }
    github.fault = ({ url = '' }, response) =>
      /deployments\/1\d\d\/statuses/.test(url) && end(response, 502);
    const context = new KeepingContext();
    for (let run = 0; run < 5; run++) {
      await sourceOf(github, both()).deliver(context);
    }
    expect(context.progress.at(-1)).toBeNull();
    expect(context.fieldsOf('/3')).toMatchObject({ status: 'succeeded' });
  });

  it('passes over a review that is not as GitHub documents', async () => {
    const expected = await undisturbed();
    github.repositories.get('shop/checkout')?.reviewsOf[12].push({ state: 1 });
    const context = new KeepingContext();
    await sourceOf(github, both()).deliver(context);
    expect(context.merged()).toEqual(expected);
    expect(context.errors).toEqual([
      ['component:default/checkout', expect.stringMatching(/^1 entries/)],
    ]);
  });

  it('passes over an item that is not as GitHub documents', async () => {
    const expected = await undisturbed();
    github.repositories.get('shop/checkout')?.deployments.push({
      id: null,
      created_at: '2026-11-19T00:00:00Z',
    });
    const context = new KeepingContext();
    await sourceOf(github, both()).deliver(context);
    expect(context.merged()).toEqual(expected);
    expect(context.errors).toEqual([
      ['component:default/checkout', expect.stringMatching(/^1 entries/)],
    ]);
  });
});

describe('what keeps a repository from being read', () => {
  const errorsOf = async (
    entities: ReturnType<typeof both>,
    options?: { token: string },
  ) => {
    const context = new KeepingContext();
    await sourceOf(github, entities, options).deliver(context);
    expect(JSON.stringify(context.errors)).not.toMatch(/ghp-|per_page/);
    return context.errors;
  };

  it('is told: no such repository', async () => {
    expect(await errorsOf([inGithub(github, 'gone')])).toEqual([
      [
        'component:default/gone',
        'GET repos/shop/gone: answered 404: there is no such repository, or the credentials of integrations.github may not see it',
      ],
    ]);
  });

  it('is told: the repository was renamed', async () => {
    const shop = github.repositories.get('shop/checkout')!;
    github.repositories.set('shop/till', { ...shop, slug: 'shop/till' });
    github.repositories.set('shop/checkout', { ...shop, slug: 'shop/till' });
    expect(await errorsOf([inGithub(github, 'checkout')])).toEqual([
      [
        'component:default/checkout',
        'The repository shop/checkout is called shop/till now: change github.com/project-slug to that',
      ],
    ]);
  });

  it('is told: wrong credentials', async () => {
    expect(await errorsOf(both(), { token: 'ghp-other' })).toEqual(
      ['checkout', 'catalog'].map(name => [
        `component:default/${name}`,
        expect.stringMatching(/401: the credentials/),
      ]),
    );
  });

  it('is told: no credentials for its owner', async () => {
    expect(await errorsOf(both(), { token: '' })).toEqual(
      ['checkout', 'catalog'].map(name => [
        `component:default/${name}`,
        `integrations.github has neither a token nor an installed app for ${github.host}/shop`,
      ]),
    );
    expect(github.requests).toEqual([]);
  });

  it('is told: a list that may not be read', async () => {
    github.fault = ({ url = '' }, response) =>
      url.includes('/catalog/issues') && end(response, 403);
    expect(await errorsOf(both())).toEqual([
      [
        'component:default/catalog',
        expect.stringMatching(/403: .* lack a permission/),
      ],
    ]);
  });

  it('is none: issues that are switched off', async () => {
    github.fault = ({ url = '' }, response) =>
      url.includes('/catalog/issues') && end(response, 410);
    expect(await errorsOf(both())).toEqual([]);
  });
});
