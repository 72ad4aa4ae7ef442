import { createOpenApiDocument } from '../openapi';
import { Correction } from './DevopsApi';
import { DevopsClient } from './DevopsClient';

function recordingFetch(response: () => Response) {
  const urls: string[] = [];
  const fetchApi = {
    fetch: async (input: RequestInfo | URL) => {
      urls.push(String(input));
      return response();
    },
  };
  return { urls, fetchApi };
}

const window = {
  from: '2026-10-01T00:00:00+09:00',
  to: '2026-11-01T00:00:00+09:00',
};

describe('DevopsClient', () => {
  it('writes an offset so that it survives the URL', async () => {
    const { urls, fetchApi } = recordingFetch(() => Response.json({}));
    await new DevopsClient({ fetchApi }).getMetrics({
      entityRef: 'component:default/checkout',
      timeZone: 'Asia/Seoul',
      benchmarkYear: 2024,
      ...window,
    });
    const url = new URL(urls[0]);
    expect(`${url.protocol}//${url.host}${url.pathname}`).toBe(
      'plugin://devops/v1/metrics',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      entityRef: 'component:default/checkout',
      timeZone: 'Asia/Seoul',
      benchmarkYear: '2024',
      ...window,
    });
  });

  it('leaves out what was not asked for', async () => {
    const { urls, fetchApi } = recordingFetch(() => Response.json({}));
    await new DevopsClient({ fetchApi }).getDeployments({
      entityRef: 'component:default/checkout',
      cursor: undefined,
    });
    expect([...new URL(urls[0]).searchParams.keys()]).toEqual(['entityRef']);
  });

  it('asks the backend that discovery names, when it is given one', async () => {
    const { urls, fetchApi } = recordingFetch(() =>
      Response.json({ domains: [], unmapped: [] }),
    );
    const discoveryApi = {
      getBaseUrl: async (id: string) => `https://portal/api/${id}`,
    };
    const client = new DevopsClient({ fetchApi, discoveryApi });
    expect(await client.getDomains()).toEqual({ domains: [], unmapped: [] });
    expect(urls).toEqual(['https://portal/api/devops/v1/domains']);
  });

  it('throws what the backend answered', async () => {
    const { fetchApi } = recordingFetch(() =>
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'no such entity' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    const call = new DevopsClient({ fetchApi }).getSources({
      entityRef: 'component:default/gone',
    });
    await expect(call).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'no such entity' },
    });
  });

  it('asks for evidence and its CSV at paths of the document', async () => {
    const { urls, fetchApi } = recordingFetch(() => Response.json({}));
    const client = new DevopsClient({ fetchApi });
    const query = {
      metric: 'lead-time',
      entityRef: 'component:default/checkout',
      snapshot: 's',
    } as const;
    await client.getEvidence({ ...query, limit: 10 });
    await client.getEvidenceCsv({ ...query, limit: 10 });
    await client.getWaitingChanges({ entityRef: query.entityRef });
    const documented = Object.keys(createOpenApiDocument().paths as {});
    for (const url of urls) {
      const path = new URL(url).pathname.replace('lead-time', '{metric}');
      expect(documented).toContain(path);
    }
    expect(new URL(urls[1]).searchParams.has('limit')).toBe(false);
    expect(new URL(urls[2]).searchParams.get('waiting')).toBe('true');
  });

  it('makes, lists and undoes corrections', async () => {
    const calls: [string, RequestInit | undefined][] = [];
    const fetchApi = {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        calls.push([String(input), init]);
        return Response.json({ items: [], nextCursor: null });
      },
    };
    const client = new DevopsClient({ fetchApi });
    const correction: Correction = {
      targets: ['deployment:ci/1'],
      action: 'exclude',
    };
    await client.correctRecords(correction);
    await client.undoOverride('a/b');
    await client.getOverrides({ entityRef: 'component:default/checkout' });

    const [[made, init], [undone, undo], [listed]] = calls;
    expect(made).toBe('plugin://devops/v1/overrides');
    expect(init).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(String(init?.body))).toEqual(correction);
    expect(undone).toBe('plugin://devops/v1/overrides/a%2Fb');
    expect(undo).toEqual({ method: 'DELETE' });
    expect(new URL(listed).searchParams.get('entityRef')).toBe(
      'component:default/checkout',
    );
  });

  it('lists, opens and replays deliveries', async () => {
    const calls: [string, RequestInit | undefined][] = [];
    const fetchApi = {
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
        calls.push([String(input), init]);
        return Response.json({ items: [], nextCursor: null, counts: [] });
      },
    };
    const client = new DevopsClient({ fetchApi });
    await client.getDeliveries({ status: ['failed', 'unmatched'], q: 'a b' });
    await client.getDelivery('4711');
    await client.replayDelivery('4711');

    const [[listed], [opened, get], [replayed, replay]] = calls;
    const { pathname, searchParams } = new URL(listed);
    expect(pathname).toBe('/v1/deliveries');
    expect(searchParams.getAll('status')).toEqual(['failed', 'unmatched']);
    expect(searchParams.get('q')).toBe('a b');
    expect(opened).toBe('plugin://devops/v1/deliveries/4711');
    expect(get).toBeUndefined();
    expect(replayed).toBe('plugin://devops/v1/deliveries/4711/replay');
    expect(replay).toEqual({ method: 'POST' });
  });
});
