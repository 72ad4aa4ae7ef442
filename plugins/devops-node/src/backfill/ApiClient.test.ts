import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ApiClient, ApiClientOptions } from './ApiClient';
import { readRateLimit } from './rateLimit';
import { walkPages } from './walkPages';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

/** Answers one request after the other; the last answer is kept. */
async function serveAll(answers: RequestListener[]) {
  const urls: string[] = [];
  const baseUrl = await serve((request, response) => {
    urls.push(request.url ?? '');
    const answer = answers[Math.min(urls.length, answers.length) - 1];
    answer(request, response);
  });
  return { baseUrl, urls };
}

const ok: RequestListener = (_, response) => {
  response.end('{"fine":true}');
};

const answer =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end('{}');
  };

function clientOf(baseUrl: string, options: Partial<ApiClientOptions> = {}) {
  return new ApiClient({
    baseUrl,
    headers: async () => ({ authorization: 'Bearer secret' }),
    readRateLimit: headers => readRateLimit(headers, 'ratelimit'),
    signal: new AbortController().signal,
    retryMs: 1,
    ...options,
  });
}

const inSeconds = (ms: number) => String(Math.ceil((Date.now() + ms) / 1000));

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  }
});

describe('ApiClient', () => {
  it('has no more than four requests under way', async () => {
    let underWay = 0;
    let most = 0;
    const baseUrl = await serve((_, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        response.end('{}');
      }, 20);
    });
    const client = clientOf(baseUrl);
    const paths = Array.from({ length: 12 }, (_, i) => `things/${i}`);
    await Promise.all(paths.map(path => client.get(path)));
    expect(most).toBe(4);
  });

  it('asks only whether something changed, where it has an etag', async () => {
    const baseUrl = await serve((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"v1"';
      response
        .writeHead(isKnown ? 304 : 200, { etag: '"v1"' })
        .end(isKnown ? undefined : '{"fine":true}');
    });
    const client = clientOf(baseUrl);
    const first = await client.get('list');
    expect(first.body).toEqual({ fine: true });
    expect(first).not.toHaveProperty('isUnchanged');
    expect(
      await client.get('list', { etag: first.headers.get('etag') ?? '' }),
    ).toMatchObject({ body: undefined, isUnchanged: true });
    expect((await client.get('list', { etag: '"v0"' })).body).toEqual({
      fine: true,
    });
  });

  it.each<[string, RequestListener]>([
    ['an error of the server', answer(502)],
    ['a truncated answer', (_, r) => void r.end('{"fine":tr')],
    [
      'an answer that breaks off',
      (_, r) => {
        r.writeHead(200, { 'content-length': '100' });
        r.write('{"fine"');
        setTimeout(() => r.destroy(), 5);
      },
    ],
    ['a reset connection', request => void request.socket.destroy()],
  ])('tries again after %s', async (_, fault) => {
    const { baseUrl, urls } = await serveAll([fault, fault, ok]);
    const { body } = await clientOf(baseUrl).get('things?a=1');
    expect(body).toEqual({ fine: true });
    expect(urls).toEqual(Array(3).fill('/api/things?a=1'));
  });

  it('gives up in the end, without a word about parameters and secrets', async () => {
    const { baseUrl, urls } = await serveAll([answer(500)]);
    const failure = clientOf(baseUrl).get('things?private=1');
    await expect(failure).rejects.toMatchObject({
      name: 'ApiError',
      status: 500,
      message: 'GET things: answered 500',
    });
    expect(urls).toHaveLength(5);
  });

  it.each([400, 401, 403, 404])('does not ask again after %d', async status => {
    const { baseUrl, urls } = await serveAll([answer(status)]);
    await expect(clientOf(baseUrl).get('things')).rejects.toMatchObject({
      status,
    });
    expect(urls).toHaveLength(1);
  });

  it.each<[string, RequestListener]>([
    ['429', answer(429, { 'retry-after': '1' })],
    ['503 with Retry-After', answer(503, { 'retry-after': '1' })],
    [
      '403 with nothing left',
      (request, response) =>
        answer(403, {
          'ratelimit-remaining': '0',
          'ratelimit-reset': inSeconds(500),
        })(request, response),
    ],
  ])('waits after %s and says so', async (_, refusal) => {
    const { baseUrl } = await serveAll([refusal, ok]);
    const waits: (number | null)[] = [];
    const started = Date.now();
    await clientOf(baseUrl, {
      onWait: async until => void waits.push(until),
    }).get('things');
    expect(waits).toEqual([expect.any(Number), null]);
    expect(Date.now()).toBeGreaterThanOrEqual(waits[0]!);
    expect(Date.now() - started).toBeGreaterThanOrEqual(400);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'a secondary limit, which only its text tells',
      { 'ratelimit-remaining': '4000', 'ratelimit-reset': inSeconds(500_000) },
      '{"message":"You have exceeded a secondary rate limit."}',
    ],
    [
      'nothing left, though the reset has passed on this clock',
      { 'ratelimit-remaining': '0', 'ratelimit-reset': inSeconds(-5_000) },
      '{}',
    ],
  ])('waits a minute after 403 with %s', async (_, headers, body) => {
    const { baseUrl } = await serveAll([
      (__, response) => {
        response.writeHead(403, headers).end(body);
      },
    ]);
    const controller = new AbortController();
    const client = clientOf(baseUrl, {
      signal: controller.signal,
      onWait: async until => {
        const seconds = ((until ?? 0) - Date.now()) / 1000;
        controller.abort(new Error(`waits ${Math.round(seconds)} seconds`));
      },
    });
    await expect(client.get('things')).rejects.toThrow('waits 60 seconds');
  });

  it('reads no more of a refusal than it needs', async () => {
    const { baseUrl } = await serveAll([
      (_, response) => {
        response.writeHead(403).write('x'.repeat(100_000));
      },
    ]);
    await expect(clientOf(baseUrl).get('things')).rejects.toMatchObject({
      status: 403,
    });
  });

  it('leaves a tenth of the limit to others', async () => {
    const reset = Math.ceil((Date.now() + 1_200) / 1000) * 1000;
    const { baseUrl } = await serveAll([
      (_, response) => {
        response
          .writeHead(200, {
            'ratelimit-limit': '100',
            'ratelimit-remaining': '10',
            'ratelimit-reset': String(reset / 1000),
          })
          .end('{}');
      },
    ]);
    const client = clientOf(baseUrl);
    await client.get('things');
    expect(Date.now()).toBeLessThan(reset);
    await client.get('things');
    expect(Date.now()).toBeGreaterThanOrEqual(reset);
  });

  it('follows a redirection inside of the API only', async () => {
    const asked = jest.fn();
    const elsewhere = await serve((request, response) => {
      asked(request.headers.authorization);
      response.end('{}');
    });
    const { baseUrl } = await serveAll([
      answer(301, { location: '/api/moved' }),
      ok,
      answer(302, { location: `${elsewhere}/things` }),
    ]);
    const client = clientOf(baseUrl);
    expect((await client.get('things')).body).toEqual({ fine: true });
    await expect(client.get('things')).rejects.toThrow(/leads out of the API/);
    for (const path of [`${elsewhere}/a`, '../other', 'a/../../b', '..\\b']) {
      await expect(client.get(path)).rejects.toThrow(/leads out of the API/);
    }
    expect(asked).not.toHaveBeenCalled();
  });

  it('ends at once when it is aborted, also while it waits', async () => {
    const { baseUrl } = await serveAll([answer(429, { 'retry-after': '60' })]);
    const controller = new AbortController();
    const client = clientOf(baseUrl, {
      signal: controller.signal,
      onWait: async () => controller.abort(new Error('shut down')),
    });
    await expect(client.get('things')).rejects.toThrow('shut down');
  });
});

