import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { join } from 'node:path';
import { LossyProxy } from './__testUtils__/LossyProxy';
import { requirePrograms, run, SNIPPETS } from './__testUtils__/run';
import { components, Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

let portal: Portal;
let proxy: LossyProxy;

beforeAll(async () => {
  requirePrograms('python3');
  portal = await startPortal({
    entities: components({
      airflow: {},
      checkout: { 'nomad.io/job-id': 'checkout' },
      payments: {},
    }),
  });
  proxy = await LossyProxy.start(portal);
});

afterAll(async () => {
  await proxy?.stop();
  await portal?.stop();
});

/** Calls back as Airflow does at the end of a task, with the context that it has then. */
const TASK_ENDS = `
import importlib.util, sys
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

spec = importlib.util.spec_from_file_location("devops_portal", sys.argv[1])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)

started = datetime.fromisoformat("2026-11-01T18:58:00+09:00")
task = SimpleNamespace(
    map_index=int(sys.argv[4]), dag_id="sales", task_id="publish", run_id=sys.argv[2],
    start_date=started, end_date=started + timedelta(minutes=2),
    log_url="https://airflow.example.com/log?task_id=publish",
)
context = {"ti": task, "params": {"revision": "4f1c0d2e"}}
if sys.argv[3] == "failed":
    context["exception"] = ValueError("no such table")
module.tell_portal(
    "component:default/airflow",
    revision=lambda context: context["params"]["revision"],
)(context)
`;

describe('the Airflow callback', () => {
  const airflow = (
    runId: string,
    state: string,
    { token = portal.token, mapIndex = -1 } = {},
  ) =>
    run(
      'python3',
      [
        ...['-B', '-c', TASK_ENDS, join(SNIPPETS, 'airflow.py')],
        ...[runId, state, String(mapIndex)],
      ],
      { DEVOPS_PORTAL_URL: proxy.url, DEVOPS_PORTAL_TOKEN: token },
    );

  it.each(['succeeded', 'failed'])('sends a task that has %s', async state => {
    const runId = `scheduled__2026-11-01T09:00:00+00:00-${state}`;
    await airflow(runId, state);
    expect(proxy.takeResults()).toEqual(['created', 'unchanged']);
    const stored = await portal.deployments('component:default/airflow');
    const id = `airflow/airflow.example.com/sales/${runId}/publish/production`;
    expect(stored.filter(one => one.id === id)).toMatchObject([
      {
        environment: 'production',
        status: state,
        version: '4f1c0d2e',
        startedAt: '2026-11-01T09:58:00.000Z',
        finishedAt: '2026-11-01T10:00:00.000Z',
        url: 'https://airflow.example.com/log?task_id=publish',
      },
    ]);
  });

  it('says why the portal refused', async () => {
    const refused = airflow('manual', 'succeeded', { token: 'wrong' });
    await expect(refused).rejects.toThrow(
      /The portal refused: .*AuthenticationError/s,
    );
  });

  it('sends each instance of a mapped task', async () => {
    await airflow('mapped', 'succeeded', { mapIndex: 0 });
    await airflow('mapped', 'succeeded', { mapIndex: 1 });
    expect(proxy.takeResults()).toEqual([
      ...['created', 'unchanged'],
      ...['created', 'unchanged'],
    ]);
  });
});

const SECOND = 1e9;
const at = (seconds: number) => (1_793_000_000 + seconds) * SECOND;

/** A deployment as Nomad lists it; times are nanoseconds. */
const deployment = (
  ID: string,
  part: { JobID: string; JobVersion: number; Status: string },
) => ({
  ID,
  Namespace: 'default',
  StatusDescription: '',
  CreateIndex: 19,
  ModifyIndex: 23,
  CreateTime: at(0),
  ModifyTime: at(60),
  ...part,
});

describe('the Nomad poller', () => {
  let nomad: Server;
  let listed: object[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    nomad = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://nomad');
      if (request.headers['x-nomad-token'] !== 'nomad-token') {
        response.writeHead(403).end('Permission denied');
        return;
      }
      asked.push(`${url.pathname}${url.search}`);
      // One deployment a page, as `per_page` may cut anywhere.
      const index = Number(url.searchParams.get('next_token') ?? 0);
      const answers: Record<string, unknown> = {
        '/v1/deployments': listed.slice(index, index + 1),
        '/v1/job/payments%2Fapi/versions': {
          Versions: [
            { Version: 1, Meta: null },
            {
              Version: 2,
              Meta: {
                portal_entity: 'component:default/payments',
                revision: '4f1c0d2e',
              },
            },
          ],
        },
        '/v1/job/wrong/versions': {
          Versions: [{ Version: 1, Meta: { portal_entity: 'not an entity' } }],
        },
      };
      const answer = answers[url.pathname];
      if (url.pathname === '/v1/deployments' && index + 1 < listed.length) {
        response.setHeader('X-Nomad-NextToken', String(index + 1));
      }
      response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? {}));
    });
    nomad.listen(0, '127.0.0.1');
    await once(nomad, 'listening');
  });

  afterAll(() => nomad?.close());

  const poll = (token = 'nomad-token') => {
    const address = nomad.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return run(process.execPath, [join(SNIPPETS, 'nomad.mjs')], {
      NOMAD_ADDR: `http://127.0.0.1:${port}`,
      NOMAD_TOKEN: token,
      PORTAL: proxy.url,
      PORTAL_TOKEN: portal.token,
    });
  };

  const checkout = { JobID: 'checkout', JobVersion: 5 };
  const payments = { JobID: 'payments/api', JobVersion: 2 };
  const wrong = { JobID: 'wrong', JobVersion: 1 };

  it('sends what runs, then how it ended, and nothing new after that', async () => {
    listed = [
      deployment('d-1', { ...checkout, Status: 'running' }),
      deployment('d-2', { ...payments, Status: 'successful' }),
    ];
    await poll();
    expect(proxy.takeResults()).toEqual([
      ...['created', 'created'],
      ...['unchanged', 'unchanged'],
    ]);
    expect(
      await portal.deployments('component:default/checkout'),
    ).toMatchObject([{ id: 'nomad/d-1', status: 'running', finishedAt: null }]);
    expect(
      await portal.deployments('component:default/payments'),
    ).toMatchObject([
      {
        id: 'nomad/d-2',
        environment: 'production',
        status: 'succeeded',
        version: '4f1c0d2e',
        startedAt: new Date(at(0) / 1e6).toISOString(),
        finishedAt: new Date(at(60) / 1e6).toISOString(),
      },
    ]);

    const failed = { ...checkout, Status: 'failed' };
    listed[0] = { ...deployment('d-1', failed), ModifyTime: at(90) };
    await poll();
    expect(proxy.takeResults().slice(0, 2)).toEqual(['updated', 'unchanged']);
    expect(
      await portal.deployments('component:default/checkout'),
    ).toMatchObject([
      {
        status: 'failed',
        finishedAt: new Date(at(90) / 1e6).toISOString(),
      },
    ]);

    await poll();
    expect(new Set(proxy.takeResults())).toEqual(new Set(['unchanged']));
    expect(asked).toContain('/v1/deployments?namespace=*&per_page=500');
    expect(asked).toContain(
      '/v1/job/payments%2Fapi/versions?namespace=default',
    );
  });

  it('ends with an error when the portal rejects one of many', async () => {
    listed = [
      deployment('d-3', { ...checkout, Status: 'successful' }),
      deployment('d-4', { ...wrong, Status: 'successful' }),
    ];
    await expect(poll()).rejects.toThrow(/The portal rejected: .*d-4/);
    expect(new Set(proxy.takeResults())).toContain('created');
  });

  it('ends with an error when Nomad refuses', async () => {
    await expect(poll('wrong')).rejects.toThrow('Nomad answered 403');
  });
});
