import { setTimeout as wait } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ImportAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { NAMES, WINDOW } from './company';

/** Sends lines, or a stream of them, to be imported. */
export async function importLines(
  url: string,
  body: string | ReadableStream<Uint8Array>,
): Promise<ImportAnswer> {
  const response = await fetch(`${url}/api/devops/v1/import`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      authorization: mockCredentials.service.header(),
    },
    body,
    duplex: 'half',
  } as RequestInit);
  if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
  }
  return response.json();
}

async function readMetrics(url: string, name: string): Promise<MetricsAnswer> {
  const query = new URLSearchParams({
    entityRef: `component:default/${name}`,
    ...WINDOW,
  });
  const response = await fetch(`${url}/api/devops/v1/metrics?${query}`, {
    headers: { authorization: mockCredentials.user.header() },
  });
  if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
  }
  return response.json();
}

async function countStale(url: string): Promise<number> {
  const answers = await Promise.all(NAMES.map(name => readMetrics(url, name)));
  return answers.filter(({ stale }) => stale).length;
}

/** All numbers of all services, once their facts are ready; without what tells the time. */
export async function readNumbers(url: string): Promise<object[]> {
  while ((await countStale(url)) > 0) {
    await wait(100);
  }
  const answers = await Promise.all(NAMES.map(name => readMetrics(url, name)));
  return answers.map(
    ({ entityRef, services, definitions, metrics, findings, diagnosis }) => ({
      entityRef,
      services,
      definitions,
      findings,
      diagnosis,
      metrics: metrics.map(({ open, ...metric }) => ({
        ...metric,
        open: open && open.n,
      })),
    }),
  );
}
