import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import devopsPlugin from '@devops-domains/backstage-plugin-devops-backend';
import {
  EvidenceRow,
  MetricsAnswer,
  TimelineAnswer,
} from '@devops-domains/backstage-plugin-devops-common';

/** What a sender outside has to know a portal by. */
export interface Portal {
  url: string;
  token: string;
  stop(): Promise<void>;
  /** Sends records, or a delivery, by POST. */
  post(path: string, body: object): Promise<Response>;
  /** The six numbers of the last 90 days, once they are computed. */
  metrics(entityRef: string): Promise<MetricsAnswer>;
  /** Deployments, the latest first. */
  deployments(entityRef: string): Promise<TimelineAnswer['items']>;
  /** Incidents of the last 90 days; the value is seconds, null while one is open. */
  incidents(entityRef: string): Promise<EvidenceRow[]>;
}

const TOKEN = 'token-of-the-snippets';

function component(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', uid: `uid-${name}`, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:test' },
  };
}

/** A catalog of nothing but Components with their annotations. */
export const components = (
  annotations: Record<string, Record<string, string>>,
): Entity[] =>
  Object.entries(annotations).map(([name, values]) => component(name, values));

/** The plugin behind a real server with the real authentication, and a catalog in memory. */
export async function startPortal(options: {
  entities: Entity[];
  /** Modules that add sources. */
  modules?: Parameters<typeof startTestBackend>[0]['features'];
  devops?: JsonObject;
}): Promise<Portal> {
  const { entities, modules = [], devops = {} } = options;
  const backend = await startTestBackend({
    features: [
      devopsPlugin,
      ...modules,
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          devops,
          backend: {
            auth: {
              externalAccess: [
                {
                  type: 'static',
                  options: { token: TOKEN, subject: 'snippets' },
                  accessRestrictions: [{ plugin: 'devops' }],
                },
              ],
            },
          },
        },
      }),
    ],
  });
  const url = `http://127.0.0.1:${backend.server.port()}`;
  const read = async <T>(path: string, query: Record<string, string>) => {
    const address = `${url}/api/devops${path}?${new URLSearchParams(query)}`;
    const headers = { authorization: `Bearer ${TOKEN}` };
    const answer = await fetch(address, { headers });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as T;
  };
  const measure = async (entityRef: string): Promise<MetricsAnswer> => {
    for (;;) {
      const answer = await read<MetricsAnswer>('/v1/metrics', { entityRef });
      if (!answer.stale) return answer;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  return {
    url,
    token: TOKEN,
    stop: () => backend.stop(),
    metrics: measure,
    post: (path, body) =>
      fetch(`${url}/api/devops${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${TOKEN}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      }),
    async deployments(entityRef) {
      const query = { entityRef };
      return (await read<TimelineAnswer>('/v1/deployments', query)).items;
    },
    async incidents(entityRef) {
      const { snapshot } = await measure(entityRef);
      const rows = await read<{ items: EvidenceRow[] }>(
        '/v1/metrics/time-to-restore/evidence',
        { entityRef, snapshot },
      );
      return rows.items;
    },
  };
}
