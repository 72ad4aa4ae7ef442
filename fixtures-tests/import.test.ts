import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './scripts';

/** A backend that takes every line but those that hold "bad". */
function answer(body: string) {
  const lines = body.split('\n').filter(line => line !== '');
  const problems = lines.flatMap((line, index) =>
    line.includes('bad')
      ? [{ line: index + 1, path: '$.status', message: 'must be good' }]
      : [],
  );
  return {
    lines: lines.length,
    created: lines.length - problems.length,
    updated: 0,
    unchanged: 0,
    unmatched: 0,
    rejected: problems.length,
    problems,
  };
}

describe('npm run import', () => {
  let server: Server;
  let url: string;
  let file: string;
  let folder: string;
  let requests: { body: string; authorization?: string; path?: string }[];
  /** What goes wrong before a request is answered, one for each request. */
  let mishaps: ((request: IncomingMessage, response: ServerResponse) => void)[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'import-'));
    file = join(folder, 'records.ndjson');
    requests = [];
    mishaps = [];
    server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) {
        parts.push(part);
      }
      const mishap = mishaps.shift();
      if (mishap) {
        mishap(request, response);
        return;
      }
      const body = Buffer.concat(parts).toString('utf8');
      const { authorization } = request.headers;
      requests.push({ body, authorization, path: request.url });
      response.end(JSON.stringify(answer(body)));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
    rmSync(folder, { recursive: true });
  });

  const send = (args: string[] = [], env = {}) =>
    runScript('import.mjs', [file, '--url', url, ...args], env);

  it('sends a long file in pieces and counts the lines of the file', async () => {
    const lines = Array.from({ length: 4500 }, (_, i) => `{"n":${i + 1}}`);
    lines[9] = '';
    lines[2499] = '{"n":"bad"}\r';
    lines[4499] = '{"n":"bad too"}';
    writeFileSync(file, `\uFEFF${lines.join('\n')}\n`);
    const { code, stdout, stderr } = await send();
    expect(requests.map(({ path }) => path)).toEqual(
      Array(3).fill('/api/devops/v1/import'),
    );
    const sent = requests.flatMap(({ body }) => body.trim().split('\n'));
    expect(sent).toEqual(
      lines.map(line => line.trim()).filter(line => line !== ''),
    );
    expect(stdout).toMatch(
      /^4,499 lines in \d+ s: 4,497 created, 0 updated, 0 unchanged, 0 unmatched, 2 rejected\n {2}line 2500: \$\.status must be good\n {2}line 4500: /,
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  it('takes the token of the option, the environment or the development portal', async () => {
    writeFileSync(file, '{"n":1}');
    await send();
    await send([], { DEVOPS_TOKEN: 'from-environment' });
    await send(['--token', 'given'], { DEVOPS_TOKEN: 'from-environment' });
    expect(requests.map(({ authorization }) => authorization)).toEqual([
      'Bearer devops-local',
      'Bearer from-environment',
      'Bearer given',
    ]);
  });

  it('does not cut a line where JSON text holds a line separator', async () => {
    const line = '{"title":"a\u2028b"}';
    writeFileSync(file, line);
    expect((await send()).code).toBe(0);
    expect(requests[0].body).toBe(`${line}\n`);
  });

  it('tries again while the backend is away', async () => {
    mishaps.push(
      (_, response) => response.writeHead(503).end('restarting'),
      request => request.socket.destroy(),
    );
    writeFileSync(file, '{"n":1}\n{"n":2}\n');
    const { code, stdout } = await send();
    expect(code).toBe(0);
    expect(stdout).toContain('2 lines');
    expect(requests).toHaveLength(1);
  });

  it('gives up at once when it is refused, and says how to go on', async () => {
    const lines = Array.from({ length: 2500 }, (_, i) => `{"n":${i + 1}}`);
    writeFileSync(file, lines.join('\n'));
    mishaps.push((_, response) =>
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end(
          '{"error":{"name":"AuthenticationError","message":"Illegal token"}}',
        ),
    );
    const refused = await send();
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/401: Illegal token .*DEVOPS_TOKEN/);
    expect(requests).toHaveLength(0);

    const rest = await send(['--from-line', '2001']);
    expect(rest.code).toBe(0);
    expect(requests.map(({ body }) => body)).toEqual([
      `${lines.slice(2000).join('\n')}\n`,
    ]);
  });

  it('does not take a page of something else for the backend', async () => {
    mishaps.push((_, response) => response.end('<html>'));
    writeFileSync(file, '{"n":1}');
    const { code, stderr } = await send();
    expect(code).toBe(2);
    expect(stderr).toContain('is the URL that of the backend?');
  });

  it('sends nothing for an empty file', async () => {
    writeFileSync(file, '\n\n');
    expect((await send()).stdout).toContain('0 lines');
    expect(requests).toHaveLength(0);
  });

  it.each([
    [['nowhere.ndjson'], 'There is no file nowhere.ndjson'],
    [[], 'Name one file'],
    [[__filename, '--url', 'localhost:7007'], '--url must start with'],
    [[__filename, '--from-line', '0'], '--from-line must be'],
    [[__filename, '--colour', 'red'], '--colour'],
  ])('explains how it is used: %j', async (args, message) => {
    const { code, stderr } = await runScript('import.mjs', args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage');
  });
});