describe('walkPages', () => {
  const pages = async (listener: RequestListener) => {
    const all: unknown[] = [];
    for await (const page of walkPages(
      clientOf(await serve(listener)),
      'things?page=1',
    )) {
      all.push(...page);
    }
    return all;
  };

  const page =
    (items: unknown, next: string | null): RequestListener =>
    (request, response) => {
      const url = `http://${request.headers.host}/api/things?page=${next}`;
      const links = `<${url}0>; rel="last", <${url}>; rel="next"`;
      response
        .writeHead(200, next === null ? {} : { link: links })
        .end(JSON.stringify(items));
    };

  it('goes to the end', async () => {
    const listener: RequestListener = (request, response) =>
      (request.url?.endsWith('=1') ? page([1, 2], '2') : page([3], null))(
        request,
        response,
      );
    expect(await pages(listener)).toEqual([1, 2, 3]);
  });

  it('stays at the address that it asks, whatever the server calls itself', async () => {
    const listener: RequestListener = (request, response) => {
      const next =
        '<https://git.example.org/root/api/things?page=2>; rel="next"';
      const isFirst = request.url === '/api/things?page=1';
      response
        .writeHead(200, isFirst ? { link: next } : {})
        .end(JSON.stringify([request.url]));
    };
    expect(await pages(listener)).toEqual([
      '/api/things?page=1',
      '/api/things?page=2',
    ]);
  });

  it('does not run in circles', async () => {
    await expect(pages(page([1], '2'))).rejects.toThrow(/in a circle/);
  });

  it('wants lists', async () => {
    await expect(pages(page({}, null))).rejects.toThrow(/no list/);
  });
});
