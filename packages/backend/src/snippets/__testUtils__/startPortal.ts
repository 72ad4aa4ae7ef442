import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
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
  /** The deployments of a Component, the latest first. */
  deployments(name: string): Promise<TimelineAnswer['items']>;
  /** Its incidents of the last weeks; the value is seconds, null while one is open. */
  incidents(name: string): Promise<EvidenceRow[]>;
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

/**
 * The plugin behind a real server with the real authentication, and a catalog of
 * Components with their annotations.
 */
export async function startPortal(
  components: Record<string, Record<string, string>>,
): Promise<Portal> {
  const entities = Object.entries(components).map(([name, annotations]) =>
    component(name, annotations),
  );
  const backend = await startTestBackend({
    features: [
      devopsPlugin,
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
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
    async deployments(name) {
      const entityRef = `component:default/${name}`;
      const query = { entityRef };
      return (await read<TimelineAnswer>('/v1/deployments', query)).items;
    },
    async incidents(name) {
      const entityRef = `component:default/${name}`;
      const { snapshot } = await measure(entityRef);
      const rows = await read<{ items: EvidenceRow[] }>(
        '/v1/metrics/time-to-restore/evidence',
        { entityRef, snapshot },
      );
      return rows.items;
    },
  };
}
