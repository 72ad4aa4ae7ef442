import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runInNewContext } from 'node:vm';
import { LossyProxy } from './__testUtils__/LossyProxy';
import { renderDatadog } from './__testUtils__/render';
import { readSnippet, SNIPPETS, start } from './__testUtils__/run';
import { components, Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const MINUTE = 60_000;
const OPENED = Math.floor(Date.now() / 1000) * 1000 - 60 * MINUTE;

let portal: Portal;

beforeAll(async () => {
  portal = await startPortal({
    entities: components({
      datadog: {},
      opsgenie: {},
      servicenow: { 'servicenow.com/entity-id': 'ci-4711' },
    }),
  });
});

afterAll(() => portal?.stop());

describe('the relay', () => {
  let relay: ChildProcess;
  let proxy: LossyProxy;
  let url: string;

  beforeAll(async () => {
    proxy = await LossyProxy.start(portal);
    relay = start(process.execPath, [join(SNIPPETS, 'incident-relay.mjs')], {
      PORTAL: proxy.url,
      PORTAL_TOKEN: portal.token,
      RELAY_TOKEN: 'of-the-relay',
      PORT: '0',
    });
    const [line] = await once(createInterface(relay.stdout!), 'line');
    url = `http://127.0.0.1:${/\d+$/.exec(line)![0]}`;
  });

  afterAll(async () => {
    relay?.kill();
    if (relay) await once(relay, 'exit');
    await proxy?.stop();
  });

  const post = (path: string, body: string, token = 'of-the-relay') =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    });
  /** What became of each try to pass the alert on. */
  const results = async (path: string, body: string) => {
    const { status } = await post(path, body);
    expect(status).toBe(200);
    return proxy.takeResults();
  };

  const datadog = (transition: string, minutes: number) =>
    renderDatadog(readSnippet('datadog.json'), {
      ALERT_ID: '1234',
      ALERT_CYCLE_KEY: '9bd4ac313a4d1e8fae2482df7b77628',
      ALERT_TRANSITION: transition,
      DATE: String(OPENED + minutes * MINUTE),
      ALERT_PRIORITY: 'P1',
      ALERT_TITLE: 'Checkout answers slowly',
      TAGS: 'monitor, service:datadog, env:prod',
      LINK: 'https://app.datadoghq.com/event/event?id=1',
    });

  it('sends an alert of Datadog when it triggers and when it recovers', async () => {
    const triggered = datadog('Triggered', 0);
    expect(await results('/datadog', triggered)).toEqual([
      'created',
      'unchanged',
    ]);
    expect(await portal.incidents('component:default/datadog')).toMatchObject([
      { value: null },
    ]);
    // What comes in between tells neither of the two ends.
    for (const transition of ['Renotify', 'Re-Triggered', 'Warn', 'No Data']) {
      const answer = await post('/datadog', datadog(transition, 5));
      expect(answer.status).toBe(204);
    }
    const recovered = datadog('Recovered', 12);
    expect(await results('/datadog', recovered)).toEqual([
      'updated',
      'unchanged',
    ]);
    expect(await results('/datadog', triggered)).toEqual(['unchanged']);
    expect(await results('/datadog', recovered)).toEqual(['unchanged']);
    expect(await portal.incidents('component:default/datadog')).toMatchObject([
      {
        id: 'datadog/1234/9bd4ac313a4d1e8fae2482df7b77628',
        value: 12 * 60,
      },
    ]);
  });

  it('has an end that comes before its beginning sent again', async () => {
    const [early, late] = [datadog('Recovered', 12), datadog('Triggered', 0)]
      // Another alert than that of the other tests.
      .map(body => body.replace('1234', '4321'));
    expect((await post('/datadog', early)).status).toBe(503);
    expect(proxy.takeResults()).toEqual(['rejected']);
    expect(await results('/datadog', late)).toEqual(['created', 'unchanged']);
    expect(await results('/datadog', early)).toEqual(['updated']);
    const incidents = await portal.incidents('component:default/datadog');
    expect(incidents).toContainEqual(
      expect.objectContaining({
        id: 'datadog/4321/9bd4ac313a4d1e8fae2482df7b77628',
        value: 12 * 60,
      }),
    );
  });

  const opsgenie = (action: string, minutes: number) =>
    JSON.stringify({
      action,
      integrationName: 'DevOps Domains',
      source: { name: 'web', type: 'API' },
      alert: {
        alertId: '052652ac-5d1c-464a-812a-7dd18bbfba8c',
        message: 'Checkout answers slowly',
        tags: ['service:opsgenie', 'critical'],
        priority: 'P2',
        createdAt: OPENED,
        updatedAt: (OPENED + minutes * MINUTE) * 1e6,
      },
    });

  it('sends an alert of Opsgenie when it is created and when it is closed', async () => {
    const created = opsgenie('Create', 0);
    expect(await results('/opsgenie', created)).toEqual([
      'created',
      'unchanged',
    ]);
    expect(await portal.incidents('component:default/opsgenie')).toMatchObject([
      { value: null },
    ]);
    const acknowledged = await post('/opsgenie', opsgenie('Acknowledge', 3));
    expect(acknowledged.status).toBe(204);
    const closed = opsgenie('Close', 30);
    expect(await results('/opsgenie', closed)).toEqual([
      'updated',
      'unchanged',
    ]);
    expect(await results('/opsgenie', created)).toEqual(['unchanged']);
    expect(await results('/opsgenie', closed)).toEqual(['unchanged']);
    expect(await portal.incidents('component:default/opsgenie')).toMatchObject([
      {
        id: 'opsgenie/052652ac-5d1c-464a-812a-7dd18bbfba8c',
        value: 30 * 60,
      },
    ]);
    expect(await results('/opsgenie', opsgenie('Delete', 40))).toEqual([
      'updated',
      'unchanged',
    ]);
    expect(await portal.incidents('component:default/opsgenie')).toEqual([]);
  });

  it('lets nobody in who does not know its token, and passes refusals on', async () => {
    const body = opsgenie('Create', 0);
    expect((await post('/opsgenie', body, 'wrong')).status).toBe(401);
    expect((await post('/elsewhere', body)).status).toBe(404);
    expect((await post('/datadog', '{"half":')).status).toBe(400);
    const unknown = datadog('Triggered', 0)
      .replace('service:', 'host:')
      .replace('1234', '5678');
    const answer = await post('/datadog', unknown);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('needs entityRef');
  });
});

