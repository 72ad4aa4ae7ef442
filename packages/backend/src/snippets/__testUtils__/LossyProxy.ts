import { once } from 'node:events';
import { createServer, IncomingMessage, Server } from 'node:http';
import { Portal } from '../../__testUtils__/startPortal';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Stands before the portal and loses the first answer to each body: the portal has
 * stored it, the sender hears 503 and sends the same again. So a snippet shows by its
 * own means that it may repeat itself.
 */
export class LossyProxy {
  readonly #server: Server;
  readonly #seen = new Set<string>();
  #results: string[] = [];

  private constructor(portal: Portal) {
    this.#server = createServer(async (request, response) => {
      const body = await bodyOf(request);
      if (request.url?.startsWith('/oidc?')) {
        // What GitHub answers a workflow that asks for its token.
        response.end(JSON.stringify({ value: portal.token }));
        return;
      }
      const answer = await fetch(`${portal.url}${request.url}`, {
        method: request.method,
        headers: {
          authorization: request.headers.authorization ?? '',
          'content-type': request.headers['content-type'] ?? '',
        },
        body,
      });
      const text = await answer.text();
      const { results = [] } = JSON.parse(text);
      for (const { result } of results) this.#results.push(result);
      const isLost = answer.ok && !this.#seen.has(body);
      this.#seen.add(body);
      response.writeHead(isLost ? 503 : answer.status).end(text);
    });
  }

  static async start(portal: Portal): Promise<LossyProxy> {
    const proxy = new LossyProxy(portal);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('Not started');
    return `http://127.0.0.1:${address.port}`;
  }

  /** What became of each record since the last call, in order. */
  takeResults(): string[] {
    const results = this.#results;
    this.#results = [];
    return results;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
