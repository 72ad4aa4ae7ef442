import { Agent, request } from 'node:http';

/** A request that was made before the clock runs. */
export interface Prepared {
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** How fast requests were answered. */
export interface Load {
  perSecond: number;
  /** Milliseconds until 99 of 100 were answered. */
  p99: number;
}

function send(agent: Agent, url: URL, prepared: Prepared): Promise<number> {
  return new Promise((resolve, reject) => {
    const { path, headers, body } = prepared;
    const call = request(
      {
        agent,
        host: url.hostname,
        port: url.port,
        path,
        method: 'POST',
        headers: { ...headers, 'content-length': String(body.length) },
      },
      response => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

/**
 * Sends all, so many at a time, over connections that stay open.
 *
 * @throws Error when an answer is not 202
 */
export async function sendAll(
  base: string,
  prepared: readonly Prepared[],
  concurrency: number,
): Promise<Load> {
  const url = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const taken: number[] = [];
  let next = 0;
  const work = async () => {
    while (next < prepared.length) {
      const one = prepared[next];
      next += 1;
      const start = performance.now();
      const status = await send(agent, url, one);
      if (status !== 202) throw new Error(`${one.path} answers ${status}`);
      taken.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  taken.sort((a, b) => a - b);
  return {
    perSecond: prepared.length / seconds,
    p99: taken[Math.floor(taken.length * 0.99)],
  };
}