describe('the business rule of ServiceNow', () => {
  /** Values of the database: date fields are UTC without an offset. */
  const date = (minutes: number) =>
    new Date(OPENED + minutes * MINUTE)
      .toISOString()
      .replace('T', ' ')
      .slice(0, 19);

  async function save(fields: Record<string, string>): Promise<string> {
    let sent: { url: string; init: RequestInit } | undefined;
    const row: Record<string, string> = {
      number: 'INC0010001',
      opened_at: date(0),
      cmdb_ci: 'ci-4711',
      priority: '1',
      state: '2',
      short_description: 'Checkout answers slowly',
      ...fields,
    };
    const properties: Record<string, string> = {
      'devops_domains.portal': portal.url,
      'devops_domains.credential': 'c0ffee00c611228701d22104cc95c371',
      'glide.servlet.uri': 'https://acme.service-now.com/',
    };
    class RESTMessageV2 {
      #url = '';
      #init = { headers: {} as Record<string, string> } as RequestInit;
      setHttpMethod = (method: string) => {
        this.#init.method = method;
      };
      setEndpoint = (url: string) => {
        this.#url = url;
      };
      setRequestHeader = (name: string, value: string) => {
        this.#init.headers = { ...this.#init.headers, [name]: value };
      };
      setRequestBody = (body: string) => {
        this.#init.body = body;
      };
      execute = () => {
        sent = { url: this.#url, init: this.#init };
        return { getStatusCode: () => 200 };
      };
    }
    class StandardCredentialsProvider {
      getCredentialByID = (id: string) => ({
        getAttribute: (name: string) =>
          id === properties['devops_domains.credential'] && name === 'password'
            ? portal.token
            : null,
      });
    }
    runInNewContext(readSnippet('servicenow.js'), {
      current: {
        getValue: (name: string) => row[name] ?? null,
        getUniqueValue: () => '9d385017c611228701d22104cc95c371',
      },
      gs: { getProperty: (name: string) => properties[name] },
      sn_cc: { StandardCredentialsProvider },
      sn_ws: { RESTMessageV2 },
    });
    const answer = await fetch(sent!.url, sent!.init);
    return (await answer.json()).results[0].result;
  }

  it('is a script of ES5, which knows no comma behind the last argument', () => {
    expect(readSnippet('servicenow.js')).not.toMatch(/,\s*\)|=>|`|\blet\b/);
  });

  it('sends an incident, its resolution, and that it was opened again', async () => {
    const open = { sys_updated_on: date(0) };
    const resolved = { sys_updated_on: date(20), resolved_at: date(20) };
    expect(await save(open)).toBe('created');
    expect(await save(open)).toBe('unchanged');
    expect(
      await portal.incidents('component:default/servicenow'),
    ).toMatchObject([{ value: null }]);
    expect(await save(resolved)).toBe('updated');
    expect(await save(resolved)).toBe('unchanged');
    expect(
      await portal.incidents('component:default/servicenow'),
    ).toMatchObject([{ id: 'servicenow/INC0010001', value: 20 * 60 }]);
    expect(await save({ sys_updated_on: date(25) })).toBe('updated');
    expect(
      await portal.incidents('component:default/servicenow'),
    ).toMatchObject([{ value: null }]);
    expect(await save({ sys_updated_on: date(26), state: '8' })).toBe(
      'updated',
    );
    expect(await portal.incidents('component:default/servicenow')).toEqual([]);
  });
});
